"""Sentences and their words, with what is quoted left out: nobody speaks inside of a quotation but its speaker."""

import re
from itertools import pairwise
from typing import Final, NamedTuple

from claims.intake.speaking.rules import ELISION, fold, words
from claims.intake.verbs import QUOTED

MASK: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for each character of a quotation."""

_ABBREVIATIONS: Final = words(
    """
    mr mrs ms dr prof rev hon sen rep gov gen col lt maj capt sgt cpl adm st jr sr vs etc inc ltd co corp no dept
    u.s u.k u.n e.g i.e a.m p.m m mm mme mlle me pr г гг т.е т.д им ул д-р проф акад б-н т.п руб тыс млн млрд пр
    prof akad jan feb aug sept oct nov dec
    """
)
_END: Final = re.compile(r"[.!?…։؟]+(?:[”»\"’)\]]{0,3})\s+|\n+")
_TOKEN: Final = re.compile(
    rf"{MASK}+|[«“\"][^«»“”\"{MASK}\n]{{1,60}}[»”\"]"
    r"|[^\W_](?:[\w\u064b-\u0652\u0300-\u036f՛՞՜]|[.’'ʼ‘&\-](?=\w))*(?:(?<=s)[’'](?=\s\w))?|[^\w\s]"
)
_NAME_QUOTED: Final = re.compile(r"[«“\"][^\W\d_a-zа-яёա-ֆ][^«»“”\".!?,։]{1,58}[»”\"]")
_NAME_FIRST: Final = re.compile(
    r"(?P<space>\s{0,5})[«“](?P<name>[^\W\d_a-zа-яёա-ֆ][\w.-]{1,30}(?: [\w.-]{1,30}){0,2})[»”]"
    r"(?P<suffix>-?[^\W\d_]{1,5}|)(?=\s[^\W\d_A-ZА-ЯЁԱ-Ֆ])"
)
_BETWEEN: Final = re.compile(r"[^\w.’'-]")
_CLOSING: Final = re.compile(r"[”»]")
_OPENING: Final = {"“": "”", "«": "»", "„": "“", "‘": "’"}
_SHORTEST_NAME: Final = 3
_LONGEST_NAME: Final = 4
"""Words of a name in quotation marks."""


class Token(NamedTuple):
    """A word or a mark of a sentence, and where it stands."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """The word as lists have it."""
        return fold(self.text)

    @property
    def is_mark(self) -> bool:
        """Whether it is a mark, or a quotation, and no word."""
        return not (self.text[0].isalnum() or self.is_name_quoted)

    @property
    def is_mask(self) -> bool:
        """Whether it stands for a quotation."""
        return self.text[0] == MASK

    @property
    def is_name_quoted(self) -> bool:
        """Whether it is a name in quotation marks, such as that of a company."""
        return self.text[0] in '«“"' and len(self.text) >= _SHORTEST_NAME

    @property
    def is_acronym(self) -> bool:
        """Whether it is of capitals alone, such as WHO."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def is_capital(self) -> bool:
        """Whether it may be a name by its first letter."""
        first = self.text.lstrip('«“"')[:1]
        # “al-Sisi” and “d'Estaing” have their capital behind a particle; “iPhone” is no name of who speaks.
        return first.isupper() or bool(re.match(r"(?:al|el|ul|an|as|at|ad|d|l|o)[-’'][^\W\d_a-z]", self.text))


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end; a quotation of several belongs to one."""
    found, begin, seen, depth = [], 0, 0, ""
    for end in _END.finditer(text):
        depth = _open(text[seen : end.end()], depth)
        seen = end.end()
        if "\n" in end.group():
            depth = ""
        elif depth or not _ends(text, begin, end):
            continue
        if text[begin : end.start()].strip():
            found.append((begin, end.end()))
        begin = end.end()
    return [*found, (begin, len(text))] if text[begin:].strip() or not found else found


def _open(stretch: str, depth: str) -> str:
    """The mark that would close what is open behind a stretch; "" where nothing is."""
    for place, each in enumerate(stretch):
        if depth:
            if each == depth and not (depth == "’" and stretch[place + 1 : place + 2].isalnum()):
                depth = ""
        elif each in _OPENING:
            depth = _OPENING[each]
        elif each == '"':
            depth = '"'
    return depth


def _ends(text: str, begin: int, end: re.Match[str]) -> bool:
    """Whether a sentence ends at these marks: not behind “Mr.” or an initial, nor before a small letter."""
    following = text[end.end() : end.end() + 1]
    if following.islower():
        return False
    if end.group().lstrip()[:2].rstrip() != ".":
        return True
    word = _BETWEEN.split(text[max(begin, end.start() - 20) : end.start()])[-1]
    is_initial = len(word) == 1 and word.isupper()
    return not is_initial and word.casefold() not in _ABBREVIATIONS


def opened(sentence: str) -> str:
    """The sentence without the marks around a name with which it begins: “«Газпром» заявил”, “«Name»-ը”, “«Name»in”.

    It is as long as before.
    """
    found = _NAME_FIRST.match(sentence)
    if not found:
        return sentence
    name, suffix = found["name"], found["suffix"]
    closing = f"{suffix} " if suffix.startswith("-") else f"’{suffix}" if suffix else " "
    return f"{found['space']} {name}{closing}{sentence[found.end() :]}"


def masked(sentence: str, *, keeps_names: bool) -> str:
    """The sentence with its quotations covered, letter for letter; names in quotation marks may stay."""

    def cover(found: re.Match[str]) -> str:
        inner = found.group()
        before = sentence[: found.start()].rstrip()
        is_name = keeps_names and _NAME_QUOTED.fullmatch(inner) and before[-1:].isalnum()
        return inner if is_name and len(inner.split()) <= _LONGEST_NAME else MASK * len(inner)

    covered = QUOTED.sub(cover, sentence)
    stray = _CLOSING.search(covered)
    if stray and not any(mark in covered[: stray.start()] for mark in _OPENING):
        covered = MASK * stray.end() + covered[stray.end() :]
    opened = re.search(r"[“„][^”“]*$|«[^»]*$", covered)
    return covered[: opened.start()] + MASK * (len(covered) - opened.start()) if opened else covered


def tokenised(sentence: str) -> list[Token]:
    """The words and marks of a covered sentence; French articles stand apart from what they are written with."""
    found = [each for match in _TOKEN.finditer(sentence) for each in _parts(sentence, match)]
    # The stop of an abbreviation is part of it.
    return [each for last, each in pairwise([Token("", 0, 0), *found]) if each.start >= last.end]


def _parts(sentence: str, found: re.Match[str]) -> list[Token]:
    text, start, end = found.group(), found.start(), found.end()
    elided = ELISION.match(text)
    if elided and len(text) > elided.end():
        middle = start + elided.end()
        return [Token(sentence[start:middle], start, middle), Token(sentence[middle:end], middle, end)]
    if sentence[end : end + 1] == "." and (
        text.casefold() in _ABBREVIATIONS or "." in text or (len(text) == 1 and text.isupper())
    ):
        return [Token(text + ".", start, end + 1)]
    return [Token(text, start, end)]
