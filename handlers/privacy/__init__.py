"""What is refused, what is kept on a person, and how it is told and erased."""
