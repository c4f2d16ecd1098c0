"""The page of a record's history at the desk."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from factcheck.editing.history_pages import ROWS
from sources.models import Source
from tests.desk.pages import form_of, url_of
from tests.factories import AttributionFactory, ClaimantFactory, ClaimFactory, EvidenceFactory, SourceFactory

pytestmark = pytest.mark.django_db
SIGNS = {"removed": "-", "added": "+", "same": ""}


def said_in(response: Any) -> list[list[tuple[str, str, str]]]:
    """Of each entry, where what was removed (-) and added (+)."""
    return [
        [(each.place, each.field, "".join(SIGNS[part.mark] + part.text for part in each.segments)) for each in found]
        for found in (entry.differences for entry in response.context["entries"])
    ]


def test_history_says_who_changed_which_field_from_what_to_what(desk: Client) -> None:
    claim = ClaimFactory.create(text="Bridge 7 was closed.", slug="a-bridge", kind="factual")
    desk.post(url_of(claim), form_of(desk, url_of(claim), text="Bridge 7 was shut.", kind="opinion"))

    response = desk.get(url_of(claim, "history"))

    assert said_in(response)[0] == [
        ("", "Claim", "Bridge 7 was -closed+shut."),
        ("", "Kind", "-factual+opinion"),
    ]
    assert "editor saved it at the desk" in " ".join(response.content.decode().split())


def test_history_names_parts_and_the_records_that_they_point_to(desk: Client) -> None:
    claim, claimant = ClaimFactory.create(), ClaimantFactory.create(name="Ministry", kind="ministry")
    AttributionFactory.create(claim=claim, claimant=claimant, stance="endorses")

    [entry, *_] = said_in(desk.get(url_of(claim, "history")))

    assert {place.partition(":")[0] for place, _, _ in entry if place} == {"Attribution"}
    assert ("Claimant", "+Ministry (ministry)") in [(field, text) for _, field, text in entry]


def test_history_of_what_was_written_outside_says_so(desk: Client) -> None:
    claim = ClaimFactory.create()
    Claim.objects.update(context="From an import.")

    page = desk.get(url_of(claim, "history")).content.decode()

    assert "Written outside the desk" in page
    assert "From an import." in page


def test_history_of_an_account_that_is_gone_stays(desk: Client, editor: User) -> None:
    claim = ClaimFactory.create()
    desk.post(url_of(claim), form_of(desk, url_of(claim), context="Words."))
    other = User.objects.create_superuser("other")
    editor.logentry_set.all().delete()
    editor.delete()
    desk.force_login(other)

    assert "Someone whose account is gone" in desk.get(url_of(claim, "history")).content.decode()


def test_history_of_long_texts_shows_what_lies_around_the_change(desk: Client) -> None:
    source = SourceFactory.create(text="word " * 5000 + "old" + " word" * 5000)
    Source.objects.update(text="word " * 5000 + "new" + " word" * 5000)

    page = desk.get(url_of(source, "history")).content.decode()

    assert "<del>old</del><ins>new</ins>" in page
    assert len(page) < 60_000


def test_history_is_paged_without_losing_a_change(desk: Client) -> None:
    claim = ClaimFactory.create()
    for number in range(ROWS + 20):
        Claim.objects.update(context=f"Number {number}.")

    first = desk.get(url_of(claim, "history"))
    second = desk.get(f"{url_of(claim, 'history')}?before={first.context['older']}")

    shown = [entry.last for response in (first, second) for entry in response.context["entries"]]
    assert len(shown) == len(set(shown))
    assert "<ins>Number" not in first.content.decode()
    assert second.context["older"] is None


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "\0", ""])
def test_history_from_a_place_that_is_none_is_the_latest(desk: Client, before: str) -> None:
    claim = ClaimFactory.create()

    assert desk.get(url_of(claim, "history"), {"before": before}).context["entries"]


def test_history_makes_as_many_queries_for_many_changes_as_for_few(desk: Client) -> None:
    few, many = EvidenceFactory.create().review.claim, ClaimFactory.create()
    AttributionFactory.create(claim=few)
    AttributionFactory.create_batch(5, claim=many)
    EvidenceFactory.create_batch(5, review__claim=many)

    counts = []
    for claim in (few, few, many):
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(url_of(claim, "history")).status_code == 200
        counts.append(len(queries))

    assert counts[1] == counts[2]


def test_history_is_refused_to_who_may_not_see_the_record(client: Client) -> None:
    claim = ClaimFactory.create()
    client.force_login(User.objects.create_user("reader", is_staff=True))

    assert client.get(url_of(claim, "history")).status_code == 403


def test_history_of_no_record_goes_back_to_the_front(desk: Client) -> None:
    claim = ClaimFactory.create()
    url = url_of(claim, "history")
    claim.delete()

    assert desk.get(url).status_code == 302


def test_history_offers_no_restoring_to_who_may_only_look(client: Client) -> None:
    claim = ClaimFactory.create()
    Claim.objects.update(context="Words.")
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_claim"))
    client.force_login(reader)

    page = client.get(url_of(claim, "history"))

    assert page.status_code == 200
    assert "Restore this state" not in page.content.decode()
