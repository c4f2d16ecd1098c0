"""The pasted text, in stretches."""

from types import SimpleNamespace
from typing import Any

from factcheck.matching import LIKELY, POSSIBLE, Because, Match, Reason
from factcheck.public.checking.answers import Answer, Found, Seen
from factcheck.public.checking.marking import Stretch, stretches
from factcheck.public.checking.pasted import Part, Pasted

TEXT = "The bridge is shut. Nobody knows. The road is open, too."


def found(number: int, words: str, probability: float = LIKELY, *, whole: bool = False, text: str = TEXT) -> Found:
    """A claim that is seen by some words of the text, in their sentence or in the text as a whole."""
    sentence = next(part for part in Pasted(text).sentences if words in part.text)
    part = Part(text, 0, len(text), is_whole=True) if whole else sentence
    start = part.text.index(words)
    record: Any = SimpleNamespace(pk=number)
    match = Match(record, probability, (Because(Reason.WORDS),), ((start, start + len(words)),))
    return Found(number, [Seen(part, match)], entry={})


def shown(stretch: Stretch) -> str:
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in stretch.pieces)


def about(
    likely: list[Found], perhaps: list[Found] | None = None, text: str = TEXT
) -> list[tuple[str, list[int], bool]]:
    told = stretches(Answer(Pasted(text), likely, perhaps or []))
    return [(shown(each), [claim.number for claim in each.claims], each.is_sure) for each in told]


def test_text_about_nothing_is_one_stretch() -> None:
    assert about([]) == [(TEXT, [], False)]


def test_sentence_about_a_claim_stands_apart_with_its_words_marked() -> None:
    assert about([found(1, "bridge is shut")]) == [
        ("", [], False),
        ("The [bridge is shut].", [1], True),
        (" Nobody knows. The road is open, too.", [], False),
    ]


def test_sentence_that_may_be_about_a_claim_is_not_sure() -> None:
    assert about([], [found(1, "road", POSSIBLE)])[1:] == [("The [road] is open, too.", [1], False), ("", [], False)]


def test_sentence_surely_about_one_claim_does_not_name_what_it_may_be_about() -> None:
    told = about([found(1, "road")], [found(2, "open", POSSIBLE)])

    assert told[1] == ("The [road] is [open], too.", [1], True)


def test_claim_that_the_whole_text_is_about_is_named_where_its_words_are() -> None:
    assert [numbers for _, numbers, _ in about([found(1, "Nobody", whole=True)])] == [[], [1], []]


def test_words_with_nothing_but_spaces_between_them_are_one_mark() -> None:
    told = about([found(1, "bridge"), found(2, "is shut"), found(3, "shut")])

    assert told[1][0] == "The [bridge is shut]."


def test_stretches_are_the_text() -> None:
    text = "Է՜։ 火事 \n\nThe bridge\tis shut! 🌍 The road..."
    told = about([found(1, "bridge\tis", text=text), found(2, "road", text=text)], text=text)

    assert "".join(words for words, _, _ in told).replace("[", "").replace("]", "") == text
