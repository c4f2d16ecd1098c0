"""A claim in short, as every surface tells it: who says so, who contests it, what reviews found."""
