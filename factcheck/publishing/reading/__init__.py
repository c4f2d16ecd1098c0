"""Reads what was published: the read model and the log. Public code reads nothing else."""
