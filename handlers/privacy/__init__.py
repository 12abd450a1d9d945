"""What is refused, what is kept of a person, and how it is told and erased."""
