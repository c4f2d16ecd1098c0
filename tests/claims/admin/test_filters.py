"""By which claims and utterances are picked out at the desk: promises, aims, silences, translated quotes."""

from datetime import date

import pytest
from django.test import Client

from claims.models import Attribution, Claim, Rebuttal
from claims.vocabulary import ClaimKind, PromiseState
from tests.desk.pages import list_url, queries_of
from tests.factories import AttributionFactory, ClaimFactory, NoCommentFactory, RebuttalFactory, ReviewFactory

pytestmark = pytest.mark.django_db
TRANSLATED = {"quote": "le pont", "language": "fr", "quote_translation": "the bridge", "translation_language": "en"}


def listed(desk: Client, query: str, model: type = Claim) -> list[str]:
    rows = desk.get(f"{list_url(model)}?{query}").context["cl"].result_list
    return sorted(str(getattr(row, "text", "") or row.claim.text) for row in rows)


def promise(text: str, **fields: object) -> Claim:
    claim = ClaimFactory.build(text=text, kind=ClaimKind.PROMISE, **fields)
    claim.clean()
    claim.save()
    return claim


def test_claims_are_filtered_by_the_day_of_their_promise(desk: Client) -> None:
    ClaimFactory.create()
    promise("due", due_on=date.fromisoformat("2020-01-01"))
    kept = promise("kept", due_on=date.fromisoformat("2020-01-01"))
    ReviewFactory.create(claim=kept, promise_state=PromiseState.KEPT, reviewed_on=date.fromisoformat("2020-02-01"))
    promise("to come", due_on=date.fromisoformat("2990-01-01"))
    promise("open", open_ended=True)
    promise("undated")

    found = {value: listed(desk, f"promise={value}") for value in ("due", "to_come", "open_ended", "undated")}
    assert found == {"due": ["due"], "to_come": ["to come"], "open_ended": ["open"], "undated": ["undated"]}


def test_claims_are_filtered_by_what_their_rebuttals_do(desk: Client) -> None:
    said = AttributionFactory.create(claim__text="never said")
    RebuttalFactory.create(claim=said.claim, answers=said, aim="attribution")
    for _ in range(2):
        RebuttalFactory.create(claim__text="contested", aim="claim")

    assert listed(desk, "aim=attribution") == ["never said"]
    assert set(listed(desk, "aim=claim")) == {"contested"}
    assert listed(desk, "aim=relay") == []


def test_claim_of_which_several_say_nothing_is_listed_once(desk: Client) -> None:
    silent = NoCommentFactory.create(claim__text="asked", way="declined")
    NoCommentFactory.create(claim=silent.claim, way="declined")
    NoCommentFactory.create(claim__text="unreached", way="not_reached")

    assert listed(desk, "silence=declined") == ["asked"]
    assert listed(desk, "silence=not_reached") == ["unreached"]


def test_translated_quotes_are_found_on_both_sides(desk: Client) -> None:
    AttributionFactory.create(claim__text="plain")
    AttributionFactory.create(claim__text="said", translated_by="machine", **TRANSLATED)
    RebuttalFactory.create(claim__text="contested", translated_by="person", **TRANSLATED)
    AttributionFactory.create(claim__text="by the source", quoted_in_translation=True)

    assert listed(desk, "translated=any") == ["contested", "said"]
    assert listed(desk, "translated=machine") == ["said"]
    assert listed(desk, "translated=source") == ["by the source"]
    assert listed(desk, "translated=any", Attribution) == ["said"]
    assert listed(desk, "translated=any", Rebuttal) == ["contested"]


@pytest.mark.parametrize("query", ["promise=", "aim=x", "silence=1", "translated=9999"])
def test_choice_that_there_is_not_is_passed_over(query: str, desk: Client) -> None:
    AttributionFactory.create(claim__text="plain")

    assert listed(desk, query) == ["plain"]


def test_filtered_list_with_many_rows_makes_as_many_queries_as_with_few(desk: Client) -> None:
    addresses = [f"{list_url(Claim)}?{query}" for query in ("silence=declined", "aim=claim", "translated=any")]
    found: list[list[int]] = []
    for _ in range(2):
        for _ in range(12 if found else 1):
            NoCommentFactory.create(way="declined")
            RebuttalFactory.create(translated_by="person", **TRANSLATED)
        for address in addresses:
            desk.get(address)
        found.append([queries_of(desk, address) for address in addresses])

    assert found[0] == found[1]
