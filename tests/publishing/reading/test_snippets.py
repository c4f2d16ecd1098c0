"""Where words were found: marked in the original text, however folding changed its length."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.publishing.reading.snippets import LENGTH, Piece, found_terms, marked, snippet
from factcheck.publishing.search import fold, words
from tests.together import each_of


def shown(pieces: list[Piece]) -> str:
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


@each_of(
    ("text", "query", "expected"),
    [
        ("The ROOF fell", "roof", "The [ROOF] fell"),
        ("roofs and aroof", "roof", "[roof]s and aroof"),
        ("Café, cafe\u0301 and cafe", "CAFÉ", "[Café], [cafe\u0301] and [cafe]"),
        ("Straße", "strasse", "[Straße]"),
        ("Straße 9", "stras", "[Straß]e 9"),
        ("İstanbul and ISTANBUL", "istanbul", "[İstanbul] and [ISTANBUL]"),
        ("Իրևան և Երևան", "երեւ", "Իրևան և [Երև]ան"),
        ("Հայաստանի կառավարություն", "ՀԱՅ", "[Հայ]աստանի կառավարություն"),
        ("كِتَاب", "كتا", "[كِتَا]ب"),
        ("ﬁnd ½", "fi 2", "[ﬁ]nd [½]"),
        ("100,417 people", "100,417", "[100,417] people"),
        ("one two", "corridor", "one two"),
        ("", "one", ""),
        ("snake_case", "case", "snake_[case]"),
        ("corridor", "cor corridor", "[corridor]"),
        ("L’eau coule", "eau", "[L’eau] coule"),
        ("O'Brien's", "obri", "[O'Bri]en's"),
        ("港で火事があった", "火事", "港で[火事]があった"),
        ("नावें", "नाव", "[नाव]ें"),
    ],
)
def test_marked_marks_the_beginnings_of_words_in_the_original(text: str, query: str, expected: str) -> None:
    assert shown(marked(text, words(query))) == expected


@given(st.text(), st.text())
def test_marked_loses_no_character_of_any_text(text: str, query: str) -> None:
    pieces = marked(text, words(query))

    assert "".join(piece.text for piece in pieces) == text
    assert bool(found_terms(text, words(query))) == any(piece.marked for piece in pieces)


@given(st.text())
def test_fold_makes_the_same_of_a_character_wherever_it_stands(text: str) -> None:
    assert "".join(map(fold, text)) == fold(text)


@given(st.text(min_size=1))
def test_marked_marks_every_whole_word_of_a_text_that_is_searched_for(text: str) -> None:
    unmarked = "".join(" " if piece.marked else piece.text for piece in marked(text, words(text)))

    # A word is cut after 64 letters: what is left of a longer one stays.
    assert all(len(word) < 64 for word in words(text)) <= (not words(unmarked))


def test_snippet_shows_the_words_around_the_first_that_was_found() -> None:
    text = f"{'before ' * 40}the corridor was closed {'after ' * 80}"

    pieces = snippet(text, ["corr"])

    assert "the [corr]idor was closed after" in shown(pieces)
    assert (pieces[0].text, pieces[-1].text) == ("…", "…")
    assert len(shown(pieces)) < LENGTH + 60


def test_snippet_of_a_short_text_is_all_of_it() -> None:
    assert shown(snippet("The corridor was closed.", ["corr"])) == "The [corr]idor was closed."


def test_snippet_of_a_text_without_spaces_is_short() -> None:
    assert len(shown(snippet(f"{'語' * 500} corridor{'語' * 500}", ["corr"]))) < LENGTH + 60


def test_snippet_without_the_words_is_empty() -> None:
    assert snippet("The corridor was closed.", ["roof"]) == []
