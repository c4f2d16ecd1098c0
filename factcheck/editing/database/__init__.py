"""The database triggers that write the history of drafts, and what they leave to the rows."""
