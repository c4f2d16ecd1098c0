"""What signs and keeps checkpoints, outside the database and the web process."""
