"""A run of the program: started, beside others or alone, and ended properly."""
