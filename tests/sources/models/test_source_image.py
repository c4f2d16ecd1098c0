import pytest

from tests.factories import SourceImageFactory
from tests.refusals import assert_emptied_refused, assert_unknown_refused

pytestmark = pytest.mark.django_db


def test_licence_outside_the_list_is_refused() -> None:
    assert_unknown_refused(SourceImageFactory.create(), "licence", "sources_sourceimage_licence_known")


@pytest.mark.parametrize("field", ["alt", "credit"])
def test_image_without_its_words_is_refused(field: str) -> None:
    assert_emptied_refused(SourceImageFactory.create(), field, "sources_sourceimage_credited")
