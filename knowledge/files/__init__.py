"""The files that people write: read into entries and steps, each problem by path and line."""
