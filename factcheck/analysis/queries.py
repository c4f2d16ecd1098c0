"""What a reader asks a search for: words of which none is required, "phrases", -words that must not be, and OR."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final
from urllib.parse import unquote_plus

from factcheck.analysis.folding import fold, with_gershayim
from factcheck.analysis.languages import function_words
from factcheck.analysis.scripts import pieces_of
from factcheck.analysis.sounds import romanised
from factcheck.analysis.terms import PREFIX, pair_term, stem_terms
from factcheck.analysis.tokens import Token, tokens

MAX_READ: Final = 2000
"""Characters of a query that are looked at."""
_OPENING, _CLOSING = '"“„«”', '"“”»'
_MINUS: Final = "-\u2212\uff0d"
"""A hyphen, the sign of mathematics, and the wide hyphen of East Asia's keyboards; a dash joins or sets apart."""
_PART: Final = re.compile(
    rf"(?P<minus>(?<!\S)[{_MINUS}])?[{_OPENING}](?P<phrase>[^{_OPENING}{_CLOSING}]+)[{_CLOSING}]"
    rf"|(?<!\S)[{_MINUS}](?P<without>\w[^\s{_OPENING}]*)|(?<!\S)(?P<either>OR|\|)(?!\S)"
)
_ESCAPED: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_CAPITALS: Final = re.compile(r"\b[A-ZÀ-ÞА-ЯЁԱ-Ֆ]{2,8}\b")
_SHOUTED: Final = re.compile(rf"{_CAPITALS.pattern} {_CAPITALS.pattern}")
_KATAKANA: Final = re.compile("[ァ-ヺーｦ-ﾟ]{3,64}")
"""A name or a word from elsewhere, as Japanese writes it."""

Alternative = tuple[str, ...]
"""Terms of the index that must all be there; one that ends with `PREFIX` stands for any that begins so."""
Group = tuple[Alternative, ...]
"""Of these, one must be there."""


@dataclass(frozen=True)
class Word:
    """A word as it was asked for."""

    spelling: str
    token: Token
    # Of a piece of a word in katakana, the whole word in Latin letters.
    latin: str = ""

    @property
    def elsewhere(self) -> "Word | None":
        """The word of which this is a piece, in Latin letters: other languages have it so, or as it sounds."""
        return Word(self.latin, Token(0, len(self.latin), self.latin, ())) if self.latin else None

    @property
    def exact(self) -> list[str]:
        """The terms of the word itself, and of other readings of a number."""
        return list(dict.fromkeys((self.token.word, *(self.token.parts if self.token.number else ()))))

    @property
    def forms(self) -> list[str]:
        """The terms of the word and of its other forms."""
        return [*self.exact, *stem_terms(self.token)]

    def alternatives(self, *, begun: bool) -> Group:
        """The terms by which it is found: as it is, in other forms, and where told so as the beginning of a word."""
        beginning = [self.token.word + PREFIX] if begun or self.token.cut else []
        return tuple((term,) for term in [*beginning, *self.forms])


@dataclass(frozen=True)
class Phrase:
    """Words that were asked for side by side."""

    words: tuple[Word, ...]

    @property
    def alternative(self) -> Alternative:
        """The terms of the words as they are, and of each with its neighbour."""
        exact = [word.token.word for word in self.words]
        return tuple(dict.fromkeys([*exact, *(pair_term(one, other) for one, other in pairwise(exact))]))


Asked = tuple[Word | Phrase, ...]
"""Words or phrases of which one will do."""

Part = tuple[Sequence[Word | Phrase], bool, bool]
_MESSAGE: Final = 6
"""So many words around a quotation are of a message that was passed on, and not of a search."""


@dataclass(frozen=True)
class Query:
    """What was asked for, in its order, and what must not be there."""

    asked: tuple[Asked, ...] = ()
    excluded: tuple[Word | Phrase, ...] = ()
    # As it was typed.
    text: str = ""
    # What only holds the sentence together, folded.
    hollow: frozenset[str] = frozenset()

    @property
    def words(self) -> list[Word]:
        """All words asked for, those of phrases too."""
        return [word for group in self.asked for each in group for word in _words(each)]

    @property
    def without(self) -> Group:
        """The terms of which none may be there."""
        return tuple(alternative for each in self.excluded for alternative in alternatives(each, begun=False))


def alternatives(asked: Word | Phrase, *, begun: bool) -> Group:
    """The terms by which a word or phrase is found."""
    return asked.alternatives(begun=begun) if isinstance(asked, Word) else (asked.alternative,)


def parse_query(query: str, language: str = "") -> Query:
    """What the query asks for; of a very long one, of its beginning.

    Args:
        query: as a reader typed it.
        language: in which the reader reads; words may be of another one.
    """
    asked: list[Asked] = []
    excluded: list[Word | Phrase] = []
    either = False
    for found, minus, is_or in _of_message(list(_parts(with_gershayim(_unescaped(query[:MAX_READ])), language))):
        if minus:
            excluded += found
            continue
        first, rest = found[:1], found[1:]
        if either and asked and first:
            asked[-1] = (*asked[-1], *first)
        else:
            asked += [(each,) for each in first]
        asked += [(each,) for each in rest]
        either = is_or or (either and not found)
    once = {
        tuple(tuple(word.token.word for word in _words(each)) for each in group): group for group in reversed(asked)
    }
    hollow = function_words(query[:MAX_READ], language) - _acronyms(query[:MAX_READ])
    return Query(tuple(reversed(once.values())), tuple(excluded), query[:MAX_READ], hollow)


def _acronyms(query: str) -> frozenset[str]:
    """The words, folded, that are in capitals where those beside them are not: WHO, IT and US tell of something."""
    return frozenset() if _SHOUTED.search(query) else frozenset(fold(each) for each in _CAPITALS.findall(query))


def _of_message(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts; what a message quotes is not asked for word by word: whoever passes it on may be a word off."""
    around = sum(_share(each) for found, minus, _ in parts if not minus for each in found if isinstance(each, Word))
    is_message = around >= _MESSAGE and not any(is_or for _, _, is_or in parts)
    for found, minus, is_or in parts:
        yield ([word for each in found for word in _words(each)] if is_message and not minus else found), minus, is_or


def _share(word: Word) -> float:
    """What a word counts of a message: pieces of a text that is written without spaces overlap."""
    return 1 / (pieces_of(word.token.word[0]) or 1)


def _parts(query: str, language: str) -> Iterator[Part]:
    """Stretches of a query: what they ask for, whether that must not be there, and whether OR follows."""
    done = 0
    for part in _PART.finditer(query):
        yield _plain(query[done : part.start()], language), False, bool(part["either"])
        done = part.end()
        if part["phrase"]:
            found = tuple(read_words(part["phrase"], language))
            yield ([Phrase(found)] if found else []), bool(part["minus"]), False
        elif part["without"]:
            yield _plain(part["without"], language), True, False
    yield _plain(query[done:], language), False, False


def _plain(text: str, language: str) -> list[Word | Phrase]:
    runs = [(*found.span(), romanised(found.group())) for found in _KATAKANA.finditer(text)]
    words = read_words(text, language)
    return [replace(word, latin=_latin(word.token, runs)) for word in words] if runs else [*words]


def _latin(token: Token, runs: Sequence[tuple[int, int, str]]) -> str:
    return next((latin for start, end, latin in runs if start <= token.start and token.end <= end), "")


def _unescaped(query: str) -> str:
    """A query that was copied out of an address, as it was typed there; any other as it is."""
    if " " in query or not _ESCAPED.search(query):
        return query
    typed = unquote_plus(query)
    return query if "\ufffd" in typed else typed


def read_words(text: str, language: str = "") -> list[Word]:
    """The words of a text, as words that were asked for."""
    found = tokens(text)
    likewise: Sequence[Token] = tokens(text, language) if language else found
    return [Word(text[one.start : one.end], _merged(one, other)) for one, other in zip(found, likewise, strict=True)]


def _merged(one: Token, other: Token) -> Token:
    stems = tuple(dict.fromkeys((*one.stems, *other.stems)))
    return Token(one.start, one.end, one.word, stems, one.number, one.parts, one.cut)


def _words(asked: Word | Phrase) -> tuple[Word, ...]:
    return asked.words if isinstance(asked, Phrase) else (asked,)
