"""Our vocabulary beside schema.org's, and JSON inside a script."""

import json
from typing import Any

from claims.linked.ratings import rating_node
from factcheck.linked.script import in_script
from factcheck.linked.terms import extended, plain
from tests.together import each_of

DOCUMENT: dict[str, Any] = {
    "id": "x",
    "none": None,
    "empty": "",
    "list": [],
    "parts": [{"name": "factcheck:name", "flags": [True, 1, "1"]}],
}


def test_extended_document_is_the_same_again_once_plain() -> None:
    told = extended(DOCUMENT)

    assert set(told) == {f"factcheck:{name}" for name in DOCUMENT}
    assert plain(told) == DOCUMENT


@each_of("text", ["</script><script>alert(1)</script>", "<!--", "]]>", "&amp;", "\u2028\u2029", '"\\'])
def test_json_in_a_script_ends_nothing_and_says_the_same(text: str) -> None:
    script = in_script({text: text})

    assert not set(script) & set("<>&\u2028\u2029")
    assert json.loads(script) == {text: text}


SCALE = {"label": "Mostly false", "position": 2, "best": 5}
OFF_SCALE = {"label": "Unproven", "position": None, "best": 5}


@each_of(
    ("address", "rating", "given", "told"),
    [
        ("", None, None, None),
        ("", SCALE, None, {"alternateName": "Mostly false", "ratingValue": 2, "bestRating": 5, "worstRating": 1}),
        ("", OFF_SCALE, None, {"alternateName": "Unproven"}),
        # Of another publisher's review, our scale's numbers are none of theirs.
        ("https://checker.example/", SCALE, None, {"alternateName": "Mostly false"}),
        (
            "https://checker.example/",
            SCALE,
            {"text": "Falso", "value": "4", "best": "1", "worst": "5.5"},
            {"alternateName": "Falso", "ratingValue": 4, "bestRating": 1, "worstRating": 5.5},
        ),
        ("https://checker.example/", None, {"text": "", "value": "0", "best": None, "worst": None}, {"ratingValue": 0}),
    ],
)
def test_rating_is_what_was_given_and_no_more(address: str, rating: Any, given: Any, told: Any) -> None:
    node = rating_node({"address": address, "rating": rating, "rating_as_published": given})

    name = {"name": told["alternateName"]} if told and "alternateName" in told else {}
    assert node == (told and {"@type": "Rating", **told, **name})
