"""From Telegram to a handler: updates taken, kept in order, handled once, and noted."""
