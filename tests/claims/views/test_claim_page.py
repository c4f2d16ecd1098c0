from datetime import date

import pytest
from django.contrib.auth.models import User

from claims.models import Claim
from claims.vocabulary import Mode, Question, Stance
from factcheck.dates import Precision
from factcheck.publishing.writing.actions import publish
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

    sides = page.one("div", class_="plates")
    assert [text_of(side[0]) for side in sides][:2] == ["They say so", "They contest it"]
    assert "Some speaker" in page.section("say")
    assert "Some speaker" not in page.section("contest").replace("Answers Some speaker", "")
    assert "Some contester" in page.section("contest")
    assert "Some contester" not in page.section("say")


def test_claim_page_leads_with_a_sentence_that_names_both_sides(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    factories.AttributionFactory.create(claim=claim, claimant__name="The mayor", role="mayor")
    factories.RebuttalFactory.create(claim=claim, claimant__name="The harbour", role="", grounds="It floats.")

    lead = page_of(claim, editor).one("p", class_="lead")

    assert text_of(lead) == "The mayor (mayor) says so; The harbour denies it: It floats. No review yet."


def test_claim_page_alternates_the_first_of_each_side_before_the_others(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    for _ in range(9):
        factories.AttributionFactory.create(claim=claim)
        factories.RebuttalFactory.create(claim=claim)

    plates = list(page_of(claim, editor).one("div", class_="plates"))

    shown = [[said for said in plate if said.tag == "article"] for plate in plates]
    assert [len(said) for said in shown] == [1, 1, 7, 7]
    assert [len(list(plate.iter("article"))) for plate in plates] == [1, 1, 8, 8]


def test_claim_page_leads_to_its_history_once(editor: User) -> None:
    page = page_of(factories.ClaimFactory.create(), editor)

    assert [text_of(link) for link in page.all("a") if link.get("href", "").endswith("/history/")] == [
        "Every revision, with what changed"
    ]


def test_claim_page_names_those_who_only_relay_it_last(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    for name, stance, day in (("Relayer", Stance.RELAYS, date(2023, 1, 1)), ("Speaker", Stance.ASSERTS, None)):
        factories.AttributionFactory.create(claim=claim, claimant__name=name, stance=stance, said_on=day)

    said = text_of(page_of(claim, editor).one("div", class_="plates"))

    assert said.index("Speaker") < said.index("Relayer")


def test_claim_page_without_rebuttal_is_not_called_disputed(editor: User) -> None:
    claim = factories.AttributionFactory.create().claim

    page = page_of(claim, editor)

    assert "says so; nobody is recorded as contesting it." in page.text
    assert "Nobody is recorded as contesting this claim." in page.section("contest")
    assert "How it was answered" not in page.text


def test_claim_page_without_utterances_says_so(editor: User) -> None:
    page = page_of(factories.ClaimFactory.create(), editor)

    assert "Nobody is recorded as putting this claim forward." in page.section("say")


def test_claim_page_without_review_says_so(editor: User) -> None:
    page = page_of(factories.ClaimFactory.create(), editor)

    assert page.section("so").count("No review yet") == 2


def test_claim_page_of_rebuttal_without_grounds_says_so(editor: User) -> None:
    claim = factories.RebuttalFactory.create().claim

    assert "Gave no grounds." in page_of(claim, editor).section("contest")


def test_claim_page_gives_exact_words_with_their_language(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    factories.AttributionFactory.create(claim=claim, mode=Mode.DIRECT_QUOTE, quote=QUOTE, language="hy", cue="said")

    page = page_of(claim, editor)

    quote = page.one("q", lang="hy")
    assert (text_of(quote), quote.get("dir")) == (QUOTE, "auto")
    assert f"said {QUOTE} Says so · Direct quote (Armenian)" in page.section("say")


def test_claim_page_marks_quoted_words_within_the_passage(editor: User) -> None:
    said = factories.AttributionFactory.create(mode=Mode.DIRECT_QUOTE, quote="ethnic cleansing")
    said.passages.add(factories.PassageFactory.create(exact="labelled it “ethnic cleansing” today"))

    assert {text_of(mark) for mark in page_of(said.claim, editor).all("mark")} == {"ethnic cleansing"}


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

    assert f"said {words}" in page.section("say")
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

    page = page_of(claim, editor)

    assert "Known only through The clerk" in text_of(page.one("div", class_="plates"))
    chain = text_of(page.one("ol", class_="chain"))
    assert chain.startswith("The mayor known only through: The clerk known only through: The Lamp whose words are in:")


def test_claim_page_says_at_the_words_that_they_were_taken_back(editor: User) -> None:
    said = factories.AttributionFactory.create(said_on=date(2024, 5, 8))
    factories.AttributionFactory.create(
        claim=said.claim, claimant=said.claimant, stance=Stance.RETRACTS, said_on=date(2024, 6, 2)
    )

    section = page_of(said.claim, editor).section("say")

    assert section.count("Taken back 2 June 2024") == 1
    assert section.index("said 8 May 2024") < section.index("Taken back 2 June 2024")


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

    rating = page.all("div", class_="rating")[-1]
    assert text_of(rating).startswith("Some label 1 2 3 4 5 2 of 5 on “Some scale”, where 5 is the truest")
    assert "As published: Some published" in text_of(rating)
    assert [text_of(step) for step in rating.iter("li") if step.get("class") == "here"] == ["2"]


@pytest.mark.parametrize(
    ("asked", "reply", "words"),
    [
        (date(2024, 4, 8), "We deny it.", "Asked for a reply on 8 April 2024. We deny it."),
        (date(2024, 4, 8), "", "Asked for a reply on 8 April 2024. No answer."),
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

    assert f"Puts against it {counter.text} (itself contested by 1)" in page.section("contest")


def test_claim_page_names_the_claims_that_refer_to_it(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    link = factories.ClaimLinkFactory.create(other=claim)
    path = published(claim, editor)
    publish(link.claim, by=editor)

    assert link.claim.text in read(path).section("answers")


def test_claim_page_gives_the_quantity_with_what_it_counts(editor: User) -> None:
    claim = factories.QuantityFactory.create(as_of=date(2023, 11, 1), as_of_precision=Precision.MONTH).claim

    text = page_of(claim, editor).text

    assert "The number 100,417 people What is counted people who arrived As of November 2023" in text


def test_claim_page_of_a_paraphrase_gives_the_words_of_its_source(editor: User) -> None:
    said = factories.AttributionFactory.create(cue="holds")
    said.passages.add(factories.PassageFactory.create(exact="the bridge is shut", source__language="fr"))

    page = page_of(said.claim, editor)

    assert "Reported with “holds”" in page.section("say")
    assert "In the words of the source" in page.section("say")
    assert "the bridge is shut" in [text_of(words) for words in page.all("p", lang="fr")]


def test_claim_page_folds_the_words_around_a_passage(editor: User) -> None:
    said = factories.AttributionFactory.create()
    passage = factories.PassageFactory.create(exact="it is shut", prefix="He said that ", suffix=" for good")
    said.passages.add(passage)

    details = page_of(said.claim, editor).one("section", aria_labelledby="say").find(".//details")

    assert details is not None
    assert details.get("open") is None
    assert "…He said that it is shut for good…" in text_of(details)


def test_claim_page_says_who_goes_further_and_leads_there(editor: User) -> None:
    said = factories.AttributionFactory.create()
    factories.AttributionFactory.create(claim=said.claim)
    further = factories.AttributionFactory.create(claimant=said.claimant).claim
    factories.ClaimLinkFactory.create(claim=further, other=said.claim, relation="goes_further")
    path = published(said.claim, editor)
    publish(further, by=editor)

    page = read(path)

    assert text_of(page.one("div", class_="plates")).count(f"And goes further: {further.text}") == 1
    assert f"/claims/{further.public_id}/{further.slug}/" in page.links()


def test_claim_page_of_five_reports_of_one_origin_counts_one_source(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    origin = factories.SourceFactory.create(title="The agency")
    for _ in range(5):
        source = factories.DrawFactory.create(drawn_on=origin).source
        factories.AttributionFactory.create(claim=claim).passages.add(factories.PassageFactory.create(source=source))

    known = page_of(claim, editor).section("known")

    assert "5 reports, 1 independent source." in known
    assert "The agency reports for itself; these 5 draw on it and are no further sources:" in known


def test_claim_page_of_reports_for_themselves_counts_each(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    for _ in range(2):
        factories.AttributionFactory.create(claim=claim).passages.add(factories.PassageFactory.create())

    page = page_of(claim, editor)

    assert "2 reports, 2 independent sources." in page.section("sources")
    assert [text_of(letter) for letter in page.all("span", class_="letter")] == ["A", "B"]


def test_claim_page_numbers_each_answer_under_what_it_answers(editor: User) -> None:
    claim = factories.ClaimFactory.create(text="The bridge is shut.")
    link = factories.ClaimLinkFactory.create(claim=claim, other__text="The bridge is open.", relation="contradicts")
    factories.RebuttalFactory.create(claim=claim, claimant__name="The mayor")

    page = page_of(claim, editor)

    numbered = [text_of(each) for each in page.one("ol", class_="docket")]
    assert numbered[0].startswith("1 The bridge is shut.")
    assert numbered[1].startswith("1.1 Contests 1 The mayor")
    assert numbered[2].startswith("1.2 Contradicted by 1 The bridge is open.")
    assert f"/claims/{link.other.public_id}/{link.other.slug}/" in page.links()


def test_claim_page_of_an_undisputed_claim_without_links_numbers_nothing(editor: User) -> None:
    assert not page_of(factories.AttributionFactory.create().claim, editor).all("ol", class_="docket")


def test_claim_page_says_one_thing_once_where_grounds_repeat_the_words(editor: User) -> None:
    rebuttal = factories.RebuttalFactory.create(cue="says", grounds="The bridge was open all day.")
    rebuttal.passages.add(factories.PassageFactory.create(exact="says that the bridge was open all day"))

    assert "Grounds:" not in page_of(rebuttal.claim, editor).section("contest")


def test_claim_page_takes_as_many_queries_with_six_of_everything_as_with_three(editor: User) -> None:
    few, many = (published(crowded_claim(number), editor) for number in (3, 6))

    assert queries_of(few) == queries_of(many) == 6


def crowded_claim(number: int) -> Claim:
    claim = factories.ClaimFactory.create()
    for _ in range(number):
        said = factories.AttributionFactory.create(claim=claim)
        said.passages.add(factories.PassageFactory.create())
        factories.RebuttalFactory.create(claim=claim, counter_claim=factories.ClaimFactory.create())
        factories.ClaimLinkFactory.create(claim=claim)
        factories.ReviewFactory.create(claim=claim)
    return claim
