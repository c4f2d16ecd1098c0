"""Which claims a text is about."""
