"""/cabinet: the steps shared with those one works with."""
