"""What a typed message says: a date, steps and their states, a profession, a place in a list."""
