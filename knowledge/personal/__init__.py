"""Personal data in a text: recognised, and masked before anything else is done with it."""
