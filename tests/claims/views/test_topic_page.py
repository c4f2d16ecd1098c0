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
    assert not page.all("section", aria_labelledby="signs")
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
    assert [text_of(cell) for cell in page.all("td")] == ["Ann says so", "Ben contests it"]


def test_topic_page_leads_with_who_is_contested_by_whom_and_with_both_sides_in_their_words(editor: User) -> None:
    topic = factories.TopicFactory.create()
    claim = claim_about(topic, text="The bridge is safe.")
    factories.AttributionFactory.create(
        claim=claim, claimant__name="Ann", mode=Mode.DIRECT_QUOTE, quote="It will hold."
    )
    factories.RebuttalFactory.create(claim=claim, claimant__name="Ben", grounds="It has cracks.")
    publish(claim, by=editor)
    publish(claim_about(topic, text="Nobody doubts it."), by=editor)

    page = read(path_of(topic))

    assert "Ann is contested by Ben. Nothing here has been reviewed yet." in page.text
    disputed = page.section("disputed")
    assert "The bridge is safe. Ann says so It will hold. Ben denies it It has cracks." in disputed
    assert "Nobody doubts it." not in disputed


def test_matrix_cell_leads_to_each_utterance_with_its_date_as_exactly_as_it_is_known(editor: User) -> None:
    topic = factories.TopicFactory.create()
    claim, ann = claim_about(topic), factories.ClaimantFactory.create()
    first = factories.AttributionFactory.create(
        claim=claim, claimant=ann, said_on=date(2023, 11, 1), said_on_precision=Precision.MONTH
    )
    second = factories.AttributionFactory.create(
        claim=claim, claimant=ann, stance=Stance.RETRACTS, said_on=date(2024, 1, 1), said_on_precision=Precision.YEAR
    )
    factories.RebuttalFactory.create(claim=claim, claimant__name="Ben")
    publish(claim, by=editor)

    page = read(path_of(topic))

    assert f"{ann} says so, November 2023 took it back, 2024" in [text_of(cell) for cell in page.all("td")]
    for said in (first, second):
        assert f"/claims/{claim.public_id}/{claim.slug}/#a-{said.public_id}" in page.links()


def test_matrix_says_who_went_further_and_who_is_silent_and_folds_who_speaks_alone(editor: User) -> None:
    topic = factories.TopicFactory.create()
    claim, further = claim_about(topic), claim_about(topic, text="It was more than that.")
    factories.ClaimLinkFactory.create(claim=further, other=claim, relation=Relation.GOES_FURTHER)
    factories.AttributionFactory.create(claim=further, claimant__name="Ann")
    factories.AttributionFactory.create(claim=claim, claimant__name="Ben")
    publish(claim, by=editor)
    publish(further, by=editor)

    page = read(path_of(topic))

    assert [text_of(cell) for cell in page.all("td")] == ["Ann goes further: It was more than that.", "Ben says so"]
    assert [text_of(fold) for fold in page.all("details", class_="alone")] == [
        "Ann 1 claim says so: It was more than that."
    ]


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
    for words in ("11 November 2023", "Ann", "says so", "It is closed.", "The evening paper"):
        assert words in before
    assert "Ben" in after


def test_figures_are_told_in_a_table_with_what_each_counts_and_plotted_on_one_scale(editor: User) -> None:
    topic = factories.TopicFactory.create()
    for claim in (
        counted(topic, 100, 100, approximate=True, as_of=date(2023, 11, 11), counted="people who left"),
        counted(topic, 80, None, counted="people who arrived"),
        counted(topic, 40, 60, counted="people who left"),
        counted(topic, 7, 7, unit="ships"),
    ):
        publish(claim, by=editor)

    page = read(path_of(topic))

    rows = [text_of(row) for row in page.one("section", aria_labelledby="figures").iter("tr")]
    assert [row.split(" ", 1)[0] for row in rows] == ["Figure", "80", "40", "about", "0", "Figure", "7"]
    assert "about 100 people people who left as of 11 November 2023" in page.section("figures")
    assert "They count different things" in page.section("figures")
    plots = page.all(f"{SVG}svg", class_="rough")
    assert len(plots) == 1


def test_figure_names_three_who_hold_to_it_and_counts_the_others(editor: User) -> None:
    topic = factories.TopicFactory.create()
    claim = counted(topic, 5, 5)
    for number in range(4):
        factories.AttributionFactory.create(claim=claim, claimant__name=f"Counter {number}")
    publish(claim, by=editor)

    told = read(path_of(topic)).section("figures")

    assert "Counter 1 and 2 more" in told
    assert "Counter 2" not in told


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

    assert len(page.all("details", class_="alone")) == 40
    assert "Only the latest 50 claims are here." in page.section("claims")
    assert f"/claims/?topic={topic.public_id}" in page.links()


def test_topic_page_takes_as_many_queries_with_six_claims_as_with_three(editor: User) -> None:
    topic = factories.TopicFactory.create()
    for _ in range(3):
        publish(counted(topic, 5, 5), by=editor)
    few = queries_of(path_of(topic))

    for _ in range(3):
        publish(counted(topic, 5, 5), by=editor)

    assert queries_of(path_of(topic)) == few == 4


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
