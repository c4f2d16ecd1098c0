"""Words are found again where they stood, whatever is written around them."""

from hypothesis import assume, example, given
from hypothesis import strategies as st

from factcheck.analysis.normalising import Normalised, normalised
from sources.anchoring import CONTEXT, MAX_CONTEXT, Quote, Span, edit_between, places, quoted, spans_of
from sources.locating import follow, likely, locate
from tests.sources.edits import RIGHT, WRONG, fates, summary
from tests.together import each_of

# Letters beyond 16 bits, marks that combine, right-to-left letters, both ways to end a line.
LETTERS = st.sampled_from(["a", "b", " ", "\n", "\r\n", "🌍", "𝔘", "e\u0301", "שלום", "\u202b", "Հ", "."])
TEXTS = st.lists(LETTERS, max_size=60).map("".join)


@st.composite
def cut(draw: st.DrawFn) -> tuple[str, Span]:
    """A text with a stretch of it."""
    text = draw(TEXTS.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


def place_of(text: str, quote: Quote, near: int | None = None) -> int | None:
    found = locate(text, quote, near)
    return found and found.start


def test_words_that_occur_once_are_found() -> None:
    assert locate("On Monday the bridge was closed.", Quote("bridge")) == Span(14, 20)


def test_words_that_are_gone_are_not_found() -> None:
    assert locate("On Monday.", Quote("bridge")) is None
    assert locate("On the footbridge.", Quote("bridge")) is None


LONG = "of which the town had been so proud for years"


@each_of(
    ("prefix", "suffix", "place"),
    [
        ("a ", " of", 2),
        ("no ", "!", 59),
        ("no ", "", 59),
        ("", " of", 2),
        # One half has changed, the other one decides, if it is long enough to be known by.
        ("went ", f" {LONG}", 2),
        ("no ", " was here", None),
        ("went ", " of", None),
        # The halves name different places.
        (f"{LONG}, no ", f" {LONG}", None),
        ("went ", " was here", None),
        ("", "", None),
    ],
)
def test_words_that_occur_twice_are_told_apart_by_what_stands_around(
    prefix: str, suffix: str, place: int | None
) -> None:
    assert place_of(f"a bridge {LONG}, no bridge!", Quote("bridge", prefix, suffix)) == place


def test_same_words_with_the_same_surroundings_are_found_nearest_to_where_they_stood() -> None:
    text = "He said no. He said no. He said no."
    quote = Quote("no", "said ", ".")

    assert [place_of(text, quote, near) for near in (8, 21, 33, None)] == [8, 20, 32, None]


def test_same_words_as_far_on_either_side_are_not_found() -> None:
    assert place_of("xnox xnox", Quote("no", "x", "x"), 3) == 1
    assert place_of("xnox  xnox", Quote("no", "x", "x"), 4) is None


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
    quote = quoted(text, span)
    assume(quote.prefix or quote.suffix)

    assert locate(text, quote, span.start) == span


@given(cut(), TEXTS, TEXTS)
@example(("no. He said no.", Span(0, 2)), "He said ", "")
def test_stretch_keeps_its_place_when_text_is_put_before_and_after(
    found: tuple[str, Span], before: str, after: str
) -> None:
    text, span = found
    new = before + text + after
    quote = quoted(text, span)
    assume(quote.prefix or quote.suffix)
    # With the same words and surroundings twice in the new text, nothing can tell them apart.
    assume(len(list(places(new, quote.prefix + quote.exact + quote.suffix))) == 1)

    assert place_of(new, quote, span.start) == len(before) + span.start


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
    assert [place_of(text, quoted(text, Span(place, place + 2))) for place in (first, second)] == [first, second]


def test_surroundings_never_exceed_what_a_passage_holds() -> None:
    quote = quoted("no " * 2000, Span(3000, 3002))

    assert (len(quote.prefix), len(quote.suffix)) == (MAX_CONTEXT, MAX_CONTEXT)


@each_of(
    ("text", "typed"),
    [
        ("The toll would\nstay.", "toll would stay"),
        ("Elle a dit «\u00a0le pont ouvrira\u00a0», et non.", "« le pont ouvrira »"),
        ("Elle a dit «\u00a0le pont ouvrira\u202f!\u00a0», et non.", '"le pont ouvrira!"'),
        ("au cafe\u0301 d’e\u0301te\u0301", "café d'été"),
        ("au café d'été", "cafe\u0301 d’e\u0301te\u0301"),
        ("the eﬃcient oﬃce", "efficient office"),
        ("Inter\u00ad\nnational wa\u00adter", "International water"),
        ("left\u200b — all\u2060 of them", "left - all of them"),
        ("港へ渡る橋が\n九日間閉鎖", "橋が九日間"),
        ("\u1100\u1161\u11a8 다리", "각 다리"),
        ("قـال ﻻ أحد", "قال لا أحد"),
        ("１０月", "10月"),
    ],
)
def test_same_words_in_other_characters_are_found_and_shown_as_they_stand(text: str, typed: str) -> None:
    [span] = spans_of(text, typed)

    assert normalised(text[span.start : span.end]) == normalised(typed)
    assert text[span.start : span.end] in text


@each_of(
    ("text", "typed"),
    [("10⁶ people", "106 people"), ("cafe\u0301", "cafe"), ("He left", "he left"), ("ﬁsh", "f"), ("½ of", "1/2 of")],
)
def test_other_words_are_not_the_same(text: str, typed: str) -> None:
    assert list(spans_of(text, typed)) == []


@given(TEXTS)
def test_place_in_the_normal_form_leads_back(text: str) -> None:
    normal = Normalised(text)
    for place in range(len(normal.text)):
        found = normal.original_of(place, place + 1)
        assert found is None or normalised(text[slice(*found)]) in {normal.text[place], ""}


def test_passages_of_texts_edited_at_random_are_at_their_own_words() -> None:
    found = fates(400, seed=7)

    assert [fate for fate in found if fate.sort in WRONG] == []
    assert summary(found)[RIGHT] > 200


@each_of(
    ("new", "words"),
    [
        # The words are elsewhere: what stood around them is gone.
        ("Mayor Boyd told the council that rents fell by a fifth in the old town.", None),
        ("Mayor Boyd told the council that rents fell by a fifth last year.", None),
        # One of the two sentences is gone, the other one has another text before or after it.
        (
            "Before it all: Governor Ames told reporters that unemployment fell by a fifth last\u00a0year.",
            "fell by a fifth",
        ),
        ("Governor Ames told reporters that unemployment fell\nby a fifth last month.", "fell\nby a fifth"),
        ("Governor Ames told reporters that unemployment fell by a fifths.", None),
    ],
)
def test_passage_whose_surroundings_are_gone_is_nowhere(new: str, words: str | None) -> None:
    old = (
        "Governor Ames told reporters that unemployment fell by a fifth last year.\n\n"
        "Mayor Boyd told the council that rents fell by a fifth in the old town."
    )
    start = old.index("fell by")

    found = follow(old, new, Span(start, start + 15), start)

    assert (found and new[slice(*found)]) == words


@each_of(
    ("text", "words"),
    [
        ("Mayor Boyd said that rents fell by a fifth.", "fell by a fifth"),
        ("Ames told reporters that unemployment dropped by fifteen percent last year.", "dropped by fifteen percent"),
        ("It fell by a fifth here, and fell by a fifth there.", None),
        ("Nothing of it.", None),
    ],
)
def test_one_candidate_for_an_orphan_is_likely(text: str, words: str | None) -> None:
    found = likely(text, Quote("fell by a fifth", "told reporters that unemployment ", " last year."))

    assert (found and text[slice(*found)]) == words


@each_of(
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
