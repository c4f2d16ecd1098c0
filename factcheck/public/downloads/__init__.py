"""Whole lists to take away: as CSV, as a workbook, as JSON Lines."""
