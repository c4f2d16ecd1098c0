"""What a site says of its records beside their documents: corrections, reviews, what lists sum up, what is erased."""

from datetime import date
from typing import Any

import pytest
import verify
from django.contrib.auth.models import User

from claims.documents.promises import state_of
from factcheck.dates import as_document, columns
from factcheck.dating import edtf
from factcheck.publishing.canonical import canonical_bytes
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import publish
from tests.factories import ReviewFactory
from tests.together import each_of
from tests.verifying.sites import Row, Site, committed
from tests.verifying.test_redactions import CLAIM, ENTRY, declared, signed
from tests.verifying.test_verify_site import key, places, read

__all__ = ["key", "places", "read"]
NOTE = {"number": 2, "note": "Note 1", "time": "2026-01-01T00:00:00.000001Z"}


def corrected(told: list[Row]) -> verify.Found:
    """A claim that was corrected once, whose third revision tells this, by whoever has the key."""
    made = Site()
    for change in ("first", "correction", "update"):
        made.add("claim", CLAIM, change, {"text": "Words"})
    body = made.bodies[2]
    body.document["corrections"] = told
    made.rows[2]["commitment"] = committed(body.salt, body.document)
    made.chain(2)
    made.show("claim", CLAIM, "update", body.document)
    return signed(made)


def test_corrections_as_they_were_made_are_no_fault() -> None:
    assert corrected([NOTE]).faults == []


@each_of(
    "told",
    [
        [],
        [NOTE | {"note": "Nothing much"}],
        [NOTE | {"time": "2026-01-01T00:00:00.000002Z"}],
        [NOTE, NOTE | {"number": 1}],
        [NOTE | {"number": 3}, NOTE],
    ],
)
def test_document_that_tells_other_corrections_than_were_made_is_found(told: list[Row]) -> None:
    assert corrected(told).faults == ["The document of row 2 tells other corrections than were made."]


@pytest.mark.parametrize(
    ("row", "said", "fault"),
    [
        (0, {"redacted": None}, "The API names row None as what declares row 0 erased."),
        (0, {"redacted": 1}, "The API names row 1 as what declares row 0 erased."),
        (1, {"redacted": 2}, "The API names row 2 as what declares row 1 erased."),
        (1, {"readable": False}, "The API says wrongly whether the document of row 1 can be read."),
        (0, {"readable": True}, "The API says wrongly whether the document of row 0 can be read."),
    ],
)
def test_api_that_says_wrongly_what_is_erased_is_found(
    row: int, said: Row, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Site()
    for change in ("first", "update"):
        made.add("claim", CLAIM, change, {"text": "Words"})
    made.add("redaction", ENTRY, "redact", declared())
    truly = made.entry

    monkeypatch.setattr(made, "entry", lambda at: truly(at) | (said if at == row else {}))

    assert fault in signed(made, 0).faults


@each_of(
    "dates",
    [
        *([], ["2024"], ["2024", "2024-12-31"], ["2024-12-31", "2024"], ["2024-02", "2024-02-28"]),
        *(["2024-02-28", "2024-02"], [None, "2023"], ["2024-01", "2023-24"], ["2025-03", "2024/.."]),
    ],
)
def test_latest_finding_on_a_promise_is_that_of_the_product(dates: list[str | None]) -> None:
    reviews = [{"promise_state": str(place), "reviewed_on": _shown(said)} for place, said in enumerate(dates)]
    claim: Row = {"promise": {"due_on": None}, "reviews": reviews, "attributions": [], "rebuttals": []}
    claim |= {"type": "claim", "reviews": [review | {"rating": None} for review in reviews]}

    assert verify.entry_of(claim, ())["promise"]["state"] == state_of(claim)


@pytest.mark.django_db
def test_list_or_review_that_says_what_no_document_does_is_found(
    read: verify.Read, key: verify.Key, editor: User
) -> None:
    looked_at = ReviewFactory.create(claim__kind="promise", promise_state="in_part", reviewed_on=date(2024, 6, 18))
    publish(looked_at.claim, by=editor)
    rows = verify.verify(read, key).rows
    documents = verify.Documents(rows)
    assert [*verify.document_faults(read, rows, 0, documents), *verify.list_faults(read, rows, documents)] == []
    public = list(PublicRecord.objects.all())
    wrong = []

    for name in {name for row in public for name in row.summary_data} - {"id"}:
        changed = [row for row in public if name in row.summary_data]
        for row in changed:
            forged = canonical_bytes(row.summary_data | {name: _otherwise(row.summary_data[name])})
            PublicRecord.objects.filter(pk=row.pk).update(summary=forged)
        faults = " ".join(verify.list_faults(read, rows, documents))
        wrong += [(row.kind, name) for row in changed if row.record_id not in faults]
        PublicRecord.objects.bulk_update(public, ["summary"])
    PublicRecord.objects.filter(kind="review").update(document=b"{}")
    review = next(row.record_id for row in public if row.kind == "review")

    assert wrong == []
    told = f"/api/v1/reviews/{review}/ does not show what its claim holds."
    assert told in list(verify.list_faults(read, rows, documents))


def _shown(said: str | None) -> Any:
    if said is None:
        return None
    day, precision, expression = columns("day", edtf.parse(said)).values()
    return as_document(day, precision, expression)


def _otherwise(value: Any) -> Any:
    if isinstance(value, dict):
        return value | {"id": "an0therrec0r"}
    return value[1:] if isinstance(value, list) and value else "Other" if value != "Other" else None
