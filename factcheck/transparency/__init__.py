"""The log as a Merkle tree that strangers can hold the site to: checkpoints, tiles, receipts. Knows no draft."""
