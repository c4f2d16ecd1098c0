from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.models import Claim, Claimant
from claims.vocabulary import Belonging, Bucket, Question, Stance
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.reader import queries_of, read, text_of
from tests.records import missing, whole_claim

pytestmark = pytest.mark.django_db


def path_of(claimant: Claimant) -> str:
    return f"/claimants/{claimant.public_id}/{claimant.slug}/"


def test_claimant_page_shows_all_that_the_claimant_has(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    page = read(path_of(Claimant.objects.get(name="Some speaker")))

    assert missing(page.text, "speaker description alias organisation office text") == []
    assert "From 11 November 2023 Some office, Some organisation" in page.section("roles")


def test_claimant_page_tells_what_they_say_from_what_they_contest(editor: User) -> None:
    said, contested = factories.AttributionFactory.create(), factories.RebuttalFactory.create()
    contested.claimant = said.claimant
    contested.save()
    for claim in (said.claim, contested.claim):
        publish(claim, by=editor)

    page = read(path_of(said.claimant))

    assert said.claim.text in page.section("says")
    assert contested.claim.text not in page.section("says")
    assert contested.claim.text in page.section("contests")


def test_claimant_page_says_what_was_taken_back(editor: User) -> None:
    said = factories.AttributionFactory.create(said_on=date(2024, 1, 1))
    factories.AttributionFactory.create(
        claim=said.claim, claimant=said.claimant, stance=Stance.RETRACTS, said_on=date(2024, 2, 1)
    )
    publish(said.claim, by=editor)

    assert f"{said.claimant} took it back" in read(path_of(said.claimant)).section("says")


def test_claimant_page_has_each_statement_once_of_whatever_topics_its_claim_is(editor: User) -> None:
    topic = factories.TopicFactory.create()
    said = factories.AttributionFactory.create(claim__text="The bridge is shut.", said_on=date(2024, 1, 1))
    said.claim.topics.set([topic, factories.TopicFactory.create(parent=topic)])
    publish(said.claim, by=editor)

    page = read(path_of(said.claimant))

    assert [page.section(name).count("The bridge is shut.") for name in ("says", "positions")] == [1, 1]


def test_claimant_page_without_claims_says_so(editor: User) -> None:
    claimant = factories.ClaimantFactory.create()
    publish(claimant, by=editor)

    page = read(path_of(claimant))

    assert "No claim of theirs is recorded." in page.section("says")
    assert not page.all("section", aria_labelledby="signs")
    assert "They are not recorded as contesting any claim." in page.section("contests")


def test_organisation_page_names_those_with_a_role_in_it(editor: User) -> None:
    affiliation = factories.AffiliationFactory.create()
    publish(affiliation.claimant, by=editor)

    assert f"Others with a role here {affiliation.claimant}" in read(path_of(affiliation.organisation)).text


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2021, 1, 1), None, "From 2021"),
        (None, date(2021, 1, 1), "Until 2021"),
        (date(2019, 1, 1), date(2021, 1, 1), "2019 until 2021"),
        (None, None, "Dates not known"),
    ],
)
def test_role_is_dated_no_more_exactly_than_known(
    start: date | None, end: date | None, words: str, editor: User
) -> None:
    years = {"start_on_precision": "year", "end_on_precision": "year"}
    affiliation = factories.AffiliationFactory.create(start_on=start, end_on=end, **years)
    publish(affiliation.claimant, by=editor)

    assert f"Roles {words} {affiliation.organisation}" in read(path_of(affiliation.claimant)).section("roles")


def reviewed(claimant: Claimant, *buckets: str, question: str = Question.IS_IT_SO, **said: Any) -> Claim:
    attribution = factories.AttributionFactory.create(claimant=claimant, **said)
    of = {"attribution": attribution} if question == Question.DID_THEY_SAY_IT else {}
    for bucket in buckets:
        rating = factories.RatingFactory.create(bucket=bucket)
        factories.ReviewFactory.create(
            claim=attribution.claim, question=question, rating=rating, publisher=rating.scale.publisher, **of
        )
    claim: Claim = attribution.claim
    return claim


def test_ratings_are_counted_with_the_number_of_claims_that_they_are_of(editor: User) -> None:
    claimant = factories.ClaimantFactory.create()
    claims = [
        reviewed(claimant, Bucket.FALSE),
        reviewed(claimant, Bucket.FALSE, Bucket.MIXED),
        reviewed(claimant, Bucket.TRUE, question=Question.DID_THEY_SAY_IT),
        reviewed(claimant),
        reviewed(claimant, Bucket.TRUE, stance=Stance.RELAYS),
    ]
    for claim in claims:
        publish(claim, by=editor)

    page = read(path_of(claimant))

    text = page.section("rated")
    assert "They put forward 4 claims that are recorded here." in text
    assert "Of these 4, 2 have a review of whether they are so." in text
    assert "Mixed 1 of 2 False 2 of 2 Each publisher" in text
    assert "These counts say nothing of the person" in text
    address = f"/claims/?puts_forward={claimant.public_id}&rating=false"
    assert address in page.links()
    assert [claim.text in read(address).text for claim in claims] == [True, True, False, False, False]


def test_claim_that_a_review_found_they_never_made_counts_for_nothing_and_the_page_says_so(editor: User) -> None:
    claimant = factories.ClaimantFactory.create()
    unsaid = reviewed(claimant, Bucket.FALSE)
    checker = factories.RatingFactory.create(bucket=Bucket.MOSTLY_FALSE)
    factories.ReviewFactory.create(
        claim=unsaid,
        question=Question.DID_THEY_SAY_IT,
        attribution=unsaid.attributions.get(),
        rating=checker,
        publisher=checker.scale.publisher,
    )
    for claim in (unsaid, reviewed(claimant, Bucket.TRUE)):
        publish(claim, by=editor)

    page = read(path_of(claimant))

    text = page.section("rated")
    assert "They put forward 1 claim that is recorded here. Of these 1, 1 has a review" in text
    assert "True 1 of 1" in text
    assert "False" not in text
    assert "1 more claim is reported of them, but a review found that they did not say so: it is left out here." in text
    address = f"/claims/?found_unsaid={claimant.public_id}"
    assert address in page.links()
    assert unsaid.text in read(address).section("results")


def test_claimant_without_reviewed_claims_has_none_counted(editor: User) -> None:
    said = factories.AttributionFactory.create()
    publish(said.claim, by=editor)

    text = read(path_of(said.claimant)).section("rated")

    assert "They put forward 1 claim that is recorded here. None has a review of whether it is so." in text


def test_words_over_time_are_dated_and_show_how_they_changed(editor: User) -> None:
    claimant, claim = factories.ClaimantFactory.create(), factories.ClaimFactory.create()
    claim.topics.add(factories.TopicFactory.create(), factories.TopicFactory.create())
    for month, quote in ((3, "Every ferry is late."), (4, "Almost every ferry is late.")):
        said = factories.AttributionFactory.create(
            claim=claim, claimant=claimant, mode="direct_quote", quote=quote, said_on=date(2024, month, 1)
        )
        said.passages.add(factories.PassageFactory.create(source__title=f"Letter of month {month}"))
    publish(claim, by=editor)

    page = read(path_of(claimant))

    text = page.section("positions")
    assert text.index("1 March 2024") < text.index("Letter of month 3")
    assert text.count("Letter of month 3") == 1
    assert text.index("Letter of month 3") < text.index("1 April 2024") < text.index("Letter of month 4")
    assert "Compared with 1 March 2024" in text
    assert ([text_of(each) for each in page.all("del")], [text_of(each) for each in page.all("ins")]) == (
        ["Every"],
        ["Almost every"],
    )


def test_claimant_page_leads_with_what_they_say_who_contests_it_and_whom_they_contest(editor: User) -> None:
    said = factories.AttributionFactory.create(claimant__name="Mayor", claim__text="The bridge is safe.")
    factories.RebuttalFactory.create(claim=said.claim, claimant__name="Engineer", grounds="It has cracks.")
    other = factories.AttributionFactory.create(claimant__name="Clerk")
    factories.RebuttalFactory.create(claim=other.claim, claimant=said.claimant)
    for claim in (said.claim, other.claim):
        publish(claim, by=editor)

    page = read(path_of(said.claimant))

    lead = "Says: The bridge is safe; contested by Engineer; contests what is said by Clerk."
    assert lead in page.text
    assert "Engineer denies it It has cracks." in page.section("says")


def test_claimant_is_shown_with_its_parts_which_are_named_where_they_speak(editor: User) -> None:
    government = factories.ClaimantFactory.create(name="Government")
    ministry = factories.AffiliationFactory.create(
        claimant__name="Ministry", organisation=government, belonging=Belonging.PART, role=""
    ).claimant
    office = factories.AffiliationFactory.create(
        claimant__name="Press office", organisation=ministry, belonging=Belonging.PART, role=""
    ).claimant
    for part in (ministry, office):
        publish(factories.RebuttalFactory.create(claimant=part, grounds=f"The {part} says no.").claim, by=editor)

    page = read(path_of(government))

    assert "speaks also through Ministry and Press office" in page.text
    contested = page.section("contests")
    for words in ("Ministry", "The Ministry says no.", "Press office", "The Press office says no."):
        assert words in contested
    assert "Parts of it" in page.section("parts")
    assert "Is part of Ministry" in read(path_of(office)).text


@pytest.mark.parametrize("query", ["?cursor=%00", "?page=" + "9" * 300, "?puts_forward[]=x"])
def test_claimant_page_with_any_query_is_readable(query: str, editor: User) -> None:
    claimant = factories.ClaimantFactory.create()
    publish(claimant, by=editor)

    assert read(path_of(claimant) + query).response.status_code == 200


def test_claimant_page_takes_as_many_queries_with_six_claims_as_with_three(editor: User) -> None:
    claimant = factories.ClaimantFactory.create()
    claim_it(claimant, 3, editor)
    few = queries_of(path_of(claimant))

    claim_it(claimant, 3, editor)

    assert queries_of(path_of(claimant)) == few == 10


def claim_it(claimant: Claimant, number: int, editor: User) -> None:
    for _ in range(number):
        publish(factories.AttributionFactory.create(claimant=claimant).claim, by=editor)
        publish(factories.RebuttalFactory.create(claimant=claimant).claim, by=editor)
