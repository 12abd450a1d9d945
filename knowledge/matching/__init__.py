"""What becomes of a message: its questions, what they mean, and which outcome costs least."""
