"""The bot's own sentences: the typed table of phrases.toml, and what reads it."""
