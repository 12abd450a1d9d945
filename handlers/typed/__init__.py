"""What a typed message says: a date, steps and their state, a profession, a place in a list."""
