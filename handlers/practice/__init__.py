"""/cabinet: the steps shared with the people one works with."""
