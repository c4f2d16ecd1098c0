"""What keeps the desk's pages small and quick, those of forms above all."""
