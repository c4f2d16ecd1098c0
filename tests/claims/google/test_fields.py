"""Parts of an answer, as a program selects them."""

from typing import Any

import pytest

from claims.google.errors import InvalidArgumentError
from claims.google.fields import Shape, selected, selection
from tests.together import each_of

SHAPE: Shape = {"claims": {"text": {}, "claimReview": {"publisher": {"name": {}, "site": {}}, "url": {}}}, "next": {}}
REVIEW = {"publisher": {"name": "N", "site": "S"}, "url": "U"}
ANSWER = {"claims": [{"text": "T", "claimReview": [REVIEW]}], "next": "X"}


@each_of(
    ("fields", "expected"),
    [
        ("*", ANSWER),
        ("next", {"next": "X"}),
        ("claims/text", {"claims": [{"text": "T"}]}),
        ("claims(text)", {"claims": [{"text": "T"}]}),
        (
            " claims ( text , claimReview/url ) , next ",
            {**ANSWER, "claims": [{"text": "T", "claimReview": [{"url": "U"}]}]},
        ),
        ("claims/claimReview/publisher/site", {"claims": [{"claimReview": [{"publisher": {"site": "S"}}]}]}),
        ("claims/text,claims/claimReview(url)", {"claims": [{"text": "T", "claimReview": [{"url": "U"}]}]}),
        ("claims/text,claims", {"claims": ANSWER["claims"]}),
        ("claims,claims/text", {"claims": ANSWER["claims"]}),
        ("claims/claimReview/*", {"claims": [{"claimReview": [REVIEW]}]}),
    ],
)
def test_selection_leaves_what_is_asked_for(fields: str, expected: Any) -> None:
    assert selected(ANSWER, selection(fields, SHAPE)) == expected


@each_of(
    "fields",
    [
        *("quagga", "claims/quagga", "claims(", "claims)", "claims()", "claims/", "/", ",", "claims,", "claims text"),
        *("(" * 500, "claims/" * 200, "claims(" * 100, "é", "claims;next", "x" * 1001, "claims/text/more", "*/quagga"),
    ],
)
def test_selection_of_what_is_not_there_is_refused(fields: str) -> None:
    with pytest.raises(InvalidArgumentError):
        selection(fields, SHAPE)
