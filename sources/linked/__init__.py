"""Sources and publishers in the words of schema.org."""
