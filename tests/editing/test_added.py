"""What a row held when it was added, told by the row itself and by what was changed of it since."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Attribution, Claim
from factcheck.editing.database.added import tell_added
from factcheck.editing.models import Operation, RowChange
from tests.desk.pages import url_of
from tests.editing.test_history_page import said_in
from tests.factories import AttributionFactory, ClaimFactory, SourceFactory

pytestmark = pytest.mark.django_db


def added(row: Model) -> list[dict[str, Any]]:
    """What each change that added the row tells of it."""
    changes = RowChange.objects.filter(
        model=row._meta.label_lower, row_id=row.pk, operation=Operation.INSERT, change_set=None
    )
    found = list(changes)
    tell_added(found)
    return [change.after for change in found]


def test_history_shows_a_row_as_it_was_added_although_it_was_changed_twice(desk: Client) -> None:
    claim = ClaimFactory.create(text="First words.", context="")
    for text in ("Second words.", "Third words."):
        Claim.objects.filter(pk=claim.pk).update(text=text, context=text)

    said = [pair[1:] for entry in said_in(desk.get(url_of(claim, "history"))) for pair in entry]

    assert [text for field, text in said if field == "Claim"] == [
        "+First words.",
        "-First+Second words.",
        "-Second+Third words.",
    ]
    assert [text for field, text in said if field == "Context"] == ["+Second words.", "-Second+Third words."]


def test_long_text_of_a_source_is_stored_once() -> None:
    SourceFactory.create(text="A text of some length. " * 100)

    assert "some length" not in "".join(str(row) for row in RowChange.objects.values_list("before", "after"))


def test_part_that_moved_is_told_as_it_came_to_each_of_its_records() -> None:
    attribution, other = AttributionFactory.create(role="first"), ClaimFactory.create()
    rows, home = Attribution.objects.filter(pk=attribution.pk), attribution.claim_id
    rows.update(role="second")
    rows.update(role="third", claim=other)
    rows.update(role="fourth")

    told = [(each["role"], each["claim_id"]) for each in added(attribution)]

    assert told == [("first", home), ("third", other.pk)]


def test_row_whose_later_change_was_erased_stays_untold() -> None:
    claim = ClaimFactory.create(text="One bridge.")
    Claim.objects.filter(pk=claim.pk).update(text="Two bridges.")
    RowChange.objects.filter(row_id=claim.pk, operation=Operation.UPDATE).update(before={}, after={}, erased=True)

    assert added(claim) == [{}]


def test_row_that_went_without_history_stays_untold() -> None:
    claim = ClaimFactory.create()
    Claim.objects.filter(pk=claim.pk).delete()
    RowChange.objects.filter(operation=Operation.DELETE).delete()

    assert added(claim) == [{}]


def test_change_that_says_itself_what_was_added_stays_as_it_is() -> None:
    claim = ClaimFactory.create(text="One bridge.")
    RowChange.objects.filter(row_id=claim.pk, model="claims.claim").update(after={"text": "Of an earlier version."})

    assert added(claim) == [{"text": "Of an earlier version."}]


def test_many_added_rows_take_as_many_queries_as_one() -> None:
    AttributionFactory.create_batch(3)
    counts = []
    for number in (1, 3):
        changes = list(RowChange.objects.filter(model="claims.attribution")[:number])
        with CaptureQueriesContext(connection) as queries:
            tell_added(changes)
        counts.append((len(changes), len(queries)))

    assert counts == [(1, 2), (3, 2)]
