"""Doing what is told about the path, and the order in which a typed message is tried."""
