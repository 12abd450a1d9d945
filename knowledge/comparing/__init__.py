"""How alike a question and every topic of the base are, by each signal."""
