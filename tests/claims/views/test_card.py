"""The card of a claim, in a frame of someone else's page."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from claims.vocabulary import ClaimKind, PromiseState
from factcheck.merging.actions import merge
from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories
from tests.reader import queries_of, read, text_of
from tests.records import whole_claim

pytestmark = pytest.mark.django_db


def test_card_shows_claim_sides_finding_and_revision(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)

    page = read(f"/claims/{claim.public_id}/card/")

    assert page.one("h1").find("a") is not None
    assert "Some text" in page.text
    assert "Disputed claim · quantity" in page.text
    assert "Is it so? Some label" in page.text
    assert "says Some checker, 11 November 2023" in page.text
    assert "Some speaker, Some role – says so Some quote" in page.section("say")
    assert "Some contester – puts up a counter-claim" in page.section("contest")
    assert "Some grounds" in page.section("contest")
    assert "Factcheck" in page.text
    assert "As of revision 1, " in page.text


def test_card_of_claim_that_nobody_reviewed_or_contested_says_so(editor: User) -> None:
    claim = factories.AttributionFactory.create().claim
    publish(claim, by=editor)

    page = read(f"/claims/{claim.public_id}/card/")

    assert page.section("contest") == "They contest it Nobody is recorded as contesting it"
    assert "Is it so? No review yet." in page.text
    assert "Disputed" not in page.text


def test_card_tells_a_sentence_of_a_source_once_where_it_tells_of_two(editor: User) -> None:
    passage = factories.PassageFactory.create(exact="The clerk said so, wrote the Lamp.")
    claim = factories.ClaimFactory.create()
    for _ in range(2):
        factories.AttributionFactory.create(claim=claim).passages.add(passage)
    publish(claim, by=editor)

    assert read(f"/claims/{claim.public_id}/card/").section("say").count(passage.exact) == 1


def test_card_names_what_other_reviews_found_and_counts_the_rest(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    for label in ("Right", "Half", "Wrong", "Dim", "Open"):
        publisher = factories.PublisherFactory.create(name=f"{label} Checks")
        rating = factories.RatingFactory.create(scale__publisher=publisher, label=label, position=1)
        factories.ReviewFactory.create(claim=claim, publisher=publisher, rating=rating)
    publish(claim, by=editor)

    [found] = read(f"/claims/{claim.public_id}/card/").all("div", class_="find")

    said = text_of(found)
    assert [f"{label} says {label} Checks" in said for label in ("Dim", "Wrong", "Half")] == [True, True, False]
    assert said.endswith("and 2 other reviews")


def test_card_of_a_promise_tells_whether_it_was_kept(editor: User) -> None:
    review = factories.ReviewFactory.create(
        claim__kind=ClaimKind.PROMISE, promise_state=PromiseState.KEPT, reviewed_on=date(2025, 1, 2)
    )
    publish(review.claim, by=editor)

    page = read(f"/claims/{review.claim.public_id}/card/").text

    assert "Was it kept? “kept”." in page
    assert "No rating yet" not in page


def test_card_of_corrected_claim_says_so_first(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)
    claim.text = "Mended text"
    claim.save()
    correct(claim, by=editor, note="The text was wrong.")

    page = read(f"/claims/{claim.public_id}/card/")

    [notice] = page.all("p", class_="notice")
    assert text_of(notice).startswith("Corrected ")
    assert "The text was wrong." in text_of(notice)
    assert "As of revision 2, " in page.text


def test_card_names_two_of_each_side_and_counts_the_rest(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    for _ in range(5):
        factories.AttributionFactory.create(claim=claim)
    publish(claim, by=editor)

    page = read(f"/claims/{claim.public_id}/card/")

    assert len(page.all("li")) == 2
    assert "and 3 others" in page.section("say")


def test_card_may_be_framed_by_anyone_and_load_nothing_of_others(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)

    response = Client().get(f"/claims/{claim.public_id}/card/")

    policy = response["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; font-src 'self';")
    assert policy.endswith("frame-ancestors *")
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert "X-Frame-Options" not in response


def test_card_that_is_to_fit_runs_one_script_of_ours(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)

    response = Client().get(f"/claims/{claim.public_id}/card/?fit=yes")

    assert re.findall("<script.*?>", response.content.decode()) == ['<script defer src="/static/factcheck/fit.js">']
    assert "; script-src 'self'; " in response["Content-Security-Policy"]
    assert not read(f"/claims/{claim.public_id}/card/").all("script")


def test_card_that_browser_has_keeps_its_policy(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)
    path = f"/claims/{claim.public_id}/card/"
    response = Client().get(path)

    again = Client(headers={"If-None-Match": response["ETag"]}).get(path)

    assert again.status_code == 304
    assert again["Content-Security-Policy"] == response["Content-Security-Policy"]


def test_page_of_claim_still_may_not_be_framed(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)

    response = Client().get(f"/claims/{claim.public_id}/{claim.slug}/")

    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


def test_links_of_card_leave_the_frame_in_the_language_of_the_card(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)

    page = read(f"/fr/claims/{claim.public_id}/card/")

    links = page.all("a")
    assert {(link.get("target"), link.get("rel")) for link in links} == {("_blank", "noopener")}
    assert all(str(link.get("href")).startswith("http://127.0.0.1:8000/fr/") for link in links)
    assert page.one("meta", name="robots").get("content") == "noindex"


def test_card_of_withdrawn_claim_says_why_and_nothing_more(editor: User) -> None:
    claim = factories.ClaimFactory.create(text="Some text")
    publish(claim, by=editor)
    withdraw(claim, by=editor, note="We mixed up two.")

    page = read(f"/claims/{claim.public_id}/card/", 410)

    assert "We mixed up two." in page.text
    assert "Some text" not in page.html
    assert page.response["Content-Security-Policy"].endswith("frame-ancestors *")


def test_card_of_merged_claim_leads_to_that_of_the_other(editor: User) -> None:
    loser, winner = factories.ClaimFactory.create_batch(2)
    for claim in (loser, winner):
        publish(claim, by=editor)
    merge(loser, into=winner, by=editor, note="The same.", publish=True)

    response = Client().get(f"/claims/{loser.public_id}/card/")

    assert (response.status_code, response["Location"]) == (301, f"/claims/{winner.public_id}/card/")


def test_card_of_draft_or_unknown_claim_is_not_found() -> None:
    draft = factories.ClaimFactory.create()

    for record_id in (draft.public_id, "000000000000"):
        response = Client().get(f"/claims/{record_id}/card/")
        assert response.status_code == 404
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


def test_card_shows_hostile_text_as_text(editor: User) -> None:
    text = "</h1><script>alert(1)</script>\"' onload=x"
    claim = factories.AttributionFactory.create(quote=text, claim__text=text, claimant__name=text).claim
    publish(claim, by=editor)

    assert read(f"/claims/{claim.public_id}/card/").text.count(text) == 3


def test_card_takes_as_many_queries_with_four_speakers_as_with_one(editor: User) -> None:
    claim = factories.AttributionFactory.create().claim
    publish(claim, by=editor)
    one = queries_of(f"/claims/{claim.public_id}/card/")
    for _ in range(3):
        factories.AttributionFactory.create(claim=claim)
    publish(claim, by=editor)

    assert queries_of(f"/claims/{claim.public_id}/card/") == one == 2


def test_card_refuses_to_be_written_to() -> None:
    assert Client().post("/claims/000000000000/card/").status_code == 405


def test_slug_that_is_the_address_of_the_card_is_refused() -> None:
    assert factories.ClaimFactory.create(text="Card").slug == "card-2"
    with pytest.raises(ValidationError, match="card"):
        factories.ClaimFactory.build(text="Some", slug="card").full_clean()
