from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import pytest
from django.db.models import ProtectedError

from factcheck.dates import Precision
from sources.models import Draw, Source
from sources.vocabulary import SourceKind
from tests.factories import DrawFactory, PublisherFactory, SourceFactory
from tests.refusals import NON_FIELD_ERRORS, assert_refused, assert_unknown_refused, messages_of
from tests.together import each_of

pytestmark = pytest.mark.django_db


@each_of("kind", SourceKind.values, rolled_back=True)
def test_kind_of_the_list_is_stored(kind: str) -> None:
    source = SourceFactory.create(kind=kind)

    source.refresh_from_db()

    assert source.kind == kind


def test_kind_outside_the_list_is_refused() -> None:
    assert_unknown_refused(SourceFactory.build(), "kind", "sources_source_kind_known")


def test_precision_outside_the_list_is_refused() -> None:
    assert_unknown_refused(
        SourceFactory.build(), "published_on_precision", "sources_source_published_on_precision_known"
    )


def test_precision_of_the_retraction_outside_the_list_is_refused() -> None:
    assert_unknown_refused(
        SourceFactory.build(), "retracted_on_precision", "sources_source_retracted_on_precision_known"
    )


NOW = datetime(2024, 5, 18, tzinfo=UTC)
RETRACTED: dict[str, Any] = {
    "retracted_on": date(2024, 5, 17),
    "retraction_note": "Invented.",
    "retraction_recorded_at": NOW,
}


@pytest.mark.parametrize("address", ["", "https://lamp.example/retractions/1"])
def test_retraction_with_its_date_and_reason_is_stored(address: str) -> None:
    assert messages_of(SourceFactory.create(**RETRACTED, retraction_url=address)) == {}


@pytest.mark.parametrize("broken", [{"retraction_note": ""}, {"retracted_on": None, "retraction_recorded_at": None}])
def test_retraction_without_its_date_or_its_reason_is_refused(broken: dict[str, Any]) -> None:
    source = SourceFactory.build(**{**RETRACTED, **broken})

    assert_refused(source, "sources_source_retraction_explained", at="retraction_note")


def test_address_of_a_retraction_that_did_not_happen_is_refused() -> None:
    source = SourceFactory.build(retraction_url="https://lamp.example/retractions/1")

    assert_refused(source, "sources_source_retraction_address", at="retraction_url")


@pytest.mark.parametrize("broken", [{"retraction_recorded_at": None}, {"retracted_on": None, "retraction_note": ""}])
def test_retraction_without_the_moment_at_which_it_was_recorded_is_refused(broken: dict[str, Any]) -> None:
    source = SourceFactory.build(**{**RETRACTED, **broken})

    assert_refused(source, "sources_source_retraction_recorded", at="retracted_on")


def test_address_given_twice_is_refused() -> None:
    SourceFactory.create(url="https://example.org/news")
    second = SourceFactory.build(url="https://example.org/news")

    assert_refused(second, "sources_source_url_unique", at="url")


def test_address_written_in_another_way_is_refused_as_the_same() -> None:
    SourceFactory.create(url="https://example.org/news")

    messages = messages_of(SourceFactory.build(url="HTTPS://Example.ORG:443/news?utm_source=x#top"))

    assert messages == {"url": ["Another source has this address: use that source."]}


def test_address_left_empty_twice_is_stored() -> None:
    SourceFactory.create(url="")

    assert messages_of(SourceFactory.create(url="")) == {}


@pytest.mark.parametrize(
    ("precision", "stored"),
    [
        (Precision.DAY, date(2023, 11, 17)),
        (Precision.MONTH, date(2023, 11, 1)),
        (Precision.YEAR, date(2023, 1, 1)),
    ],
)
def test_date_is_cut_to_its_precision(precision: str, stored: date) -> None:
    source = SourceFactory.build(published_on=date(2023, 11, 17), published_on_precision=precision)

    source.full_clean()

    assert source.published_on == stored


@each_of("day", ["0000-00-00", "2023-13-01", "2023-02-30", "10000-01-01", "\x00", "\ud800"], rolled_back=True)
def test_date_that_is_none_is_refused_at_its_field(day: str) -> None:
    source = SourceFactory.build()
    source.published_on = day

    assert list(messages_of(source)) == ["published_on"]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_first_and_last_date_are_stored(day: date) -> None:
    source = SourceFactory.create(published_on=day)

    source.refresh_from_db()

    assert source.published_on == day


def test_language_is_stored_in_its_usual_case() -> None:
    source = SourceFactory.build(language="AZ-latn-az")

    source.full_clean()

    assert source.language == "az-Latn-AZ"


def test_language_malformed_is_refused_at_its_field() -> None:
    assert list(messages_of(SourceFactory.build(language="Armenian"))) == ["language"]


def test_source_that_draws_on_another_is_stored() -> None:
    article, agency = SourceFactory.create(), SourceFactory.create()

    article.draws_on.add(agency)

    assert list(agency.drawn_on_by.all()) == [article]
    assert list(agency.draws_on.all()) == []


def test_source_that_draws_on_itself_is_refused() -> None:
    source = SourceFactory.create()

    assert_refused(Draw(source=source, drawn_on=source), "sources_draw_not_itself", at="drawn_on")


@pytest.mark.parametrize("steps", [1, 2, 5])
def test_source_that_draws_on_one_that_draws_on_it_is_refused(steps: int) -> None:
    chain = SourceFactory.create_batch(steps + 1)
    for source, drawn_on in pairwise(chain):
        Draw(source=source, drawn_on=drawn_on).full_clean()
        Draw.objects.create(source=source, drawn_on=drawn_on)

    assert [*messages_of(Draw(source=chain[-1], drawn_on=chain[0]))] == ["drawn_on"]
    assert messages_of(Draw(source=chain[-1], drawn_on=SourceFactory.create())) == {}


def test_source_drawn_on_twice_is_refused() -> None:
    draw = DrawFactory.create()

    again = Draw(source=draw.source, drawn_on=draw.drawn_on)

    assert_refused(again, "sources_draw_once", at=NON_FIELD_ERRORS)


def test_source_drawn_on_cannot_be_deleted() -> None:
    draw = DrawFactory.create()

    with pytest.raises(ProtectedError):
        draw.drawn_on.delete()


def test_source_deleted_takes_its_list_of_draws_along() -> None:
    draw = DrawFactory.create()

    draw.source.delete()

    assert Draw.objects.count() == 0


def test_publisher_with_sources_cannot_be_deleted() -> None:
    publisher = PublisherFactory.create()
    SourceFactory.create(publisher=publisher)

    with pytest.raises(ProtectedError):
        publisher.delete()


def test_sources_are_listed_newest_first_and_undated_last() -> None:
    undated = SourceFactory.create()
    old = SourceFactory.create(published_on=date(1994, 5, 12))
    new = SourceFactory.create(published_on=date(2023, 11, 11))

    assert list(Source.objects.all()) == [new, old, undated]


def test_source_reads_as_its_title() -> None:
    assert str(SourceFactory.build(title="The exodus")) == "The exodus"


def test_draw_reads_as_a_sentence() -> None:
    assert str(Draw(source_id=1, drawn_on_id=2)) == "source 1 draws on source 2"
