from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Claim, Topic
from claims.vocabulary import Mode, Relation, Stance
from factcheck.dates import Precision
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.reader import queries_of, read, text_of
from tests.records import missing, whole_claim

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


def path_of(topic: Topic) -> str:
    return f"/topics/{topic.public_id}/{topic.slug}/"


def claim_about(topic: Topic, **fields: object) -> Claim:
    claim = factories.ClaimFactory.create(**fields)
    claim.topics.add(topic)
    return claim


def counted(topic: Topic, low: int | None, high: int | None, **fields: object) -> Claim:
    claim = claim_about(topic, kind="quantity")
    factories.QuantityFactory.create(claim=claim, low=low, high=high, **fields)
    factories.AttributionFactory.create(claim=claim)
    return claim


def test_topic_page_shows_all_that_the_topic_has(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    page = read(path_of(Topic.objects.get(name="Some topic")))

    assert missing(page.text, "topic subject parent text speaker contester label checker quote source publisher") == []


def test_topic_page_lists_the_topics_within_it(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    page = read(path_of(Topic.objects.get(name="Some parent")))

    assert "Some topic" in page.section("subtopics")


def test_topic_page_without_claims_says_so(editor: User) -> None:
    topic = factories.TopicFactory.create()
    publish(topic, by=editor)

    page = read(path_of(topic))

    assert "No claim of this topic has been published yet." in page.section("claims")
    assert not page.all("table")


def test_matrix_is_a_table_with_a_caption_and_headers_both_ways_in_a_region_that_takes_focus(editor: User) -> None:
    topic = factories.TopicFactory.create()
    claim = claim_about(topic)
    factories.AttributionFactory.create(claim=claim, claimant__name="Ann")
    factories.RebuttalFactory.create(claim=claim, claimant__name="Ben")
    publish(claim, by=editor)

    page = read(path_of(topic))

    region = page.one("div", role="region")
    assert (region.get("tabindex"), region.get("aria-label")) == ("0", "Claims by claimants")
    assert page.one("caption") is not None
    assert [text_of(cell) for cell in page.all("th", scope="col")] == ["Claim", "Ann", "Ben"]
    assert claim.text in text_of(page.one("th", scope="row"))
    assert [text_of(cell) for cell in page.all("td")] == ["● asserts it", "✕ contests it"]


def test_matrix_cell_leads_to_each_utterance_with_its_date_as_exactly_as_it_is_known(editor: User) -> None:
    topic = factories.TopicFactory.create()
    claim, ann = claim_about(topic), factories.ClaimantFactory.create()
    first = factories.AttributionFactory.create(
        claim=claim, claimant=ann, said_on=date(2023, 11, 1), said_on_precision=Precision.MONTH
    )
    second = factories.AttributionFactory.create(
        claim=claim, claimant=ann, stance=Stance.RETRACTS, said_on=date(2024, 1, 1), said_on_precision=Precision.YEAR
    )
    publish(claim, by=editor)

    page = read(path_of(topic))

    assert text_of(page.one("td")) == "● asserts it, November 2023 ↩ took it back, 2024"
    for said in (first, second):
        assert f"/claims/{claim.public_id}/{claim.slug}/#a-{said.public_id}" in page.links()


def test_matrix_says_who_went_further_and_who_is_silent(editor: User) -> None:
    topic = factories.TopicFactory.create()
    claim, further = claim_about(topic), claim_about(topic, text="It was more than that.")
    factories.ClaimLinkFactory.create(claim=further, other=claim, relation=Relation.GOES_FURTHER)
    factories.AttributionFactory.create(claim=further)
    publish(claim, by=editor)
    publish(further, by=editor)

    cells = [text_of(cell) for cell in read(path_of(topic)).all("td")]

    assert cells == ["● asserts it", "▲ went further: It was more than that."]
    factories.AttributionFactory.create(claim=claim, claimant__name="Zoe")
    publish(claim, by=editor)
    assert "–silent" in [text_of(cell) for cell in read(path_of(topic)).all("td")]


def test_timeline_shows_who_in_which_words_where_and_what_is_not_dated(editor: User) -> None:
    topic = factories.TopicFactory.create()
    claim = claim_about(topic)
    dated = factories.AttributionFactory.create(
        claim=claim, claimant__name="Ann", mode=Mode.DIRECT_QUOTE, quote="It is closed.", said_on=date(2023, 11, 11)
    )
    dated.passages.add(factories.PassageFactory.create(source__title="The evening paper"))
    factories.AttributionFactory.create(claim=claim, claimant__name="Ben")
    publish(claim, by=editor)

    timeline = read(path_of(topic)).section("timeline")

    before, after = timeline.split("No date known")
    for words in ("11 November 2023", "Ann", "asserts it", "It is closed.", "The evening paper"):
        assert words in before
    assert "Ben" in after


def test_competing_figures_are_plotted_and_told_in_a_table(editor: User) -> None:
    topic = factories.TopicFactory.create()
    for claim in (
        counted(topic, 100, 100, approximate=True, as_of=date(2023, 11, 11)),
        counted(topic, 80, None),
        counted(topic, 40, 60),
    ):
        publish(claim, by=editor)

    page = read(path_of(topic))

    plot = page.one(f"{SVG}svg", role="img")
    assert [text_of(row) for row in page.one("section", aria_labelledby="figures").iter("th")][4:] == [
        "40 to 60 people",
        "80 people or more",
        "about 100 people",
    ]
    assert "11 November 2023" in page.section("figures")
    assert len([*plot.iter(f"{SVG}path")]) == 1
    assert len([*plot.iter(f"{SVG}circle")]) == 4


def test_figures_of_different_things_are_not_set_against_each_other(editor: User) -> None:
    topic = factories.TopicFactory.create()
    for claim in (counted(topic, 5, 5, counted="cats"), counted(topic, 7, 7, counted="dogs")):
        publish(claim, by=editor)

    assert not read(path_of(topic)).all("section", aria_labelledby="figures")


def test_derived_figure_is_summed_up_with_its_working(editor: User) -> None:
    topic = factories.TopicFactory.create()
    figure, claim = counted(topic, 60, 60), counted(topic, 120, None)
    factories.DerivationTermFactory.create(derivation__claim=claim, derivation__formula="a * 2", claim=figure)
    for each in (figure, claim):
        publish(each, by=editor)

    sums = read(path_of(topic)).section("sums")

    assert "60 × 2 = 120" in sums
    assert "“120 people or more” holds." in sums


def test_topic_page_with_too_many_claims_and_claimants_says_what_is_left_out(editor: User) -> None:
    topic = factories.TopicFactory.create()
    for number in range(51):
        claim = claim_about(topic)
        if number > 10:
            factories.AttributionFactory.create(claim=claim)
        publish(claim, by=editor)

    page = read(path_of(topic))

    assert len(page.all("th", scope="row")) == 50
    assert "Only the latest 50 claims are here." in page.section("claims")
    assert "10 more claimants, who speak of few of them, are left out." in page.section("claims")
    assert f"/claims/?topic={topic.public_id}" in page.links()


def test_topic_page_takes_as_many_queries_with_twelve_claims_as_with_three(editor: User) -> None:
    topic = factories.TopicFactory.create()
    for _ in range(3):
        publish(counted(topic, 5, 5), by=editor)
    few = queries_of(path_of(topic))

    for _ in range(9):
        publish(counted(topic, 5, 5), by=editor)

    assert queries_of(path_of(topic)) == few == 3


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_topic_page_by_another_method_is_refused(method: str, editor: User) -> None:
    topic = factories.TopicFactory.create()
    publish(topic, by=editor)

    assert getattr(Client(), method)(path_of(topic)).status_code == 405


@pytest.mark.parametrize("query", ["topic=\0", "cursor=%00", "as=1e999", "page=-1", "%ff=%ff"])
def test_topic_page_with_an_odd_query_is_shown(query: str, editor: User) -> None:
    topic = factories.TopicFactory.create()
    publish(topic, by=editor)

    read(f"{path_of(topic)}?{query}")


@pytest.mark.parametrize("record_id", ["nothing", "0" * 12, "%00", "9" * 300])
def test_topic_page_of_what_is_not_there_is_missing(record_id: str) -> None:
    read(f"/topics/{record_id}/", status=404)
