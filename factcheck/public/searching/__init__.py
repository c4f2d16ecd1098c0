"""Search in all kinds of records at once."""
