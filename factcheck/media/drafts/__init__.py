"""From drafts of media objects to documents and rows; duplicates, merging."""
