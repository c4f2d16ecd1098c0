from datetime import date

import pytest
from django.contrib.auth.models import User

from factcheck.publishing.writing.actions import publish
from sources.models import Source
from tests import factories
from tests.api.common import ListTests, errors_of, ids


class TestSourceList(ListTests):
    path = "sources"
    kind = "source"

    def make(self) -> Source:
        return factories.SourceFactory.create()


@pytest.fixture
def report(editor: User) -> Source:
    """A published source with something for every filter, beside the one that it draws on."""
    report = factories.SourceFactory.create(
        title="Exodus from the mountains",
        kind="report",
        language="hy",
        publisher=factories.PublisherFactory.create(slug="herald"),
        published_on=date(2023, 9, 1),
        published_on_precision="month",
        byline="Bernard Smith",
    )
    factories.DrawFactory.create(source=report, drawn_on__slug="agency")
    publish(report, by=editor)
    return report


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    [
        "kind=report",
        "publisher=herald",
        "language=hy",
        "draws_on=agency",
        "q=exodus",
        "q=bernard",
        "published_after=2023-09-30",
        "published_before=2023-09-01",
    ],
)
def test_filter_that_the_source_passes_leaves_it_alone(report: Source, query: str) -> None:
    assert ids(f"sources/?{query}") == [report.public_id]


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["kind=article", "language=en", "published_after=2023-10-01", "q=herald"])
def test_filter_that_the_source_fails_leaves_it_out(report: Source, query: str) -> None:
    assert report.public_id not in ids(f"sources/?{query}")


@pytest.mark.django_db
def test_sources_of_an_unknown_publisher_are_400(report: Source) -> None:
    assert list(errors_of("sources/?publisher=nobody&kind=report")) == ["publisher"]
