"""The bot seen from outside: its log, its metrics, whether it is ready."""
