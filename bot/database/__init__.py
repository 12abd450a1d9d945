"""The database: its engine and sessions, and how statements reach SQLite and PostgreSQL."""
