"""What every surface of a claim says of it, alike."""

from datetime import UTC, date, datetime
from unittest.mock import Mock
from urllib.parse import unquote

import feedparser
import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Claim
from claims.views import picture
from claims.vocabulary import Bucket, Question, Stance
from factcheck.publishing.writing.actions import correct, publish
from sources.actions import retract
from tests import factories
from tests.reader import read, text_of

pytestmark = pytest.mark.django_db

SENTENCES = [
    "1 source that it rests on was retracted by its publisher.",
    "Corrected 3 December 2026: It was 2024.",
    "Mayor is reported to say so, but a review found otherwise; Clerk relays it; Ministry denies it: No sale is meant.",
    "Did they say it? “Hardly”, says Checker.",
    "Is it so? “Open”, says Checker.",
]
TITLE = "Claim: The lighthouse is for sale (attributed to Mayor; relayed by Clerk; contested by Ministry)"
QUOTE = "I shall sell it"


MARKS = str.maketrans("", "", "“”\u2068\u2069")


@pytest.fixture
def lighthouse(editor: User) -> Claim:
    """A claim known from a clerk alone; a review gave its words to another, its source was taken back."""
    claim = factories.ClaimFactory.create(text="The lighthouse is for sale.")
    relay = factories.AttributionFactory.create(claim=claim, claimant__name="Clerk", stance=Stance.RELAYS)
    passage = factories.PassageFactory.create()
    relay.passages.add(passage)
    mayor = factories.AttributionFactory.create(claim=claim, claimant__name="Mayor", quote=QUOTE, via=relay)
    factories.RebuttalFactory.create(claim=claim, claimant__name="Ministry", grounds="No sale is meant.")
    checker = factories.PublisherFactory.create(name="Checker")
    for question, label, bucket in (
        (Question.DID_THEY_SAY_IT, "Hardly", Bucket.MOSTLY_FALSE),
        (Question.IS_IT_SO, "Open", Bucket.UNPROVEN),
    ):
        rating = factories.RatingFactory.create(scale__publisher=checker, label=label, bucket=bucket, position=3)
        attribution = mayor if question == Question.DID_THEY_SAY_IT else None
        factories.ReviewFactory.create(
            claim=claim, publisher=checker, question=question, rating=rating, attribution=attribution
        )
    publish(claim, by=editor)
    claim.context = "In 2024."
    claim.save()
    with time_machine.travel(datetime(2026, 12, 3, tzinfo=UTC)):
        correct(claim, by=editor, note="It was 2024.")
    retract(passage.source, by=editor, on=date(2024, 5, 17), precision="day", note="Invented.")
    return claim


def plain(text: str) -> str:
    """A text without marks and signs of quotation, in single spaces."""
    return " ".join(text.translate(MARKS).split())


def test_every_surface_of_a_claim_tells_the_whole_of_it_alike(
    lighthouse: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = f"/claims/{lighthouse.public_id}/"
    page = read(f"{own}{lighthouse.slug}/")
    [entry] = feedparser.parse(Client().get("/feeds/claims/").content).entries
    draw = Mock(return_value=b"PNG")
    monkeypatch.setattr(picture, "picture", draw)
    Client().get(f"{own}image.png")
    told = {
        "description": page.one("meta", property="og:description").get("content"),
        "feed": entry.summary,
        "list": read("/claims/").section("results"),
        "search": read("/search/?q=lighthouse").text,
        "picture": " ".join(draw.call_args.args[1]),
    }

    missing = [
        (name, each) for name, text in told.items() for each in SENTENCES if plain(each).rstrip(".") not in plain(text)
    ]
    assert missing == []
    assert [name for name, text in told.items() if QUOTE in text] == []


def test_card_of_a_claim_tells_the_whole_of_it_side_by_side(lighthouse: Claim) -> None:
    page = read(f"/claims/{lighthouse.public_id}/card/")

    assert "Mayor – is reported to say so Clerk – relays it" in page.section("say")
    assert "Ministry – denies it No sale is meant." in page.section("contest")
    assert [text_of(each) for each in page.all("p", class_="notice")] == SENTENCES[:2]
    assert [plain(text_of(each)) for each in page.all("div", class_="find")] == [
        "Did they say it? Hardly 123 3 of 3 says Checker",
        "Is it so? Open 123 3 of 3 says Checker",
    ]
    assert QUOTE not in page.text


def test_front_page_and_page_of_a_claimant_tell_the_whole_of_a_claim_face_to_face(lighthouse: Claim) -> None:
    clerk = lighthouse.attributions.get(stance=Stance.RELAYS).claimant

    sections = [
        read("/").section("disputed"),
        read(f"/claimants/{clerk.public_id}/{clerk.slug}/").section("says"),
    ]

    face_to_face = ["Clerk relays it", "Mayor is reported to say so", "Ministry denies it No sale is meant."]
    sentences = [plain(each) for each in SENTENCES if "reported to say so" not in each]
    for told in map(plain, sections):
        assert [each for each in [*face_to_face, *sentences] if each not in told] == []
        assert QUOTE not in told


def test_every_title_of_a_claim_says_that_it_is_one(lighthouse: Claim) -> None:
    own = f"/claims/{lighthouse.public_id}/"
    page, card = read(f"{own}{lighthouse.slug}/"), read(f"{own}card/")
    [entry] = feedparser.parse(Client().get("/feeds/claims/").content).entries
    embed = Client().get(f"/oembed?url=http://127.0.0.1:8000{own}").json()

    titles = {
        "window": page.one("title").text,
        "og:title": page.one("meta", property="og:title").get("content"),
        "picture": page.one("meta", property="og:image:alt").get("content"),
        "card": card.one("title").text,
        "feed": entry.title,
        "oEmbed": embed["title"],
        "history": read(f"{own}history/").one("title").text,
        "citation": Client().get(f"{own}revisions/1/citation.ris").content.decode(),
        "letter": next(unquote(link) for link in page.links() if link.startswith("mailto:")),
    }

    assert [name for name, title in titles.items() if TITLE not in str(title)] == []
