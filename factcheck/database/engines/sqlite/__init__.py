"""SQLite: writers take turns fairly, and what can't be written can still be read."""
