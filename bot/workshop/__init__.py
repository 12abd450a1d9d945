"""The workshop: the local page where answers are written, tried and saved."""
