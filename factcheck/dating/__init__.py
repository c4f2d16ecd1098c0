"""Dates as people give them: what they type, as expressions of EDTF, and the days that these may mean."""
