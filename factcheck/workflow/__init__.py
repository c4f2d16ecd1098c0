"""Who may do what at the desk, and how records are signed off. Never in public."""
