from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import User

from claims.vocabulary import Bucket
from factcheck.publishing.writing.actions import correct, publish
from sources.actions import retract
from sources.models import Publisher, Source
from tests import factories
from tests.reader import queries_of, read
from tests.records import whole_claim

pytestmark = pytest.mark.django_db


def path_of(publisher: Publisher) -> str:
    return f"/publishers/{publisher.public_id}/{publisher.slug}/"


def test_publisher_page_shows_all_that_the_publisher_has(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    page = read(path_of(Publisher.objects.get(name="Some publisher")))

    assert "Some source" in page.section("sources")
    assert "Some publisher" not in page.section("sources")
    assert "Country Armenia" in page.text
    assert {"https://outlet.example/", "https://www.wikidata.org/wiki/Q1"} <= set(page.links())


def test_publisher_page_lists_its_reviews(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    page = read(path_of(Publisher.objects.get(name="Some checker")))

    assert "Some label of the claim Some text" in page.section("reviews")
    assert "None of its sources is cited here." in page.section("sources")


def test_publisher_page_lists_no_review_of_others_that_only_cites_its_sources(editor: User) -> None:
    evidence = factories.EvidenceFactory.create()
    publisher = factories.PublisherFactory.create()
    Source.objects.filter(pk=evidence.passage.source_id).update(publisher=publisher)
    publish(evidence.review.claim, by=editor)

    assert not read(path_of(publisher)).all("section", aria_labelledby="reviews")


def test_publisher_page_shows_the_scale_of_its_reviews_the_truest_first(editor: User) -> None:
    scale = factories.RatingScaleFactory.create(name="Lanterns")
    for position, label in ((1, "Dark"), (3, "Bright")):
        factories.RatingFactory.create(scale=scale, position=position, label=label, bucket=Bucket.MIXED)
    for rating in scale.ratings.all():
        publish(factories.ReviewFactory.create(rating=rating, publisher=scale.publisher).claim, by=editor)

    text = read(path_of(scale.publisher)).section("scales")

    assert "Lanterns Bright 3 of 3 · mixed Dark 1 of 3 · mixed" in text


def test_publisher_page_marks_what_was_retracted(editor: User) -> None:
    publisher = factories.PublisherFactory.create()
    source = factories.SourceFactory.create(publisher=publisher)
    publish(source, by=editor)
    retract(source, by=editor, on=date(2024, 5, 17), precision="day", note="Invented.")

    page = read(path_of(publisher))

    assert "Retracted by its publisher, 17 May 2024" in page.section("retracted")
    assert f"/sources/{source.public_id}/{source.slug}/#retraction" in page.links()


def taken_back(source: Source, editor: User) -> None:
    retract(source, by=editor, on=date(2024, 5, 17), precision="day", note="Invented.")


def mended(source: Source, editor: User) -> None:
    source.byline = "Mended"
    source.save()
    correct(source, by=editor, note="The byline was another's.")


@pytest.mark.parametrize(("name", "change"), [("retracted_by", taken_back), ("corrected_of", mended)])
def test_publisher_page_leads_to_all_that_was_taken_back_or_corrected_where_it_cannot_show_it(
    name: str, change: Callable[[Source, User], None], editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sources.kinds.publisher.SHOWN", 1)
    publisher = factories.PublisherFactory.create()
    standing, *sources = factories.SourceFactory.create_batch(3, publisher=publisher)
    for source in (standing, *sources):
        publish(source, by=editor)
    everything = f"/sources/?{name}={publisher.public_id}"
    linked = []

    for source in sources:
        change(source, editor)
        linked.append(everything in read(path_of(publisher)).links())

    assert linked == [False, True]
    listed = read(everything).text
    assert [source.title in listed for source in (*sources, standing)] == [True, True, False]


def test_publisher_page_lists_its_sources_that_were_corrected_with_their_notes(editor: User) -> None:
    publisher = factories.PublisherFactory.create()
    wrong, right = factories.SourceFactory.create_batch(2, publisher=publisher)
    for source in (wrong, right):
        publish(source, by=editor)
    mended(wrong, editor)

    corrected = read(path_of(publisher)).section("corrected")

    assert wrong.title in corrected
    assert "The byline was another's." in corrected
    assert right.title not in corrected
    assert not read(path_of(publisher)).all("section", aria_labelledby="retracted")


def test_publisher_page_lists_its_sources_once_and_the_newest_first(editor: User) -> None:
    publisher = factories.PublisherFactory.create()
    dates = (date(2024, 5, 1), None, date(2024, 7, 1), date(2024, 6, 1), date(2024, 8, 1), date(2024, 9, 1))
    sources = [factories.SourceFactory.create(publisher=publisher, published_on=each) for each in dates]
    for source in sources:
        publish(source, by=editor)
    *standing, retracted, corrected = sources
    taken_back(retracted, editor)
    mended(corrected, editor)

    page = read(path_of(publisher))

    newest_first = [standing[place].title for place in (2, 3, 0, 1)]
    listed = page.section("sources")
    assert listed.startswith("Other sources")
    assert sorted(newest_first, key=listed.index) == newest_first
    assert [source.title in listed for source in (retracted, corrected)] == [False, False]


def test_publisher_that_took_back_all_its_sources_has_no_empty_section_of_others(editor: User) -> None:
    publisher = factories.PublisherFactory.create()
    source = factories.SourceFactory.create(publisher=publisher)
    publish(source, by=editor)
    taken_back(source, editor)

    page = read(path_of(publisher))

    assert source.title in page.section("retracted")
    assert "Other sources" not in page.text
    assert f"/sources/?publisher={publisher.public_id}" in page.links()


def test_publisher_page_leads_to_the_claimant_of_its_name_who_speaks_in_its_sources(editor: User) -> None:
    publisher = factories.PublisherFactory.create(name="The Lamp")
    for name in ("The Lamp", "The Lamp of elsewhere"):
        said = factories.AttributionFactory.create(claimant__name=name)
        said.passages.add(factories.PassageFactory.create(source__publisher=publisher))
        publish(said.claim, by=editor)

    page = read(path_of(publisher))

    assert "Speaks here as The Lamp" in page.text
    assert "of elsewhere" not in page.text


@pytest.mark.parametrize("query", ["?cursor=%00", "?page=" + "9" * 300])
def test_publisher_page_with_any_query_is_readable(query: str, editor: User) -> None:
    publisher = factories.PublisherFactory.create()
    publish(publisher, by=editor)

    assert read(path_of(publisher) + query).response.status_code == 200


def test_publisher_page_takes_as_many_queries_with_six_sources_as_with_three(editor: User) -> None:
    publisher = factories.PublisherFactory.create()
    for _ in range(3):
        publish(factories.SourceFactory.create(publisher=publisher), by=editor)
    few = queries_of(path_of(publisher))

    for _ in range(3):
        publish(factories.SourceFactory.create(publisher=publisher), by=editor)

    assert queries_of(path_of(publisher)) == few == 7
