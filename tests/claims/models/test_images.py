from typing import Any

import pytest

from tests.factories import ClaimImageFactory, PortraitFactory
from tests.refusals import assert_emptied_refused, assert_unknown_refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("made", "name"),
    [(ClaimImageFactory, "claims_claimimage_licence_known"), (PortraitFactory, "claims_portrait_licence_known")],
)
def test_licence_outside_the_list_is_refused(made: Any, name: str) -> None:
    assert_unknown_refused(made.create(), "licence", name)


@pytest.mark.parametrize("field", ["alt", "credit"])
@pytest.mark.parametrize(
    ("made", "name"), [(ClaimImageFactory, "claims_claimimage_credited"), (PortraitFactory, "claims_portrait_credited")]
)
def test_image_without_its_words_is_refused(made: Any, name: str, field: str) -> None:
    assert_emptied_refused(made.create(), field, name)
