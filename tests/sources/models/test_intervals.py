"""That an interval has its expression, and nothing else has one."""

import pytest

from tests.factories import SourceFactory
from tests.refusals import assert_refused

pytestmark = pytest.mark.django_db


def test_interval_without_its_expression_is_refused() -> None:
    published = SourceFactory.create(published_on="2021-03-01")
    published.published_on_precision = "interval"
    retracted = SourceFactory.create()
    retracted.retracted_on_precision, retracted.retracted_on_edtf = "day", "2023-21"

    assert_refused(published, "sources_source_published_on_interval", at="published_on_precision")
    with pytest.MonkeyPatch.context() as patch:
        # `clean` empties it, so that only what passes it by is refused.
        patch.setattr(type(retracted), "clean", lambda row: None)
        assert_refused(retracted, "sources_source_retracted_on_interval", at="retracted_on_precision")
