"""The WSGI application. Production settings unless FACTCHECK_ENV says otherwise."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from factcheck.database.engines import patience
from factcheck.http.proxies import declared_only
from factcheck.http.requests.bodies import read_to_the_end

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

_django = read_to_the_end(get_wsgi_application())
patience.limit_process(settings.DATABASE_ANSWER_TIMEOUT)

# Apps can be imported once Django's application is made.
from factcheck.http.direct.layer import before  # noqa: E402
from factcheck.http.metrics.layer import measured  # noqa: E402
from factcheck.http.replicas import reading_from_replicas  # noqa: E402
from factcheck.redaction.checks import refuse_unreplayed  # noqa: E402

application = measured(declared_only(reading_from_replicas(before(_django))))
refuse_unreplayed()
