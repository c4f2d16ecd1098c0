"""What of a pasted text are words, and where its sentences end."""

from collections import Counter

from factcheck.matching import sentences
from factcheck.matching.analysed import Analysed
from factcheck.matching.asked import bare, cleaned, links
from factcheck.matching.retrieval import Vocabulary, apart
from tests.together import each_of


@each_of(
    ("text", "words"),
    [
        ("see https://example.org/a?b now", "see now"),
        ("#StopTheSteal now", "Stop The Steal now"),
        ("@BBCJamesCook said", "BBC James Cook said"),
        ("So it is. — Ilhan Omar (@IlhanMN) January 6, 2020", "So it is. — Ilhan Omar"),
        ("#StopTheStealhttps://t.co/Csh now", "Stop The Steal now"),
        ("#StopTheStealpic.twitter.com/Csh", "Stop The Steal"),
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


def test_hashtag_that_no_record_has_is_taken_apart_where_it_stands() -> None:
    within = cleaned("Hoax! #harbourfire harbourfire")
    known = Vocabulary(Counter({"harbour": 3, "fire": 2}), 10)
    found = apart(Analysed.of(within.text), within.joined, known)

    assert [word.plain for word in found.words] == ["hoax", "harbour", "fire", "harbourfire"]
    assert {(word.start, word.end) for word in found.words[1:3]} == {
        (within.text.index("h"), within.text.index("h") + 11)
    }


def test_hashtag_that_records_have_stays_whole() -> None:
    within = cleaned("#harbourfire")
    known = Vocabulary(Counter({"harbour": 3, "fire": 2, "harbourfire": 1}), 10)

    assert [word.plain for word in apart(Analysed.of(within.text), within.joined, known).words] == ["harbourfire"]


@each_of(
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
