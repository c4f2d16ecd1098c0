"""The ASGI application. Production settings unless FACTCHECK_ENV says otherwise."""

import os

from django.core.asgi import get_asgi_application

from factcheck.http.proxies import declared_only_asgi

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

application = declared_only_asgi(get_asgi_application())
