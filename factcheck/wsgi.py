"""The WSGI application. Production settings unless FACTCHECK_ENV says otherwise."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from factcheck.database import patience

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

application = get_wsgi_application()
patience.limit_process(settings.DATABASE_ANSWER_TIMEOUT)
