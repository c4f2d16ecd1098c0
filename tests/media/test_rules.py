from typing import Any

import pytest

from factcheck.media.rules import RULES
from tests.together import each_of

REVIEW = {"finding": "An agency sold it in 2016.", "address": ""}
WHOLE: dict[str, Any] = {
    "address": "https://pictures.example/1.jpg",
    "sha256": "",
    "shows": "Another road.",
    "first_seen_on": {"date": "2016", "precision": "year"},
    "appearances": [{"seen_on": {"date": "2016-03", "precision": "month"}}, {"seen_on": None}],
    "reviews": [REVIEW],
}


def unmet(**members: Any) -> list[str]:
    return [found.rule for rule in RULES for found in rule().check(WHOLE | members)]


def test_media_object_that_says_all_meets_every_standard() -> None:
    assert unmet() == []
    assert unmet(address="", sha256="ab" * 32) == []
    assert unmet(reviews=[REVIEW | {"finding": "", "address": "https://checker.example/1"}]) == []


@each_of(
    ("members", "rule"),
    [
        ({"address": "", "appearances": []}, "media-traceable"),
        ({"reviews": []}, "media-shown-by-review"),
        ({"reviews": [REVIEW | {"finding": ""}]}, "media-review-reasoned"),
        ({"appearances": [{"seen_on": {"date": "2015-12-31"}}]}, "media-first-seen-first"),
        ({"first_seen_on": {"date": "2016-05-02"}}, "media-first-seen-first"),
    ],
)
def test_media_object_that_falls_short_is_found(members: dict[str, Any], rule: str) -> None:
    assert unmet(**members) == [rule]


@pytest.mark.parametrize("document", [{}, {"reviews": None, "appearances": [1], "first_seen_on": "2016"}])
def test_document_of_another_shape_is_borne_with(document: dict[str, Any]) -> None:
    assert {found.rule for rule in RULES for found in rule().check(document)} <= {"media-traceable"}
