"""What pages say to programs that know schema.org."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.utils import timezone

from claims.models import Claim, Review
from claims.vocabulary import ClaimantKind, Question, Stance
from factcheck.publishing.canonical import Document
from factcheck.publishing.writing.actions import correct, publish
from tests import factories
from tests.reader import queries_of, read
from tests.records import whole_claim

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def told(path: str) -> Any:
    """The one node that a page tells."""
    [script] = read(path).all("script", type="application/ld+json")
    return json.loads(script.text or "")


def page_of(record: Any) -> str:
    return f"/{record.record_kind}s/{record.public_id}/{record.slug}/"


@pytest.fixture
def claim(editor: User) -> Claim:
    made = whole_claim()
    publish(made, by=editor)
    return made


def review_of(claim: Claim, question: Question) -> Review:
    return claim.reviews.get(question=question)


def test_claim_page_tells_the_claim_who_makes_it_and_where_it_appeared(claim: Claim) -> None:
    node = told(page_of(claim))

    assert node["@context"] == ["https://schema.org", {"factcheck": f"{SITE}/api/v1/vocabulary/#"}]
    assert (node["@type"], node["text"], node["inLanguage"]) == ("Claim", "Some text", "en")
    assert (node["@id"], node["url"]) == (f"{SITE}/claims/{claim.public_id}/", SITE + page_of(claim))
    assert (node["author"]["@type"], node["author"]["name"]) == ("Person", "Some speaker")
    assert node["datePublished"] == "2023-11-11"
    assert node["appearance"] == node["firstAppearance"]
    assert (node["appearance"]["headline"], node["appearance"]["publisher"]["name"]) == (
        "Some source",
        "Some publisher",
    )
    assert node["sdPublisher"] == {"@type": "Organization", "name": "Factcheck", "url": f"{SITE}/"}


def test_claim_page_links_its_reviews_and_invents_no_rating(claim: Claim) -> None:
    rated, unrated = (review_of(claim, question) for question in (Question.IS_IT_SO, Question.DID_THEY_SAY_IT))

    reviews = {node["@id"]: node for node in told(page_of(claim))["review"]}

    assert reviews[f"{SITE}/reviews/{rated.public_id}/"]["reviewRating"]["alternateName"] == "Some published"
    assert reviews[f"{SITE}/reviews/{rated.public_id}/"]["url"] == "https://checker.example/1"
    assert "reviewRating" not in reviews[f"{SITE}/reviews/{unrated.public_id}/"]


def test_claim_without_review_is_a_bare_claim(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)

    node = told(page_of(claim))

    assert node["@type"] == "Claim"
    assert {"review", "author", "appearance", "datePublished", "aggregateRating"}.isdisjoint(node)


def test_claim_page_tells_in_our_words_who_contests_it_and_on_what_grounds(claim: Claim) -> None:
    node = told(page_of(claim))

    [rebuttal] = node["factcheck:rebuttals"]
    assert rebuttal["factcheck:claimant"]["name"] == "Some contester"
    assert rebuttal["factcheck:grounds"] == "Some grounds"
    assert rebuttal["factcheck:answers"] in {said.get("factcheck:id") for said in node["factcheck:attributions"]}
    relayed = [said for said in node["factcheck:attributions"] if "factcheck:via" in said]
    assert [said["factcheck:claimant"]["name"] for said in relayed] == ["Some speaker"]
    assert "factcheck:passages" not in rebuttal


def test_claim_page_tells_that_no_grounds_were_given(editor: User) -> None:
    claim = factories.RebuttalFactory.create(grounds="").claim
    publish(claim, by=editor)

    [rebuttal] = told(page_of(claim))["factcheck:rebuttals"]

    assert rebuttal["factcheck:grounds"] == ""


def test_those_who_relay_or_take_back_a_claim_are_not_its_authors(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    for stance in Stance:
        factories.AttributionFactory.create(
            claim=claim, stance=stance, claimant__name=stance.label, claimant__kind=ClaimantKind.MINISTRY
        )
    publish(claim, by=editor)

    authors = told(page_of(claim))["author"]

    assert {author["name"] for author in authors} == {"asserts", "endorses"}
    assert {author["@type"] for author in authors} == {"GovernmentOrganization"}


def test_claim_page_tells_corrections(editor: User, claim: Claim) -> None:
    claim.context = "Mended."
    claim.save()
    correct(claim, by=editor, note="The context was wrong.")

    [correction] = told(page_of(claim))["correction"]

    assert (correction["@type"], correction["text"]) == ("CorrectionComment", "The context was wrong.")
    assert correction["factcheck:number"] == 2


def test_review_page_has_one_claim_review_with_all_that_is_required_and_recommended(claim: Claim) -> None:
    review = review_of(claim, Question.IS_IT_SO)

    node = told(f"/reviews/{review.public_id}/")

    assert node["@type"] == "ClaimReview"
    assert (node["claimReviewed"], node["url"]) == ("Some text", "https://checker.example/1")
    assert (node["author"]["name"], node["datePublished"]) == ("Some checker", "2023-11-11")
    assert node["reviewRating"] == {"@type": "Rating", "alternateName": "Some published", "name": "Some published"}
    item = node["itemReviewed"]
    assert (item["@type"], item["author"]["name"], item["datePublished"]) == ("Claim", "Some speaker", "2023-11-11")
    assert item["appearance"]["url"] == item["firstAppearance"]["url"] == node["citation"]["url"]
    assert node["factcheck:question"] == "is_it_so"


def test_review_of_whether_they_said_it_is_of_another_claim_than_what_they_said(claim: Claim) -> None:
    review = review_of(claim, Question.DID_THEY_SAY_IT)

    node = told(f"/reviews/{review.public_id}/")

    assert node["claimReviewed"] == node["itemReviewed"]["text"] == "Some speaker said: “Some text”"
    assert "@id" not in node["itemReviewed"]
    assert node["itemReviewed"]["factcheck:claim"] == f"{SITE}/claims/{claim.public_id}/"
    assert node["url"] == f"{SITE}/reviews/{review.public_id}/"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("2023-11-01", "day"), ("2023-11-02", "day"), "first"),
        (("2023-11-01", "day"), ("2023-11-01", "day"), None),
        (("2023-11-01", "month"), ("2023-11-02", "day"), None),
        ((None, "day"), ("2023-11-02", "day"), None),
    ],
)
def test_first_appearance_is_told_only_where_dates_tell_it(
    editor: User, first: Any, second: Any, expected: str | None
) -> None:
    said = factories.AttributionFactory.create()
    for name, (day, precision) in {"first": first, "second": second}.items():
        passage = factories.PassageFactory.create(
            source__title=name,
            source__url=f"https://outlet.example/{name}",
            source__published_on=day,
            source__published_on_precision=precision,
        )
        said.passages.add(passage)
    publish(said.claim, by=editor)

    node = told(page_of(said.claim))

    assert {work["headline"] for work in node["appearance"]} == {"first", "second"}
    assert node.get("firstAppearance", {}).get("headline") == expected


def test_hostile_text_stays_inside_its_script(editor: User) -> None:
    text = "</script><script>alert(1)</script><!-- & \u2028"
    claim = factories.ClaimFactory.create(text="Harmless", context=text)
    publish(claim, by=editor)

    node = told(page_of(claim))

    assert node["description"] == text


def test_pages_of_the_past_tell_programs_nothing(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    with time_machine.travel(timezone.now() - timedelta(days=3)):
        publish(claim, by=editor)
    day = (timezone.now() - timedelta(days=1)).date().isoformat()
    paths = [f"{page_of(claim)}?as_of={day}", f"/claims/{claim.public_id}/revisions/1/"]

    assert told(page_of(claim))
    assert [read(path).all("script", type="application/ld+json") for path in paths] == [[], []]


def test_page_takes_as_many_queries_for_many_speakers_and_reviews(editor: User) -> None:
    def made(number: int) -> Claim:
        claim = factories.ClaimFactory.create()
        for _ in range(number):
            factories.AttributionFactory.create(claim=claim, stance=Stance.ASSERTS)
            factories.ReviewFactory.create(claim=claim)
        publish(claim, by=editor)
        return claim

    few, many = made(1), made(6)

    assert queries_of(page_of(few)) == queries_of(page_of(many))
    reviews = [claim.reviews.all()[0].public_id for claim in (few, many)]
    assert len({queries_of(f"/reviews/{review}/") for review in reviews}) == 1


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (lambda: factories.ClaimantFactory.create(kind=ClaimantKind.OUTLET), "NewsMediaOrganization"),
        (factories.TopicFactory.create, "Thing"),
        (lambda: factories.PublisherFactory.create(kind="ngo", homepage="https://ngo.example/"), "NGO"),
        (lambda: factories.SourceFactory.create(kind="book", byline="A. Author"), "Book"),
    ],
)
def test_page_of_another_record_tells_what_it_is(editor: User, made: Any, kind: str) -> None:
    record = made()
    publish(record, by=editor)

    node: Document = told(page_of(record))

    assert (node["@type"], node["@id"]) == (kind, f"{SITE}/{record.record_kind}s/{record.public_id}/")
