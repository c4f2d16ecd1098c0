"""What the database says when figures are asked for: of itself, of the log, and of the work that waits."""

from collections.abc import Iterator

from django.conf import settings
from django.db import Error, connection
from django.db.models import Case, F, Max, Min, When
from django.db.models.functions import Greatest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from factcheck.database.engines import patience
from factcheck.database.replicas import asked
from factcheck.publishing.models.log import Revision


class State(Collector):
    """Figures that are looked up at each request for them; without a database, those of the servers alone."""

    def collect(self) -> Iterator[Metric]:
        """The figures."""
        if settings.DATABASE_REPLICAS:
            asked.watch().start()
            asked.ask(asked.watch().primary, may_be_stale=False)
            yield from _servers()
        # No request of Django's has begun, which would do that.
        connection.close_if_unusable_or_obsolete()
        try:
            with patience.at_most(settings.DATABASE_CONNECT_TIMEOUT):
                found = list(_looked_up())
        except Error:
            yield _gauge("factcheck_database_up", "Whether the database that is written to answers.", 0)
            return
        yield _gauge("factcheck_database_up", "Whether the database that is written to answers.", 1)
        yield from found


def _looked_up() -> Iterator[Metric]:
    last = Revision.objects.aggregate(last=Max("sequence"))["last"]
    yield _gauge("factcheck_log_revisions", "Revisions in the public log.", 0 if last is None else last + 1)
    ready, now = DBTaskResult.objects.ready(), timezone.now()
    yield _gauge("factcheck_tasks_waiting", "Tasks that wait for a worker.", ready.count())
    since = ready.aggregate(since=Min(_due()))["since"]
    waited = (now - since).total_seconds() if since else 0
    yield _gauge("factcheck_tasks_waiting_seconds", "For how long one of these has been due, at most.", waited)
    yield _gauge("factcheck_tasks_failed", "Tasks that failed and are kept.", DBTaskResult.objects.failed().count())


def _due() -> Case:
    """Since when a worker could have taken a task: its delay, where it was given one, was meant."""
    at_once = When(run_after=get_date_max(), then=F("enqueued_at"))
    return Case(at_once, default=Greatest("run_after", "enqueued_at"))


def _servers() -> Iterator[Metric]:
    watch = asked.watch()
    up = GaugeMetricFamily("factcheck_server_up", "Whether a server of the database answers.", labels=["server"])
    behind = GaugeMetricFamily(
        "factcheck_replica_seconds_behind", "What a replica may have missed, at most.", labels=["server"]
    )
    up.add_metric([watch.primary.name], watch.primary.is_alive)
    for replica in watch.replicas:
        up.add_metric([replica.name], replica.is_alive)
        behind.add_metric([replica.name], watch.seconds_behind(replica))
    yield from (up, behind)


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(name, about, value=value)
