"""What the desk remembers of editing: who changed what, and when."""
