"""Makes dumps, of what was published alone."""
