"""Figures for whoever runs the site: what is counted, and who gets to see it."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max
from prometheus_client import CollectorRegistry
from prometheus_client.parser import text_string_to_metric_families

from factcheck.database.faults import Fault
from factcheck.database.replicas import asked
from factcheck.database.replicas.servers import Server
from factcheck.database.replicas.watching import Watch
from factcheck.http.metrics.configuring import networks
from factcheck.http.metrics.layer import Measured
from tests.failing import failing

HERE = {"REMOTE_ADDR": "127.0.0.1"}
_TASK: dict[str, Any] = {
    "task_path": "factcheck.http.caches.purging.purge_again",
    "args_kwargs": {"args": [], "kwargs": {}},
    "backend_name": "default",
    "exception_class_path": "",
    "traceback": "",
}
pytestmark = pytest.mark.django_db


class Site:
    """An application that answers 404 to what begins with /claims/no and 200 to all else, with counts of its own."""

    def __init__(self) -> None:
        self._application = Measured(self._answer, CollectorRegistry())

    def ask(self, path: str, **environ: str) -> tuple[str, str]:
        told: list[Any] = []
        given = {"PATH_INFO": path, "REQUEST_METHOD": "GET", "REMOTE_ADDR": "192.0.2.1"} | environ
        body = b"".join(self._application(given, lambda *each: told.extend(each)))
        return told[0][:3], body.decode()

    def figures(self) -> dict[tuple[str, ...], float]:
        """The figures, by name and values of labels."""
        status, text = self.ask("/metrics", **HERE)
        assert status == "200"
        families = text_string_to_metric_families(text)
        return {(each.name, *each.labels.values()): each.value for family in families for each in family.samples}

    def _answer(self, environ: Any, start_response: Any) -> list[bytes]:
        start_response("404 Not Found" if environ["PATH_INFO"].startswith("/claims/no") else "200 OK", [])
        return [b"page"]


@pytest.fixture
def site(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Site:
    # A test's connection is within a transaction, for which it would be closed.
    monkeypatch.setattr(connections["default"], "close_if_unusable_or_obsolete", lambda: None)
    settings.METRICS_FROM = networks(["127.0.0.1", "10.0.0.0/8", "::1"])
    return Site()


def test_answers_are_counted_by_part_and_status_and_timed(site: Site) -> None:
    for path in ("/", "/claims/", "/claims/no/", "/api/v1/claims/", "/admin/", "/accounts/login/", "/readyz"):
        site.ask(path)

    found = site.figures()

    counted = {labels[1:]: value for labels, value in found.items() if labels[0] == "factcheck_answers_total"}
    pages = {("pages", "200"): 2, ("pages", "404"): 1}
    assert counted == pages | {("api", "200"): 1, ("desk", "200"): 2, ("health", "200"): 1}
    assert found["factcheck_answer_seconds_count", "pages"] == 3
    assert found["factcheck_threads_busy",] == 0


@pytest.mark.parametrize(
    "environ",
    [
        {"REMOTE_ADDR": "192.0.2.1"},
        {"REMOTE_ADDR": "::ffff:192.0.2.1"},
        {"REMOTE_ADDR": ""},
        HERE | {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        HERE | {"HTTP_FORWARDED": "for=127.0.0.1"},
        HERE | {"HTTP_VIA": "1.1 cache"},
        HERE | {"REQUEST_METHOD": "POST"},
    ],
)
def test_figures_are_a_page_like_any_other_to_who_may_not_ask_or_comes_by_a_proxy(
    environ: dict[str, str], site: Site
) -> None:
    assert site.ask("/metrics", **environ) == ("200", "page")


@pytest.mark.parametrize("caller", ["127.0.0.1", "10.255.0.1", "::1", "::ffff:10.0.0.5"])
def test_figures_are_told_to_the_networks_of_the_settings(caller: str, site: Site) -> None:
    status, text = site.ask("/metrics", REMOTE_ADDR=caller)

    assert status == "200"
    assert re.search(r"^factcheck_database_up 1\.0$", text, re.MULTILINE)


def test_task_waits_from_when_it_is_due(site: Site) -> None:
    def enqueued(ago: int, due: datetime) -> None:
        task = DBTaskResult.objects.create(**_TASK, run_after=due)
        DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=now - timedelta(seconds=ago))

    now, day = timezone.now(), 86_400
    enqueued(7 * day, now - timedelta(seconds=30))
    enqueued(day, now + timedelta(days=6))
    assert site.figures()["factcheck_tasks_waiting",] == 1
    assert 30 <= site.figures()["factcheck_tasks_waiting_seconds",] < 90

    enqueued(100, get_date_max())
    assert 100 <= site.figures()["factcheck_tasks_waiting_seconds",] < 160

    enqueued(200, now - timedelta(days=3))
    assert 200 <= site.figures()["factcheck_tasks_waiting_seconds",] < 260


def test_figures_of_the_database_are_left_out_while_it_is_away(site: Site) -> None:
    well = site.figures()
    with failing(Fault.AWAY):
        away = site.figures()

    assert (well["factcheck_database_up",], away["factcheck_database_up",]) == (1, 0)
    assert {"factcheck_log_revisions", "factcheck_tasks_waiting"} <= {name for name, *_ in set(well) - set(away)}


def test_figures_of_each_server_say_how_far_behind_it_is(
    site: Site, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATABASE_REPLICAS = [{}, {}]
    watch = Watch(Server("primary", {}), [Server("replica 1", {}), Server("replica 2", {})], max_lag=5)
    watch.replicas[0].position = 1
    monkeypatch.setattr(watch, "start", lambda: None)
    monkeypatch.setattr(asked, "watch", lambda: watch)
    monkeypatch.setattr(asked, "ask", lambda *_, **__: None)

    found = site.figures()

    assert [found["factcheck_server_up", name] for name in ("primary", "replica 1", "replica 2")] == [0, 1, 0]
    assert found["factcheck_replica_seconds_behind", "replica 2"] == float("inf")
