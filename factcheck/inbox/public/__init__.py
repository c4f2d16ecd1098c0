"""The forms by which readers write to the desk."""
