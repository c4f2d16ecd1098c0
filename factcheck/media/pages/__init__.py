"""What pages make of documents of media objects."""
