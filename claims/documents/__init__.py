"""What the documents of claims, claimants, topics and reviews hold, and how lists filter and search them."""
