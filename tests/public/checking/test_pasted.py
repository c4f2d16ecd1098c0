"""What was pasted, and the parts of it that are compared."""

import pytest

from factcheck.public.checking.pasted import MOST_SENTENCES, Pasted
from tests.together import each_of


def test_article_is_compared_sentence_by_sentence_with_its_neighbours() -> None:
    text = "\n\n".join(f"This is sentence {number}." for number in range(100))

    parts = Pasted(text).parts

    assert [part.text for part in parts] == text.split("\n\n")
    assert all(text[part.start : part.end] == part.text for part in parts)
    assert parts[50].context == " ".join(f"This is sentence {number}." for number in (48, 49, 51, 52))
    assert parts[0].context == "This is sentence 1. This is sentence 2."


def test_message_of_several_sentences_is_compared_as_a_whole_too() -> None:
    text = "It is said. It is not so."

    assert [(part.text, part.is_whole) for part in Pasted(text).parts] == [
        (text, True),
        ("It is said.", False),
        ("It is not so.", False),
    ]


def test_one_sentence_is_compared_once() -> None:
    assert [part.text for part in Pasted("It is said").parts] == ["It is said"]


@pytest.mark.parametrize(("number", "is_cut"), [(MOST_SENTENCES, False), (MOST_SENTENCES + 1, True), (5000, True)])
def test_text_of_very_many_sentences_is_compared_as_far_as_so_many_go(number: int, is_cut: bool) -> None:
    pasted = Pasted("\n".join(f"This is sentence {each}." for each in range(number)))

    assert (len(pasted.parts), pasted.is_cut) == (MOST_SENTENCES, is_cut)


@each_of(
    ("text", "is_link"),
    [
        ("https://outlet.example/news/1", True),
        ("  outlet.example/news/1 \n https://outlet.example/news/12 ", True),
        ("<https://outlet.example/news/1>.", True),
        ("Look: https://outlet.example/news/1", False),
        ("No link", False),
        ("", False),
    ],
)
def test_bare_link_is_told_from_a_message_with_one(text: str, is_link: bool) -> None:
    assert Pasted(text).is_link == is_link


@each_of("text", ["", " \n ", "?!", "🌍", "\ufffd" * 100, "x" * 100_000, "." * 100_000, "\n" * 50_000 + "x"])
def test_text_of_any_sort_has_parts_within_it(text: str) -> None:
    for part in Pasted(text).parts:
        assert text[part.start : part.end] == part.text
    assert len(Pasted(text).sentences) <= MOST_SENTENCES
    assert not Pasted(text).is_cut or len(text) > MOST_SENTENCES
