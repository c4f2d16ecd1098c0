"""What the documents of sources and publishers hold, and how lists filter and search them."""
