from datetime import date

import pytest
from django.contrib.auth.models import User

from claims.models import Claim
from claims.vocabulary import Mode, Question, Stance
from factcheck.dates import Precision
from factcheck.publishing.actions import publish
from tests import factories
from tests.reader import Page, queries_of, read, text_of
from tests.records import missing, whole_claim

QUOTE = "\u0544\u0565\u0576\u0584"

pytestmark = pytest.mark.django_db


def published(claim: Claim, editor: User) -> str:
    others = [link.other for link in claim.links.all()]
    others += [rebuttal.counter_claim for rebuttal in claim.rebuttals.all() if rebuttal.counter_claim]
    publish(claim, by=editor, also=others)
    return f"/claims/{claim.public_id}/{claim.slug}/"


def page_of(claim: Claim, editor: User) -> Page:
    return read(published(claim, editor))


def test_claim_page_shows_all_that_the_claim_has(editor: User) -> None:
    page = page_of(whole_claim("Some"), editor)

    said = "text context unit counted topic role cue quote venue speaker contester grounds counter linked"
    found = "checker title label scale published summary reply supports refutes context"
    assert missing(page.text, f"{said} {found} exact prefix suffix source publisher") == []


def test_claim_page_sets_who_says_it_and_who_contests_it_side_by_side(editor: User) -> None:
    page = page_of(whole_claim(), editor)

    sides = page.one("div", class_="sides")
    assert [text_of(side[0]) for side in sides] == ["They say so", "They contest it"]
    assert "Some speaker" in page.section("say")
    assert "Some speaker" not in page.section("contest").replace("Answers Some speaker", "")
    assert "Some contester" in page.section("contest")
    assert "Some contester" not in page.section("say")


def test_claim_page_counts_each_claimant_once(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    twice = factories.AttributionFactory.create(claim=claim)
    factories.AttributionFactory.create(claim=claim, claimant=twice.claimant)
    factories.AttributionFactory.create(claim=claim)
    factories.RebuttalFactory.create(claim=claim)

    assert "Disputed: 2 put it forward, 1 contests it." in page_of(claim, editor).text


def test_claim_page_without_rebuttal_is_not_called_disputed(editor: User) -> None:
    claim = factories.AttributionFactory.create().claim

    page = page_of(claim, editor)

    assert "1 puts it forward; nobody is recorded as contesting it." in page.text
    assert "Nobody is recorded as contesting this claim." in page.section("contest")


def test_claim_page_without_utterances_says_so(editor: User) -> None:
    page = page_of(factories.ClaimFactory.create(), editor)

    assert "Nobody is recorded as putting this claim forward." in page.section("say")


def test_claim_page_without_review_says_so(editor: User) -> None:
    page = page_of(factories.ClaimFactory.create(), editor)

    assert "No review yet." in page.section("so")
    assert "Did they say it?" not in page.text


def test_claim_page_of_rebuttal_without_grounds_says_so(editor: User) -> None:
    claim = factories.RebuttalFactory.create().claim

    assert "No grounds given" in page_of(claim, editor).section("contest")


def test_claim_page_gives_exact_words_with_their_language(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    factories.AttributionFactory.create(claim=claim, mode=Mode.DIRECT_QUOTE, quote=QUOTE, language="hy", cue="said")

    page = page_of(claim, editor)

    quote = page.one("blockquote", lang="hy")
    assert (text_of(quote), quote.get("dir")) == (QUOTE, "auto")
    assert "Direct quote in Armenian, reported with “said”." in page.section("say")


def test_claim_page_marks_quoted_words_within_the_passage(editor: User) -> None:
    said = factories.AttributionFactory.create(mode=Mode.DIRECT_QUOTE, quote="ethnic cleansing")
    said.passages.add(factories.PassageFactory.create(exact="labelled it “ethnic cleansing” today"))

    assert text_of(page_of(said.claim, editor).one("mark")) == "ethnic cleansing"


@pytest.mark.parametrize(
    ("precision", "shown", "words"),
    [
        (Precision.DAY, "2023-11-11", "11 November 2023"),
        (Precision.MONTH, "2023-11", "November 2023"),
        (Precision.YEAR, "2023", "2023"),
    ],
)
def test_claim_page_gives_dates_no_more_exactly_than_known(
    editor: User, precision: Precision, shown: str, words: str
) -> None:
    claim = factories.ClaimFactory.create()
    factories.AttributionFactory.create(claim=claim, said_on=date(2023, 11, 11), said_on_precision=precision)

    page = page_of(claim, editor)

    assert f"Said {words}." in page.section("say")
    assert text_of(page.one("time", datetime=shown)) == words


def test_claim_page_leads_to_the_words_in_the_original(editor: User) -> None:
    said = factories.AttributionFactory.create()
    source = factories.SourceFactory.create(url="https://www.outlet.example/a")
    said.passages.add(factories.PassageFactory.create(source=source, exact="a well-known fact, & more"))

    page = page_of(said.claim, editor)

    assert "https://www.outlet.example/a#:~:text=a%20well%2Dknown%20fact%2C%20%26%20more" in page.links()
    assert "Read the words at outlet.example" in page.text


def test_claim_page_with_an_address_that_is_no_web_address_makes_no_link_of_it(editor: User) -> None:
    said = factories.AttributionFactory.create()
    source = factories.SourceFactory.create(url="javascript:alert(1)")
    said.passages.add(factories.PassageFactory.create(source=source))

    assert "javascript:" not in page_of(said.claim, editor).html


def test_claim_page_says_through_whom_alone_words_are_known(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    outlet = factories.AttributionFactory.create(claim=claim, claimant__name="The Lamp", stance=Stance.RELAYS)
    clerk = factories.AttributionFactory.create(claim=claim, claimant__name="The clerk", via=outlet)
    factories.AttributionFactory.create(claim=claim, claimant__name="The mayor", via=clerk)

    assert "Known only through The clerk, in turn through The Lamp." in page_of(claim, editor).section("say")


def test_claim_page_says_at_the_words_that_they_were_taken_back(editor: User) -> None:
    said = factories.AttributionFactory.create(said_on=date(2024, 5, 8))
    factories.AttributionFactory.create(
        claim=said.claim, claimant=said.claimant, stance=Stance.RETRACTS, said_on=date(2024, 6, 2)
    )

    section = page_of(said.claim, editor).section("say")

    assert section.count("Taken back 2 June 2024.") == 1
    assert section.index("Said 8 May 2024.") < section.index("Taken back 2 June 2024.")


def test_claim_page_keeps_the_two_questions_apart(editor: User) -> None:
    claim = whole_claim()
    said = claim.reviews.get(question=Question.DID_THEY_SAY_IT)
    said.title = "Of the saying"
    said.save()

    page = page_of(claim, editor)

    assert "Of the saying" in page.section("said")
    assert "Whose words: Some speaker" in page.section("said")
    assert "Of the saying" not in page.section("so")
    assert "Some title" in page.section("so")


def test_claim_page_gives_rating_on_its_own_scale_label_first(editor: User) -> None:
    page = page_of(whole_claim(), editor)

    rating = text_of(page.all("div", class_="rating")[-1])
    assert rating.startswith("Some label")
    assert "2 of 5 on “Some scale”, where 5 is the truest" in rating
    assert "As published: “Some published”" in rating


@pytest.mark.parametrize(
    ("asked", "reply", "words"),
    [
        (date(2024, 4, 8), "We deny it.", "Asked for a reply on 8 April 2024. We deny it."),
        (date(2024, 4, 8), "", "Asked for a reply on 8 April 2024: no answer."),
        (None, "We deny it.", "We deny it."),
        (None, "", "No request for a reply is recorded."),
    ],
)
def test_claim_page_tells_of_the_right_of_reply(editor: User, asked: date | None, reply: str, words: str) -> None:
    review = factories.ReviewFactory.create(reply_asked_on=asked, reply=reply)

    assert f"Right of reply {words}" in page_of(review.claim, editor).section("so")


def test_claim_page_says_how_a_counter_claim_stands_in_turn(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    counter = factories.AttributionFactory.create().claim
    factories.RebuttalFactory.create(claim=counter)
    factories.RebuttalFactory.create(claim=claim, counter_claim=counter, kind="counter_claim")

    page = page_of(claim, editor)

    assert "In turn: Disputed: 1 puts it forward, 1 contests it." in page.section("contest")


def test_claim_page_names_the_claims_that_refer_to_it(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    link = factories.ClaimLinkFactory.create(other=claim)
    path = published(claim, editor)
    publish(link.claim, by=editor)

    assert f"Claims that refer to this one {link.claim.text}" in read(path).section("others")


def test_claim_page_gives_the_quantity_with_what_it_counts(editor: User) -> None:
    claim = factories.QuantityFactory.create(as_of=date(2023, 11, 1), as_of_precision=Precision.MONTH).claim

    text = page_of(claim, editor).text

    assert "The number 100,417 people What is counted people who arrived As of November 2023" in text


def test_claim_page_takes_as_many_queries_with_fifty_of_everything_as_with_ten(editor: User) -> None:
    few, many = (published(crowded_claim(number), editor) for number in (10, 50))

    assert queries_of(few) == queries_of(many) == 3


def crowded_claim(number: int) -> Claim:
    claim = factories.ClaimFactory.create()
    for _ in range(number):
        said = factories.AttributionFactory.create(claim=claim)
        said.passages.add(factories.PassageFactory.create())
        factories.RebuttalFactory.create(claim=claim, counter_claim=factories.ClaimFactory.create())
        factories.ClaimLinkFactory.create(claim=claim)
        factories.ReviewFactory.create(claim=claim)
    return claim
