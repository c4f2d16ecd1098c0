"""Which retracted sources a document cites."""

from typing import Any

from sources.pages.retractions import retracted_sources
from tests.together import each_of

GONE = {"id": "s1", "name": "Gone", "retracted": {"note": "Invented."}}
LAMP = {"id": "s4", "name": "Lamp", "retracted": None, "draws_on_retracted": [GONE | {"steps": 1}]}
BELL = {"id": "s5", "name": "Bell", "retracted": None, "draws_on_retracted": [GONE | {"steps": 2}]}


@each_of(
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
        ({"id": "c1", "attributions": [{"passages": [{"source": LAMP}, {"source": BELL}]}]}, ["s1"]),
        ({"id": "s1", "draws_on": [LAMP]}, []),
        ({"id": "c1", "reviews": None, "quantity": {"low": "1"}}, []),
    ],
)
def test_retracted_sources_are_found_at_any_place_each_once(document: Any, found: list[str]) -> None:
    assert [source["id"] for source in retracted_sources(document)] == found


def test_retracted_source_that_is_only_drawn_on_tells_through_which_sources() -> None:
    passages = [{"source": LAMP}, {"source": BELL}, {"source": LAMP}]

    [found] = retracted_sources({"id": "c1", "attributions": [{"passages": passages}]})

    assert found["through"] == ["Lamp", "Bell"]


def test_retracted_source_that_is_cited_itself_too_tells_of_no_other() -> None:
    [found] = retracted_sources({"id": "c1", "attributions": [{"passages": [{"source": LAMP}, {"source": GONE}]}]})

    assert "through" not in found
