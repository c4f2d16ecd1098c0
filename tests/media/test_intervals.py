"""That an interval has its expression, and nothing else has one."""

from typing import Any

import pytest

from tests import factories
from tests.refusals import assert_refused

CASES = [
    (factories.AppearanceFactory, "seen_on", "media_appearance_seen_on_interval"),
    (factories.MediaObjectFactory, "first_seen_on", "media_mediaobject_first_seen_on_interval"),
    (factories.MediaReviewFactory, "reviewed_on", "media_mediareview_reviewed_on_interval"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("factory", "field", "name"), CASES, ids=[name for _, _, name in CASES])
def test_interval_without_its_expression_is_refused(factory: Any, field: str, name: str) -> None:
    row = factory.create()
    setattr(row, field, "2021-03-01")
    setattr(row, f"{field}_precision", "interval")

    assert_refused(row, name, at=f"{field}_precision")
