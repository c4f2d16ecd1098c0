"""What the database holds for publishing beside tables: the log is write-once, words are found, saving is noticed."""
