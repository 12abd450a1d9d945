"""/cabinet: the steps shared with those one works with, and what they are told of it."""
