"""What is typed at the desk, looked for in the names of records: drafts and published ones alike."""
