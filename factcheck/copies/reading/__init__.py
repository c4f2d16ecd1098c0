"""What public code asks of copies: rows of the log with documents, the dumps that there are."""
