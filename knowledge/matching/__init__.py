"""What becomes of a message: its questions, what they mean, and the outcome that costs least."""
