"""Claims, reviews, claimants and topics in the words of schema.org, and in ours where it has none."""
