"""From a handler to Telegram: what is sent, insisted on, and refused."""
