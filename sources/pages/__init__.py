"""What the public pages of sources and publishers make of documents."""
