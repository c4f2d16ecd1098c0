"""What records are called in languages other than their own (decision 83)."""
