"""Has this been checked? What somebody pasted, and the claims that it is about. Nothing of it is kept."""
