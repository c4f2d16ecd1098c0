"""Media objects in the words of schema.org."""
