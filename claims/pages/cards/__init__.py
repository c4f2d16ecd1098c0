"""A claim as a card in pages of others: what it holds, how tall it is, and the frame that shows it."""
