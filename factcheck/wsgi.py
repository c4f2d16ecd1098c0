"""The WSGI application. Production settings unless FACTCHECK_ENV says otherwise."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from factcheck.database.engines import patience
from factcheck.http.proxies import declared_only
from factcheck.http.requests.bodies import read_to_the_end

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

application = read_to_the_end(get_wsgi_application())

# What knows apps can be imported once the application is made.
from factcheck.http.direct.layer import Direct  # noqa: E402
from factcheck.redaction.checks import refuse_unreplayed  # noqa: E402

if settings.KEPT_ANSWERS_MEGABYTES and not settings.DEBUG:
    application = Direct(application, megabytes=settings.KEPT_ANSWERS_MEGABYTES)
application = declared_only(application)
patience.limit_process(settings.DATABASE_ANSWER_TIMEOUT)
refuse_unreplayed()
