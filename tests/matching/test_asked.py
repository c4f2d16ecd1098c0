"""What of a pasted text are words, and where its sentences end."""

import pytest

from factcheck.matching import sentences
from factcheck.matching.asked import bare, cleaned, links


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("see https://example.org/a?b now", "see now"),
        ("#StopTheSteal now", "Stop The Steal now"),
        ("@BBCJamesCook said", "BBC James Cook said"),
        ("So it is. — Ilhan Omar (@IlhanMN) January 6, 2020", "So it is. — Ilhan Omar"),
        ("#港で火事", "港で火事"),
    ],
)
def test_cleaned_leaves_words_alone(text: str, words: str) -> None:
    assert cleaned(text).text.split() == words.split()


def test_cleaned_span_of_a_handle_is_that_of_the_original() -> None:
    text = "Hi @OldTown!"
    within = cleaned(text)
    start = within.text.index("Town")

    assert within.span(start, start + 4) == (text.index("Town"), text.index("Town") + 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Smith left. He paid 3.5 dollars! Did he?", ["Mr. Smith left.", "He paid 3.5 dollars!", "Did he?"]),
        ("港で火事があった。それは本当だ。", ["港で火事があった。", "それは本当だ。"]),
        ("Պատերազմը ավարտվեց։ Նրանք մեկնեցին։", ["Պատերազմը ավարտվեց։", "Նրանք մեկնեցին։"]),
        ("यह सच है। वह नहीं।", ["यह सच है।", "वह नहीं।"]),
        ("هل هذا صحيح؟ نعم.", ["هل هذا صحيح؟", "نعم."]),
        ("A heading\n\nA line", ["A heading", "A line"]),
        ("…!? .", []),
        ("", []),
    ],
)
def test_sentences_end_where_each_language_ends_them(text: str, expected: list[str]) -> None:
    found = sentences(text)

    assert [each.text for each in found] == expected
    assert all(text[each.start : each.end] == each.text for each in found)


def test_links_are_compared_without_scheme() -> None:
    assert links("see http://www.Example.org/a/.") == {bare("https://example.org/a")}
