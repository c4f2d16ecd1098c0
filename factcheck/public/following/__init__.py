"""How the public site is followed, cited and found by other programs."""
