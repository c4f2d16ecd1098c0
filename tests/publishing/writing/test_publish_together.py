"""Publishing many at once: what it writes is what publishing one after the other writes."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Publication, PublicFacet, PublicRecord, Revision
from factcheck.publishing.writing.actions import publish
from factcheck.publishing.writing.together import UNCHANGED, publish_together
from tests.factories import (
    AttributionFactory,
    ClaimantFactory,
    ClaimFactory,
    PassageFactory,
    ReasonedReviewFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


def some_claims(*texts: str) -> list[Claim]:
    """Claims that share a speaker and a topic, two of them a slug as well unless other texts are given."""
    claims = [ReasonedReviewFactory.create(claim__text=text).claim for text in texts or ("One.", "Two.", "One!")]
    topic, claimant, passage = TopicFactory.create(), ClaimantFactory.create(), PassageFactory.create()
    for claim in claims:
        claim.topics.add(topic)
        AttributionFactory.create(claim=claim, claimant=claimant).passages.add(passage)
    return claims


def written() -> list[list[Any]]:
    """All that publishing writes, but for salts, hashes and moments."""
    log = Revision.objects.select_related("body").order_by("sequence")
    rows = PublicRecord.objects.order_by("pk").values_list(
        "pk", "slug", "document", "summary", "search_text", "first_place"
    )
    return [
        [(row.kind, row.record_id, row.number, row.change, _plain(row.body.document)) for row in log],
        [(pk, slug, _plain(document), _plain(summary), *rest) for pk, slug, document, summary, *rest in rows],
        list(
            PublicFacet.objects.order_by("record", "name", "value").values_list(
                "record", "kind", "first_place", "name", "value"
            )
        ),
        [(row.record_id, bytes(row.template), row.withdrawn) for row in Publication.objects.order_by("record_id")],
    ]


def _plain(data: Any) -> bytes:
    return _MOMENT.sub(b"then", bytes(data))


def test_together_writes_the_same_bytes_in_the_same_order_as_one_after_the_other(editor: User) -> None:
    claims = some_claims()
    with transaction.atomic():
        for claim in claims:
            publish(claim, by=editor, note="Imported.")
        expected = written()
        transaction.set_rollback(True)

    done = publish_together(claims, by=editor, note="Imported.")

    assert done.published == [key_of(claim) for claim in claims]
    assert done.refused == {}
    assert written() == expected
    call_command("verify_log")


def test_together_publishes_changes_of_public_records_as_updates(editor: User) -> None:
    claims = some_claims()
    publish_together(claims, by=editor)
    claims[1].context = "It was said twice."
    claims[1].save()

    done = publish_together(claims, by=editor)

    assert done.published == [key_of(claims[1])]
    assert set(done.refused.values()) == {str(UNCHANGED)}
    assert Revision.objects.latest("sequence").number == 2


@pytest.mark.gate
def test_together_leaves_out_what_does_not_meet_the_standards_and_publishes_the_rest(editor: User) -> None:
    claims, bare = some_claims(), ClaimFactory.create(text="One?")

    done = publish_together([bare, *claims], by=editor)

    assert len(done.published) == len(claims)
    assert "No attribution" in done.refused[key_of(bare)]
    # The slug that the draft has is not taken from anybody.
    assert set(PublicRecord.objects.of_kind("claim").values_list("slug", flat=True)) == {"one", "two", "one-2"}


def test_together_holds_to_four_eyes(editor: User, settings: LazySettings) -> None:
    from factcheck.editing.history import acting  # noqa: PLC0415

    settings.FACTCHECK_FOUR_EYES = True
    others = some_claims()
    with acting(by=editor, what="wrote it"):
        own = some_claims()[0]

    done = publish_together([own, *others], by=editor)

    assert len(done.published) == len(others)
    assert "You have edited" in done.refused[key_of(own)]


def test_together_tells_of_what_is_gone(editor: User) -> None:
    claims = some_claims()
    Claim.objects.filter(pk=claims[0].pk).delete()

    done = publish_together(claims, by=editor)

    assert "deleted" in done.refused[key_of(claims[0])]
    assert len(done.published) == 2


def test_together_takes_as_many_queries_for_many_as_for_few(editor: User) -> None:
    def queries(claims: list[Claim]) -> int:
        with CaptureQueriesContext(connection) as captured:
            publish_together(claims, by=editor)
        return len(captured)

    few, many = some_claims("A", "B"), some_claims(*"CDEFGHI")

    assert queries(few) == queries(many)


def test_failure_amid_publishing_together_leaves_no_trace(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = some_claims()

    def fail(*_: object) -> None:
        raise RuntimeError

    breaking: Callable[..., None] = fail
    monkeypatch.setattr("factcheck.publishing.writing.together.hooks.published", breaking)

    with pytest.raises(RuntimeError):
        publish_together(claims, by=editor)

    assert not Revision.objects.exists()
    assert not PublicRecord.objects.exists()
