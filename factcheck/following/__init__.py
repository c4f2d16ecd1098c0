"""Following by e-mail: who is mailed of what, and the letters."""
