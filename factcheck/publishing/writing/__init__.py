"""Writes what is public: the actions, the log and the read model that follows from it."""
