"""The pages by which readers follow by e-mail, and stop."""
