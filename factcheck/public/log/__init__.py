"""The public log for whoever holds the site to it: a page that explains, checkpoints, tiles and receipts."""
