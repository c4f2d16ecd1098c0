"""Gunicorn's settings: `gunicorn --config python:factcheck.http.server factcheck.wsgi`."""

worker_class = "gthread"
threads = 8
control_socket_disable = True
# Nobody's word is taken for how a request came; `factcheck.http.proxies` hears what declared proxies say.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}
forwarder_headers = ""
