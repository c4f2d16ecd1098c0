"""How somebody of the desk wants to work: in which language, and what to be mailed."""
