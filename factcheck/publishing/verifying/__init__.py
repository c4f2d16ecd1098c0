"""Whether the log, and all that is made of it, is what was published: each file compares one thing."""
