"""The database triggers that write the history of drafts."""
