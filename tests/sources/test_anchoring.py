"""Words are found again where they stood, whatever is written around them."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sources.anchoring import CONTEXT, MAX_CONTEXT, Quote, Span, edit_between, locate, places, quoted, spans_of

# Letters beyond 16 bits, marks that combine, right-to-left letters, both ways to end a line.
LETTERS = st.sampled_from(["a", "b", " ", "\n", "\r\n", "🌍", "𝔘", "e\u0301", "שלום", "\u202b", "Հ", "."])
TEXTS = st.lists(LETTERS, max_size=60).map("".join)


@st.composite
def cut(draw: st.DrawFn) -> tuple[str, Span]:
    """A text with a stretch of it."""
    text = draw(TEXTS.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


def test_words_that_occur_once_are_found() -> None:
    assert locate("On Monday the bridge was closed.", Quote("bridge")) == 14


def test_words_that_are_gone_are_not_found() -> None:
    assert locate("On Monday.", Quote("bridge")) is None


@pytest.mark.parametrize(
    ("prefix", "suffix", "place"),
    [
        ("a ", " of", 2),
        ("no ", "!", 16),
        ("no ", "", 16),
        ("", " of", 2),
        # One half has changed, the other one decides.
        ("no ", " was here", 16),
        ("went ", " of", 2),
        # The halves name different places.
        ("no ", " of", None),
        ("went ", " was here", None),
        ("", "", None),
    ],
)
def test_words_that_occur_twice_are_told_apart_by_what_stands_around(
    prefix: str, suffix: str, place: int | None
) -> None:
    assert locate("a bridge of, no bridge!", Quote("bridge", prefix, suffix)) == place


def test_same_words_with_the_same_surroundings_are_found_nearest_to_where_they_stood() -> None:
    text = "He said no. He said no. He said no."
    quote = Quote("no", "said ", ".")

    assert [locate(text, quote, near) for near in (8, 21, 33, None)] == [8, 20, 32, None]


def test_same_words_as_far_on_either_side_are_not_found() -> None:
    assert locate("xnox xnox", Quote("no", "x", "x"), 3) == 1
    assert locate("xnox  xnox", Quote("no", "x", "x"), 4) is None


def test_words_that_overlap_themselves_are_all_places() -> None:
    assert list(places("no no no", "no no")) == [0, 3]
    assert list(places("text", "")) == []


@given(cut())
def test_quote_of_a_stretch_holds_its_words_and_what_is_around(found: tuple[str, Span]) -> None:
    text, span = found
    quote = quoted(text, span)

    assert quote.exact == text[span.start : span.end]
    assert text[: span.start].endswith(quote.prefix)
    assert text[span.end :].startswith(quote.suffix)


@given(cut())
def test_quote_is_found_where_it_was_taken(found: tuple[str, Span]) -> None:
    text, span = found

    assert locate(text, quoted(text, span), span.start) == span.start


@given(cut(), TEXTS, TEXTS)
@example(("no. He said no.", Span(0, 2)), "He said ", "")
def test_stretch_keeps_its_place_when_text_is_put_before_and_after(
    found: tuple[str, Span], before: str, after: str
) -> None:
    text, span = found
    new = before + text + after
    quote = quoted(text, span)
    # With the same words and surroundings twice in the new text, nothing can tell them apart.
    assume(len(list(places(new, quote.prefix + quote.exact + quote.suffix))) == 1)

    assert locate(new, quote, span.start) == len(before) + span.start


@given(TEXTS, TEXTS, TEXTS, cut())
def test_edit_moves_what_it_does_not_touch(old: str, new: str, gap: str, found: tuple[str, Span]) -> None:
    text, span = found
    edit = edit_between(old + gap + text, new + gap + text)
    moved = edit.moved(Span(len(old + gap) + span.start, len(old + gap) + span.end))

    whole = new + gap + text
    assert moved is None or whole[moved.start : moved.end] == text[span.start : span.end]


@given(TEXTS, TEXTS)
def test_edit_covers_all_that_differs(old: str, new: str) -> None:
    edit = edit_between(old, new)

    assert old[: edit.head] == new[: edit.head]
    assert old[len(old) - edit.tail :] == new[len(new) - edit.tail :]
    assert edit.head + edit.tail <= min(len(old), len(new))


def test_surroundings_grow_until_they_tell_the_words_from_others() -> None:
    text = "one " + "x" * 100 + " no " + "x" * 100 + " two " + "x" * 100 + " no " + "x" * 100 + " three"
    first, second = places(text, "no")

    assert len(quoted("a no b", Span(2, 4)).prefix) <= CONTEXT
    assert [locate(text, quoted(text, Span(place, place + 2))) for place in (first, second)] == [first, second]


def test_surroundings_never_exceed_what_a_passage_holds() -> None:
    quote = quoted("no " * 2000, Span(3000, 3002))

    assert (len(quote.prefix), len(quote.suffix)) == (MAX_CONTEXT, MAX_CONTEXT)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("closed", ["closed", "closed"]),
        (" bridge \n", ["bridge"]),
        ("the … closed", ["the bridge was closed", "the road was closed"]),
        ("bridge ... road", ["bridge was closed; the road"]),
        ("the … bridge … closed", ["the bridge was closed"]),
        ("closed … bridge", []),
        ("open", []),
        ("", []),
        ("…", []),
        ("… closed", ["closed", "closed"]),
    ],
)
def test_typed_words_mean_these_stretches(typed: str, found: list[str]) -> None:
    text = "the bridge was closed; the road was closed"

    assert [text[span.start : span.end] for span in spans_of(text, typed)] == found


def test_words_left_out_are_looked_for_in_no_more_than_a_few_hundred_places() -> None:
    text = "a" * 2_000_000 + "b"

    assert len(list(spans_of(text, "a…b"))) == 1
