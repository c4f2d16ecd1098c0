"""Django's two database engines, with what a fault of the database asks of them (decision 34)."""
