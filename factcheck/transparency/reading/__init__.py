"""What public code asks of the tree: tiles, entries, the newest checkpoint, receipts."""
