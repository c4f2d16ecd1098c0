"""Random edits of random texts, with the fate of every character known, and what became of a passage."""

import random
import re
from collections import Counter
from typing import Final, NamedTuple

from factcheck.analysis.normalising import normalised
from sources.anchoring import CONTEXT, Span, edit_between
from sources.locating import follow, sentence_at, stands_at

_WORDS: Final = tuple(
    words.split()
    for words in (
        "the mayor said that bridge closed toll rose by a fifth last year in old town-hall rents fell he she no isn't",
        "мост закрыт на девять дней мэр сказал что её всё й цены упали он она нет «да» в город—порт",
        "le maire a déclaré qu’à l'été été fermé «non» pont élus coût où ils efficace flûte il elle",
        "رئيس البلدية قال إن الجسر أُغلق تسعة أيام هو هي لا في المدينة القديمة",
    )
)
_OTHER_CHARACTERS: Final = {
    " ": ("\u00a0", "\n", "  ", " \u200b"),
    "'": ("’",),
    "’": ("'",),
    "«": ("“", "« "),
    "»": ("”", " »"),
    "-": ("–", "\u2011"),
    "—": ("-",),
    "é": ("e\u0301",),
    "й": ("и\u0306",),
    "o": ("o\u00ad",),
}

_Text = list[tuple[str, int]]
"""Characters with the place that each had in the old text; -1 for what was written since."""


class Fate(NamedTuple):
    """What became of a passage: `sort` says it; all but those of `WRONG` are as the rule allows."""

    sort: str
    old: str
    new: str
    span: Span
    found: Span | None


RIGHT, ORPHANED, LOST = "where it stood", "orphaned: its words are gone", "orphaned: its words are there"
SAME_SENTENCE, SAME_SIDE = "in the same sentence elsewhere", f"with {CONTEXT} characters of one side as before"
OTHER_WORDS, OTHER_SENTENCE = "AT OTHER WORDS", "IN ANOTHER SENTENCE"
WRONG: Final = (OTHER_WORDS, OTHER_SENTENCE)


def fates(rounds: int, seed: int) -> list[Fate]:
    """One passage of one text, edited one to four times, for each round."""
    choose = random.Random(seed)
    return [_round(choose) for _ in range(rounds)]


def summary(found: list[Fate]) -> Counter[str]:
    """How often each fate befell."""
    return Counter(fate.sort for fate in found)


def _round(choose: random.Random) -> Fate:
    words = choose.choice(_WORDS)
    old = _written(choose, words)
    starts = [match.span() for match in re.finditer(r"[^\s.?!]+", old)]
    first = choose.randrange(len(starts))
    last = min(first + choose.randint(0, 8), len(starts) - 1)
    span = Span(starts[first][0], starts[last][1])
    text: _Text = [(letter, place) for place, letter in enumerate(old)]
    for _ in range(choose.randint(1, 4)):
        text = _edited(choose, text, words)
    new = "".join(letter for letter, _ in text)
    return _fate(old, new, span, _kept(text, old, new, span))


def _sentence(choose: random.Random, words: list[str]) -> str:
    return " ".join(choose.choice(words) for _ in range(choose.randint(2, 14))).capitalize() + choose.choice("...?!")


def _written(choose: random.Random, words: list[str]) -> str:
    known = [_sentence(choose, words) for _ in range(4)]
    said = [choose.choice(known) if choose.random() < 0.3 else _sentence(choose, words) for _ in range(12)]
    return "".join(each + choose.choice((" ", " ", "\n", "\n\n")) for each in said[: choose.randint(2, 12)]).strip()


def _edited(choose: random.Random, text: _Text, words: list[str]) -> _Text:
    edges = [0, *(place + 1 for place, (letter, _) in enumerate(text) if letter in ".?!" and place + 1 < len(text))]
    one, other = choose.choice(edges), choose.choice(edges)
    end = next((edge for edge in edges if edge > one), len(text))
    sentence = text[one:end]
    letter = choose.randrange(len(text)) if text else 0
    anywhere = slice(letter, letter + choose.randint(1, 40))
    return choose.choice(
        (
            lambda: text[:one] + text[end:],
            lambda: text[:one] + text[end:],
            lambda: text[:one] + _new(f" {_sentence(choose, words)} ") + text[one:],
            lambda: text[:other] + _new("".join(letter for letter, _ in sentence)) + text[other:],
            lambda: _moved(text, one, end, choose.random()),
            lambda: text[: anywhere.start] + _new(choose.choice(words)) + text[anywhere.start + 5 :],
            lambda: text[: anywhere.start] + text[anywhere.stop :],
            lambda: _in_other_characters(choose, text),
            lambda: _in_other_characters(choose, text),
        )
    )()


def _new(words: str) -> _Text:
    return [(letter, -1) for letter in words]


def _moved(text: _Text, start: int, end: int, where: float) -> _Text:
    rest = text[:start] + text[end:]
    edges = [0, *(place + 1 for place, (letter, _) in enumerate(rest) if letter in ".?!")]
    place = edges[int(where * len(edges))]
    return rest[:place] + text[start:end] + rest[place:]


def _in_other_characters(choose: random.Random, text: _Text) -> _Text:
    found: _Text = []
    for letter, place in text:
        others = _OTHER_CHARACTERS.get(letter) if choose.random() < 0.3 else None
        written = choose.choice(others) if others else letter
        found += [(each, place if number == 0 else -1) for number, each in enumerate(written)]
    return found


def _kept(text: _Text, old: str, new: str, span: Span) -> Span | None:
    """Where the very characters of a passage stand in the new text, if they still say what it said."""
    where = {place: now for now, (_, place) in enumerate(text) if place >= 0}
    first, last = where.get(span.start), where.get(span.end - 1)
    if first is None or last is None or last < first:
        return None
    end = last + 1
    while end < len(new) and text[end][1] < 0 and normalised(new[first : end + 1]) == normalised(new[first:end]):
        end += 1
    same = normalised(new[first:end]) == normalised(old[slice(*span)])
    return Span(first, end) if same else None


def _fate(old: str, new: str, span: Span, kept: Span | None) -> Fate:
    edit = edit_between(old, new)
    moved = edit.moved(span, sentence_at(old, span))
    is_there = moved is not None and stands_at(new, moved, old[slice(*span)])
    found = moved if is_there else follow(old, new, span, edit.about(span.start))
    return Fate(_sort(old, new, span, kept, found), old, new, span, found)


def _sort(old: str, new: str, span: Span, kept: Span | None, found: Span | None) -> str:
    if found is None:
        return LOST if kept else ORPHANED
    if normalised(new[slice(*found)]) != normalised(old[slice(*span)]):
        return OTHER_WORDS
    if kept and kept.start == found.start:
        return RIGHT
    if _around(old, span) == _around(new, found):
        return SAME_SENTENCE
    sides = zip(_sides(old, span), _sides(new, found), strict=True)
    return SAME_SIDE if any(one == other for one, other in sides) else OTHER_SENTENCE


def _around(text: str, span: Span) -> str:
    start = max(text.rfind(mark, 0, span.start) for mark in ".?!") + 1
    ends = [place for mark in ".?!" if (place := text.find(mark, span.end)) >= 0]
    return normalised(text[start : min(ends, default=len(text)) + 1]).strip()


def _sides(text: str, span: Span) -> tuple[str, str]:
    before, after = normalised(text[: span.start]).strip(), normalised(text[span.end :]).strip()
    # What is written in more characters counts for fewer here: three quarters of them have to be the same.
    least = CONTEXT * 3 // 4
    return before[-least:], after[:least]
