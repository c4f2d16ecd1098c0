from hypothesis import given
from hypothesis import strategies as st

from factcheck.public.pictures import lettering
from tests.together import each_of

ROOM = 190.0


@given(st.text(max_size=300), st.integers(1, 4))
def test_lines_of_any_text_fit_the_room_and_the_number(text: str, most: int) -> None:
    found = lettering.lines(text, ROOM, 13, most)

    assert len(found) <= most
    assert all(lettering.width(line) * 13 / 100 <= ROOM for line in found)


def test_lines_that_are_enough_hold_all_of_the_text() -> None:
    text = "The bridge over the river was closed on the night of the departure."

    assert " ".join(lettering.lines(text, ROOM, 13, 4)) == text


def test_lines_that_are_too_few_end_in_an_ellipsis() -> None:
    found = lettering.lines("word " * 100, ROOM, 13, 2)

    assert [line.endswith("…") for line in found] == [False, True]


def test_lines_of_a_word_wider_than_the_room_break_it() -> None:
    found = lettering.lines("w" * 40, ROOM, 13, 9)

    assert "".join(found) == "w" * 40
    assert len(found) > 1


def test_lines_of_no_text_are_none() -> None:
    assert lettering.lines(" ", ROOM, 13, 2) == []


@each_of(
    ("text", "way"), [("closed", "ltr"), ("جسر", "rtl"), ("12 جسر closed", "rtl"), ("կամուրջ", "ltr"), ("12", "ltr")]
)
def test_direction_is_that_of_the_first_letter(text: str, way: str) -> None:
    assert lettering.direction(text) == way


def test_width_of_marks_that_join_others_is_nothing() -> None:
    assert lettering.width("e\u0301") == lettering.width("e")
