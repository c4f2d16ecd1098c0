"""The text with what is recorded in it marked."""

import html
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.intake.highlights import Part, Recorded, marked, recorded
from sources.models import Passage, Source
from tests.factories import AttributionFactory, EvidenceFactory, PassageFactory, RebuttalFactory, SourceFactory

_TAG = re.compile(r"<[^>]*>")


def item(number: int, start: int, end: int, *sorts: str) -> Recorded:
    passage = Passage(pk=number, start=start, end=end, state="anchored", exact="x")
    parts = [
        Part(sort=sort, title=f"Anna {sort}", claim="The <bridge>", url="/", claim_id=1, claim_url="/")
        for sort in sorts
    ]
    return Recorded(passage=passage, number=number, parts=parts)


def test_text_is_escaped_and_marked() -> None:
    page = marked("a <b> & c", [item(1, 2, 5, "says")])

    assert 'a <a class="start" id="words-1" tabindex="-1"></a><mark class="says"' in page
    assert "&lt;b&gt;</mark>" in page
    assert "The &lt;bridge&gt;" in page
    assert page.endswith(" &amp; c")


def test_overlapping_passages_share_a_mark_of_both_sorts() -> None:
    page = marked("abcdef", [item(1, 0, 4, "says"), item(2, 2, 6, "contests")])

    assert re.findall(r'<mark class="([a-z ]+)"', page) == ["says", "says contests", "contests"]


def test_passage_that_lies_beyond_the_text_is_left_unmarked() -> None:
    assert marked("abc", [item(1, 1, 9, "says"), item(2, 2, 3)]).count("<mark") == 1


@given(
    st.text(st.sampled_from("a<&\n\r🌍\u0301ש\u202b\"'"), max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=6),
)
def test_marks_leave_every_character_where_it_stands(text: str, stretches: list[tuple[int, int]]) -> None:
    found = [item(number, start, start + size, "says") for number, (start, size) in enumerate(stretches)]

    assert html.unescape(_TAG.sub("", marked(text, found)).replace("&#13;", "\r")) == text


def _fill(source: Source, count: int) -> None:
    for number in range(count):
        passage = PassageFactory.create(source=source, start=number, end=number + 3, state="anchored")
        AttributionFactory.create().passages.add(passage)
        RebuttalFactory.create().passages.add(passage)
        EvidenceFactory.create(passage=passage)


@pytest.mark.django_db
def test_everything_recorded_is_read_in_a_constant_number_of_queries(django_assert_num_queries: Any) -> None:
    few, many = SourceFactory.create(text="x" * 50), SourceFactory.create(text="x" * 50)
    _fill(few, 1)
    _fill(many, 20)

    for source in (few, many):
        with django_assert_num_queries(5):
            found = recorded(source)
            marked(source.text, found)
    assert [part.sort for part in found[0].parts] == ["says", "contests", "shows"]


def test_long_text_with_thousands_of_passages_is_marked_at_once() -> None:
    found = [item(number, number * 300, number * 300 + 400, "says") for number in range(5000)]

    page = marked("word " * 400_000, found)

    assert page.count('class="reference"') == 5000
