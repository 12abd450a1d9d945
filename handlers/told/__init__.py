"""What is done with what is told of the path, and the order in which a message is tried."""
