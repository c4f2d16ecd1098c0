"""The language of an address, and dates, numbers and kinds of record in its words."""
