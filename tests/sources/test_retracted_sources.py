"""Which retracted sources a document cites."""

from typing import Any

import pytest

from sources.templatetags.source_words import retracted_sources

GONE = {"id": "s1", "name": "Gone", "retracted": {"note": "Invented."}}


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ({"id": "c1"}, []),
        ({"id": "s1", "retracted": {"note": "Invented."}}, []),
        ({"id": "s2", "draws_on": [GONE, {"id": "s3", "retracted": None}]}, ["s1"]),
        (
            {"id": "c1", "attributions": [{"passages": [{"id": "p1", "source": GONE}, {"id": "p2", "source": GONE}]}]},
            ["s1"],
        ),
        ({"id": "c1", "reviews": [{"id": "r1", "evidence": [{"passage": {"id": "p1", "source": GONE}}]}]}, ["s1"]),
        ({"id": "c1", "reviews": None, "quantity": {"low": "1"}}, []),
    ],
    ids=["nothing", "itself", "drawn on", "twice", "evidence", "odd"],
)
def test_retracted_sources_are_found_at_any_place_each_once(document: Any, found: list[str]) -> None:
    assert [source["id"] for source in retracted_sources(document)] == found
