from hypothesis import given
from hypothesis import strategies as st

from factcheck.analysis.terms import MAX_INDEXED, NAME, STEM, Field, index_terms, pair_term, sound_terms
from factcheck.analysis.tokens import tokens
from tests.together import each_of


def terms(text: str, *, heading: bool = False, names: bool = False) -> set[str]:
    return set(index_terms([Field(text, heading=heading, names=names)]).split(" "))


def test_index_terms_hold_words_stems_and_pairs() -> None:
    assert {"people", "fled", f"{STEM}flee", pair_term("people", "fled")} <= terms("People fled")


def test_index_terms_of_a_word_behind_an_apostrophe_hold_its_pair() -> None:
    assert {pair_term("eau", "du"), pair_term("leau", "du")} <= terms("L’eau du robinet")


def test_index_terms_of_heading_are_marked_as_its_words() -> None:
    assert f"{NAME}fled" in terms("People fled", heading=True)
    assert f"{NAME}fled" not in terms("People fled")


@each_of("asked", ["Пашинян", "Пашиняна", "باشينيان", "pachinian"])
def test_index_terms_of_name_hold_its_sound(asked: str) -> None:
    held = terms("Nikol Pashinyan", names=True)

    (token,) = tokens(asked)
    assert any(term.startswith(begin[:-1]) for begin in sound_terms(token, asked) for term in held)


def test_index_terms_of_word_in_small_letters_hold_no_sound() -> None:
    assert not any("\ue004" in term for term in terms("people fled"))


def test_index_terms_of_script_without_spaces_hold_its_last_character() -> None:
    assert "事" in terms("港で火事")


@given(st.text())
def test_index_terms_of_any_text_are_in_order_and_bounded(text: str) -> None:
    held = index_terms([Field(text, heading=True)]).split(" ")

    assert held == sorted(set(held))


def test_index_terms_of_a_very_long_text_are_cut_between_words() -> None:
    held = index_terms([Field(" ".join(f"{number}{'w' * 30}" for number in range(12_000)))])

    assert MAX_INDEXED - 100 < len(held.encode()) <= MAX_INDEXED
