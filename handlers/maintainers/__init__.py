"""What only maintainers see: figures, and questions without an answer."""
