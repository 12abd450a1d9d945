"""/ins: the guide at the counter, one question at a time, typed or tapped."""
