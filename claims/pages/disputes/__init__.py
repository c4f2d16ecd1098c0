"""Disputes as pages of topics and claimants show them: both sides in their words, and who stands against whom."""
