"""The maintainers' commands, one module each."""
