"""PostgreSQL: a connection for each thread, which does not wait for a server that has fallen silent."""
