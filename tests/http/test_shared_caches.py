"""Shared caches may keep what is the same for everybody, and are told what was published since."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from factcheck.http.caches import purging
from factcheck.http.caches.purging import PurgeError
from factcheck.http.direct.databases import Connections, OfPostgresql, OfSqlite
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The tags of each request that a shared cache got."""
    settings.SHARED_CACHE_SECONDS, settings.PURGE_URL = 3600, "https://cdn.example/purge"
    reading = {"sqlite": OfSqlite, "postgresql": OfPostgresql}[connection.vendor]
    monkeypatch.setattr(purging, "Connections", lambda: Connections(lambda: reading(connection.connection)))
    requests: list[set[str]] = []
    monkeypatch.setattr(purging, "_send", lambda tags: requests.append(set(tags)))
    return requests


def _tags(path: str, **headers: str) -> set[str]:
    answer = Client(headers=headers).get(path)
    tags = answer.headers.get("Surrogate-Key", "").split()
    assert ",".join(tags) == answer.headers.get("Cache-Tag", "")
    return set(tags)


def test_answers_name_what_they_show_to_shared_caches_where_these_are_told(
    told: list[set[str]], editor: User, django_capture_on_commit_callbacks: Any
) -> None:
    said = factories.AttributionFactory.create()
    claim = said.claim
    publish(claim, by=editor)
    page, document = f"/claims/{claim.public_id}/{claim.slug}/", f"/api/v1/claims/{claim.public_id}/"
    purging.purge_what_is_new.call()

    assert f"claim-{claim.public_id}" in _tags(page) & _tags(document)
    assert _tags(page, if_none_match=Client().get(page)["ETag"]) == _tags(page)
    assert not any(_tags(path) for path in ("/accounts/login/", "/check/", f"{document}?as_of=2020-01-01", "/nothing/"))
    answer = Client().get(page)
    assert (answer["CDN-Cache-Control"], answer["Cache-Control"]) == ("max-age=3600", "no-cache")

    for act in (lambda: _changed(claim, editor), lambda: publish(factories.ClaimFactory.create(), by=editor)):
        shown = {path: _tags(path) for path in (page, "/", "/claims/")}
        told.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        (tags,) = told
        assert tags & shown["/"]
        assert tags & shown["/claims/"]
    assert not tags & shown[page]


def _changed(claim: Any, editor: User) -> None:
    claim.context = "Only the northern lane."
    claim.save()
    publish(claim, by=editor)


def test_withdrawal_purges_all_and_what_was_refused_is_told_again(
    told: list[set[str]], editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)
    purging.purge_what_is_new.call()
    withdraw(claim, by=editor, note="Nobody said so.")
    with monkeypatch.context() as patch:
        patch.setattr(purging, "_send", _refuse)
        with pytest.raises(PurgeError):
            purging.purge_what_is_new.call()
    purging.purge_what_is_new.call()

    assert told == [{"factcheck"}, {"factcheck"}]


def _refuse(tags: list[str]) -> None:
    raise PurgeError("PURGE_URL answered with 503.")


def test_shared_cache_is_told_again_once_replicas_must_have_what_it_was_told_of(
    told: list[set[str]], editor: User, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    purging.purge_what_is_new.call()
    settings.DATABASE_REPLICAS, settings.DATABASE_REPLICA_MAX_LAG, settings.DATABASE_ANSWER_TIMEOUT = [{}], 5, 4
    publish(factories.ClaimFactory.create(), by=editor)
    began, later = timezone.now(), list[Any]()
    with monkeypatch.context() as patch:
        patch.setattr(purging, "purge_again", SimpleNamespace(using=lambda run_after: _Later(later, run_after)))
        purging.purge_what_is_new.call()
    [(when, before)] = later
    told_first = told[-1]

    purging.purge_again.call(before)

    assert when - began >= timedelta(seconds=5 + 2 * 4)
    assert told == [{"factcheck"}, told_first, told_first]
    assert told_first != {"factcheck"}


class _Later(NamedTuple):
    """Keeps what is put off, and until when."""

    kept: list[Any]
    when: datetime

    def enqueue(self, before: int | None) -> None:
        self.kept.append((self.when, before))


@pytest.mark.parametrize("is_known", [True, False])
def test_second_telling_that_is_refused_is_made_up_for_by_the_next_publication(
    is_known: bool, told: list[set[str]], editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    purging.purge_what_is_new.call()
    before = cache.get(purging._UNTIL) if is_known else None
    publish(factories.ClaimFactory.create(), by=editor)
    purging.purge_what_is_new.call()
    first = told[-1] if is_known else {"factcheck"}

    with monkeypatch.context() as patch:
        patch.setattr(purging, "_send", _refuse)
        with pytest.raises(PurgeError):
            purging.purge_again.call(before)
    publish(factories.ClaimFactory.create(), by=editor)
    purging.purge_what_is_new.call()

    assert first <= told[-1]


def test_answers_name_nothing_where_no_shared_cache_is_told() -> None:
    assert not _tags("/")
