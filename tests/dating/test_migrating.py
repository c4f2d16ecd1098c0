"""What migrations that go back make of dates that only an expression can say."""

from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from claims.models import Attribution
from factcheck.dates import columns
from factcheck.dating import edtf
from factcheck.dating.migrating import coarser
from sources.models import Source
from tests.factories import AttributionFactory, SourceFactory
from tests.together import each_of

pytestmark = pytest.mark.django_db


@each_of(
    ("expression", "day", "precision"),
    [
        ("2021-05-03/2021-05-05", "2021-05-01", "month"),
        ("2023-21", "2023-01-01", "year"),
        ("1915?", "1915-01-01", "year"),
        ("199X", None, "day"),
        ("../1989", None, "day"),
    ],
    rolled_back=True,
)
def test_interval_becomes_what_it_lies_in_or_unknown(expression: str, day: str | None, precision: str) -> None:
    said = AttributionFactory.create(**columns("said_on", edtf.parse(expression)))

    coarser("claims", Attribution=("said_on",))(apps, SimpleNamespace(connection=connection))

    kept = Attribution.objects.get(pk=said.pk)
    assert (kept.said_on and str(kept.said_on), kept.said_on_precision, kept.said_on_edtf) == (day, precision, "")


def test_day_month_and_year_stay_what_they_are() -> None:
    sources = [SourceFactory.create(**columns("published_on", edtf.parse(text))) for text in ("2023", "2023-05")]
    before = list(Source.objects.values())

    coarser("sources", Source=("published_on", "retracted_on"))(apps, SimpleNamespace(connection=connection))

    assert list(Source.objects.values()) == before
    assert len(sources) == 2
