"""What was shown just before, and the signs it is remembered by."""
