"""What was published since: whole, in order, in bounded pieces, and by waiting without keeping readers out."""

import threading
import time
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from factcheck.api import changes
from factcheck.publishing.models import Revision
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.api.common import EndpointTests, errors_of, get
from tests.together import each_of


class TestChanges(EndpointTests):
    path = "changes"

    def address(self, editor: User) -> str:
        publish(factories.ClaimFactory.create(), by=editor)
        return "changes/"


def sequences(query: str = "") -> list[int]:
    return [each["sequence"] for each in get(f"changes/?{query}").json()["changes"]]


@pytest.fixture
def claim(editor: User) -> Claim:
    claim: Any = factories.ClaimFactory.create()
    claim.topics.add(factories.TopicFactory.create())
    publish(claim, by=editor)
    return claim  # type: ignore[no-any-return]


@pytest.mark.django_db
def test_changes_are_the_revisions_byte_for_byte(claim: Claim) -> None:
    each = [get(f"revisions/{sequence}/").content for sequence in range(Revision.objects.count())]

    answer = get("changes/")

    following = f"http://127.0.0.1:8000/api/v1/changes/?after={len(each) - 1}&limit=100".encode()
    head = str(len(each) - 1).encode()
    assert answer.content == b'{"changes":[%b],"head":%b,"next":"%b"}' % (b",".join(each), head, following)


@pytest.mark.django_db
def test_next_leads_through_all_of_the_log_and_then_to_what_comes(claim: Claim, editor: User) -> None:
    seen, address = [], "http://127.0.0.1:8000/api/v1/changes/?limit=1"
    for _ in range(Revision.objects.count()):
        answer = Client().get(address).json()
        seen += [each["sequence"] for each in answer["changes"]]
        address = answer["next"]
    assert seen == list(range(Revision.objects.count()))
    assert Client().get(address).json()["changes"] == []

    publish(factories.ClaimFactory.create(), by=editor)

    assert [each["sequence"] for each in Client().get(address).json()["changes"]] == [len(seen)]


@pytest.mark.django_db
def test_changes_of_an_empty_log() -> None:
    assert get("changes/").json() == {
        "changes": [],
        "head": -1,
        "next": "http://127.0.0.1:8000/api/v1/changes/?after=-1&limit=100",
    }


@pytest.mark.django_db
def test_withdrawn_words_are_in_no_change(claim: Claim, editor: User) -> None:
    withdraw(claim, by=editor, note="Entered twice.")

    body = get("changes/").content

    assert claim.text.encode() not in body
    assert b"Entered twice." in body


@pytest.mark.django_db
def test_long_documents_make_a_shorter_answer(claim: Claim, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "_MOST_BYTES", 10)

    assert sequences() == [0]
    assert get("changes/").json()["next"].endswith("after=0&limit=100")


@pytest.mark.django_db
@each_of(
    ("query", "wrong"),
    [
        ("after=-2", {"after"}),
        ("after=x", {"after"}),
        ("after=9999999999999999999999", {"after"}),
        ("limit=0", {"limit"}),
        ("limit=501", {"limit"}),
        ("wait=26", {"wait"}),
        ("wait=-1&limit=x&colour=red", {"wait", "limit", "colour"}),
        ("after=1&after=2", {"after"}),
        ("after=%00", {"after"}),
        ("wait=1.5", {"wait"}),
    ],
    rolled_back=True,
)
def test_bad_parameters_are_named(query: str, wrong: set[str]) -> None:
    assert set(errors_of(f"changes/?{query}")) == wrong


@pytest.mark.django_db
def test_changes_take_two_queries_however_many(claim: Claim, editor: User) -> None:
    with CaptureQueriesContext(connection) as few:
        get("changes/")
    for _ in range(5):
        publish(factories.ClaimFactory.create(), by=editor)
    with CaptureQueriesContext(connection) as many:
        get("changes/")

    assert len(few) == len(many) == 2


@pytest.mark.django_db
def test_wait_ends_as_soon_as_something_is_published(
    claim: Claim, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = Revision.objects.latest("sequence").pk
    # The first pause is when the editor publishes.
    monkeypatch.setattr(time, "sleep", lambda seconds: publish(factories.ClaimFactory.create(), by=editor))

    assert sequences(f"after={last}&wait=20") == [last + 1]


@pytest.mark.django_db
def test_wait_for_nothing_ends_in_time_with_nothing(claim: Claim) -> None:
    began = time.monotonic()

    assert sequences("after=999&wait=1") == []
    assert 1 <= time.monotonic() - began < 3


@pytest.mark.django_db
def test_wait_where_too_many_wait_is_answered_at_once(claim: Claim, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "_waiting", threading.BoundedSemaphore(1))
    with changes._place() as is_free:
        began = time.monotonic()
        answer = get("changes/?after=999&wait=20")

        assert is_free
        assert (answer.json()["changes"], answer["Retry-After"]) == ([], "2")
        assert time.monotonic() - began < 5


@pytest.mark.django_db
def test_head_does_not_wait(claim: Claim) -> None:
    began = time.monotonic()

    assert Client().head("/api/v1/changes/?after=999&wait=20").status_code == 200
    assert time.monotonic() - began < 5
