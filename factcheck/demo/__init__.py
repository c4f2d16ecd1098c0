"""`manage.py demo`: a database with the sample, an editor's account, a server and a worker."""
