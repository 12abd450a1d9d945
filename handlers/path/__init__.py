"""/parcours: the path and its steps, on the screen, drawn or printed."""
