"""Makes one record of two, and two again. Knows no claim and no source."""
