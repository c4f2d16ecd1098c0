"""Records in the words of schema.org, and in ours where it has none: for pages, and for the feed of everything."""
