"""What a request may be: its size, its method, its JSON."""
