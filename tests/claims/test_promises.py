"""A promise, from the desk to readers and programs."""

import json
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from claims.models import Claim
from claims.pages.summary.summaries import summary_of
from factcheck.publishing.writing.actions import publish
from tests.api.common import get, ids
from tests.desk.pages import errors_in, form_of, url_of
from tests.factories import ClaimFactory, ReviewFactory
from tests.reader import read, text_of
from tests.refusals import assert_refused, assert_unknown_refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def promise(**columns: object) -> Claim:
    return ClaimFactory.create(kind="promise", **columns)


@pytest.fixture
def kept_in_part(editor: User) -> Claim:
    """A published promise of which one review found that it was pending, and a later one that it was kept in part."""
    claim = promise(due_on=date(2024, 1, 1), due_on_precision="year")
    for day, state in ((date(2024, 6, 18), "pending"), (date(2025, 1, 7), "in_part")):
        ReviewFactory.create(claim=claim, reviewed_on=day, promise_state=state, publisher__name=f"Outlet {state}")
    publish(claim, by=editor)
    return claim


def test_day_of_a_promise_typed_at_the_desk_is_kept_with_the_last_day_it_means(desk: Client) -> None:
    claim = promise()
    form = form_of(desk, url_of(claim))

    desk.post(url_of(claim), form | {"due_on": "by March 2025"})
    claim.refresh_from_db()

    assert (claim.due_on_edtf, str(claim.due_by)) == ("../2025-03", "2025-03-31")


def test_day_and_none_given_together_are_refused(desk: Client) -> None:
    claim = promise()
    form = form_of(desk, url_of(claim))

    response = desk.post(url_of(claim), form | {"due_on": "2025", "open_ended": "on"})

    assert "open_ended" in errors_in(response)


def test_constraints_of_promises_hold() -> None:
    other = ClaimFactory.create()
    other.due_on = date(2025, 1, 1)
    assert_refused(other, "claims_claim_due_promise", at="due_on")
    both = promise(due_on=date(2025, 1, 1))
    both.open_ended = True
    assert_refused(both, "claims_claim_due_or_open", at="open_ended")
    undated = ReviewFactory.create(claim=promise(), reviewed_on=None)
    undated.promise_state = "kept"
    assert_refused(undated, "claims_review_state_dated", at="promise_state")
    interval = promise(due_on=date(2025, 1, 1))
    interval.due_on_precision = "interval"
    assert_refused(interval, "claims_claim_due_on_interval", at="due_on_precision")


def test_values_that_are_none_are_refused() -> None:
    assert_unknown_refused(promise(due_on="2025-01-01"), "due_on_precision", "claims_claim_due_on_precision_known")
    review = ReviewFactory.create(claim=promise(), reviewed_on="2025-01-01")
    assert_unknown_refused(review, "promise_state", "claims_review_promise_state_known")


def test_state_of_what_is_no_promise_is_refused() -> None:
    review = ReviewFactory.create(reviewed_on=date(2025, 1, 1))
    review.promise_state = "kept"

    with pytest.raises(ValidationError) as refused:
        review.full_clean()

    assert set(refused.value.message_dict) == {"promise_state"}


def test_document_has_the_day_and_what_each_review_found(kept_in_part: Claim) -> None:
    document = get(f"claims/{kept_in_part.public_id}/").json()

    assert document["promise"] == {"due_on": {"date": "2024", "precision": "year"}, "open_ended": False}
    assert [review["promise_state"] for review in document["reviews"]] == ["in_part", "pending"]


def test_document_of_what_is_no_promise_says_nothing_of_it(editor: User) -> None:
    review = ReviewFactory.create()
    publish(review.claim, by=editor)

    document = get(f"claims/{review.claim.public_id}/").json()

    assert "promise" not in document
    assert "promise_state" not in document["reviews"][0]


def test_page_tells_the_states_the_latest_first(kept_in_part: Claim) -> None:
    page = read(get(f"claims/{kept_in_part.public_id}/").json()["url"])

    told = text_of(page.one("section", id="promise"))

    assert "By when 2024" in told
    assert told.index("7 January 2025 Kept in part · Outlet in_part") < told.index("18 June 2024 Pending")


@pytest.mark.parametrize(("query", "is_found"), [("promise=in_part", True), ("promise=pending", False)])
def test_list_is_filtered_by_the_latest_state(kept_in_part: Claim, query: str, is_found: bool) -> None:
    assert (kept_in_part.public_id in ids(f"claims/?{query}")) is is_found


def test_promise_without_review_is_found_as_unchecked(editor: User) -> None:
    claim = promise(open_ended=True)
    publish(claim, by=editor)

    assert ids("claims/?promise=unchecked") == [claim.public_id]


def test_programs_are_told_of_the_promise(kept_in_part: Claim, client: Client) -> None:
    url = get(f"claims/{kept_in_part.public_id}/").json()["url"]
    page = client.get(url).content.decode()

    linked = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])

    assert '"factcheck:open_ended": false' in json.dumps(linked)


def test_summary_says_what_became_of_the_promise(kept_in_part: Claim) -> None:
    document = get(f"claims/{kept_in_part.public_id}/").json()
    [entry] = get("claims/?kind=promise").json()["results"]

    assert summary_of(document).found == ["Was it kept? “kept in part”."] == summary_of(entry).found
