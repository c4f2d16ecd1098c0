"""Replicas of PostgreSQL that answer readers, and the choice of a server for each request (decision 85)."""
