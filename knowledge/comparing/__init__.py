"""What is alike: a question beside every topic of the base, by each signal."""
