"""A mirror shows what its origin shows, and nothing that does not verify."""

import gzip
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson
import pytest
import urllib3
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from factcheck.copies.mirroring.dialling import Origin, OriginError
from factcheck.copies.mirroring.following import Follower, begin
from factcheck.copies.verified import ForgedError
from factcheck.publishing import kinds
from factcheck.publishing.models import PublicRecord, RedactedRevision, Revision, RevisionBody
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing.actions import PublishingError, publish
from tests import factories
from tests.copies.conftest import SECRET, Original, answers
from tests.sweeping import rest_in_sweeps

pytestmark = pytest.mark.django_db


class Recorded(Origin):
    """The origin as a dump has it: its log, up to where it has come, and what stands at other paths."""

    def __init__(self, lines: list[Any]) -> None:
        super().__init__("https://origin.example")
        self.lines, self.until = lines, len(lines)
        self.asked: list[str] = []
        self.size = 200

    def get(self, path: str, *, wait: float = 0) -> bytes | None:
        self.asked.append(path)
        if not path.startswith("/api/v1/changes/"):
            return None
        after = int(parse_qs(urlsplit(path).query)["after"][0])
        shown = self.lines[: self.until][after + 1 : after + 1 + self.size]
        return orjson.dumps({"changes": shown, "head": self.until - 1, "next": ""})


@pytest.fixture
def origin(dump: Path) -> Recorded:
    lines = gzip.decompress((dump / "revisions.ndjson.gz").read_bytes()).splitlines()
    return Recorded([orjson.loads(line) for line in lines])


class Told(Origin):
    """The origin as it was followed from its first day on: what it told of each action when that was its last."""

    def __init__(self, changes: list[bytes]) -> None:
        super().__init__("https://origin.example")
        self.changes = iter(changes)

    def get(self, path: str, *, wait: float = 0) -> bytes | None:
        return next(self.changes) if path.startswith("/api/v1/changes/") else None


def departures(original: Original) -> list[str]:
    """The addresses at which this site answers otherwise than the original did."""
    found = answers()
    return [path for path, answer in original.answers.items() if found.get(path) != answer]


@pytest.mark.parametrize("size", rest_in_sweeps([3, 200]))
def test_mirror_answers_as_its_origin_does_byte_for_byte(original: Original, origin: Recorded, size: int) -> None:
    origin.size = size

    Follower(origin).catch_up()

    assert departures(original) == []
    assert list(verify()) == []


def test_mirror_that_follows_each_action_shows_the_same_and_erases_what_the_origin_erases(original: Original) -> None:
    follower = Follower(Told(original.changes))
    erased = False
    for _ in original.changes:
        follower.step(wait=0)
        held = any(f"{SECRET} erased" in bytes(body.document).decode() for body in RevisionBody.objects.all())
        erased = erased or (held and not RedactedRevision.objects.exists())

    assert erased, "the words were here before"
    assert not held
    assert departures(original) == []
    assert list(verify()) == []


def test_mirror_that_is_started_anew_after_each_action_goes_on_where_it_was(original: Original) -> None:
    told = Told(original.changes)
    for _ in original.changes:
        begin(told).step(wait=0)

    assert departures(original) == []


def test_cut_off_answer_loses_nothing_and_the_next_goes_on(origin: Recorded, monkeypatch: pytest.MonkeyPatch) -> None:
    origin.size = 2
    follower = Follower(origin)
    follower.step(wait=0)
    with monkeypatch.context() as patch:
        patch.setattr(origin, "get", _cut)
        with pytest.raises(OriginError):
            follower.step(wait=0)

    follower.catch_up()

    assert Revision.objects.count() == len(origin.lines)


def _cut(path: str, *, wait: float = 0) -> bytes:
    raise OriginError("cut off")


FORGED: dict[str, Callable[[dict[str, Any]], Any]] = {
    "a document": lambda row: row["document"].update(slug="forged"),
    "a time": lambda row: row.update(time="2020-01-01T00:00:00.000000Z"),
    "a hash": lambda row: row.update(hash="00" * 32),
    "the hash before": lambda row: row.update(previous_hash="00" * 32),
    "a place": lambda row: row.update(sequence=row["sequence"] + 1),
    "a document that is kept back": lambda row: row.update(document=None, salt=None, sha256=None),
}


@pytest.mark.parametrize("forged", FORGED)
def test_forged_change_is_refused_and_what_was_shown_before_stays(origin: Recorded, forged: str) -> None:
    origin.until = 3
    Follower(origin).catch_up()
    before = list(PublicRecord.objects.order_by("pk").values())
    origin.until = len(origin.lines)
    live = next(row for row in reversed(origin.lines) if row["document"] and row["change"] == "update")
    FORGED[forged](live)

    with pytest.raises(ForgedError, match=r"verify|neither withdrawn nor redacted"):
        Follower(origin).catch_up()

    assert Revision.objects.count() == 3
    assert list(PublicRecord.objects.order_by("pk").values()) == before


def test_origin_whose_log_was_cut_off_is_refused(origin: Recorded) -> None:
    Follower(origin).catch_up()
    origin.until -= 1

    with pytest.raises(ForgedError, match="rows were cut off"):
        Follower(origin).catch_up()


def test_origin_that_answers_from_a_replica_that_is_behind_is_no_forger(
    origin: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    Follower(origin).catch_up()
    origin.until -= 1
    headers = {"Factcheck-Stale": "true"}

    def answered(method: str, address: str, **_: Any) -> urllib3.HTTPResponse:
        body = io.BytesIO(origin.get(address.removeprefix(origin.address)) or b"")
        return urllib3.HTTPResponse(body, headers=headers, status=200, preload_content=False)

    asked = Origin(origin.address)
    monkeypatch.setattr(asked._pool, "request", answered)
    with pytest.raises(OriginError, match="may be old"):
        Follower(asked).catch_up()

    headers.clear()
    with pytest.raises(ForgedError, match="rows were cut off"):
        Follower(asked).catch_up()


def test_origin_whose_log_was_made_anew_is_refused_at_its_next_change(origin: Recorded) -> None:
    origin.until = 2
    Follower(origin).catch_up()
    origin.until = len(origin.lines)
    origin.lines[2]["previous_hash"] = "11" * 32

    with pytest.raises(ForgedError, match="chain is broken"):
        Follower(origin).catch_up()


@pytest.mark.parametrize("body", [b"", b"[]", b"\xff", b'{"head": "x", "changes": []}', b'{"head": 1}', b"<html>"])
def test_what_is_no_such_site_is_told_as_that(origin: Recorded, body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(origin, "get", lambda path, wait=0: body)

    with pytest.raises(OriginError, match="is it such a site"):
        Follower(origin).step(wait=0)


def test_mirror_begins_in_an_empty_database_only(origin: Recorded) -> None:
    factories.ClaimFactory.create()

    with pytest.raises(ValueError, match="begins with an empty one"):
        begin(origin)


def test_copy_in_which_something_else_was_published_is_refused(origin: Recorded, editor: User) -> None:
    origin.until = 2
    Follower(origin).catch_up()
    publish(factories.ClaimFactory.create(), by=editor)

    with pytest.raises(ValueError, match="no copy any more"):
        begin(origin)


def test_command_wants_the_setting(settings: LazySettings) -> None:
    for given, setting in ((["https://origin.example"], ""), (["https://other.example"], "https://origin.example")):
        settings.MIRROR_OF = setting
        with pytest.raises(CommandError, match="Set MIRROR_OF"):
            call_command("mirror", *given)


def test_nothing_is_published_on_a_mirror(editor: User, settings: LazySettings) -> None:
    settings.MIRROR_OF = "https://origin.example"

    with pytest.raises(PublishingError, match=r"publish at https://origin\.example"):
        publish(factories.ClaimFactory.create(), by=editor)

    assert not Revision.objects.exists()


def test_records_that_the_site_does_not_know_are_refused(origin: Recorded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "registered", list)

    with pytest.raises(ForgedError, match="does not know"):
        Follower(origin).catch_up()


def test_secret_words_are_nowhere(origin: Recorded) -> None:
    Follower(origin).catch_up()

    assert RedactedRevision.objects.exists()
    assert not any(SECRET in bytes(body.document).decode() for body in RevisionBody.objects.all())
    assert not PublicRecord.objects.filter(name__contains=SECRET).exists()
