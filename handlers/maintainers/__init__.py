"""What only maintainers see: figures, and the questions without an answer."""
