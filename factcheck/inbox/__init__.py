"""What readers write to the desk: reports of errors and suggested claims."""
