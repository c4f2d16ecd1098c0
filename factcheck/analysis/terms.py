"""What the read model's index holds of a record, and what of it a word is looked for by.

A term is a folded word as it is, or something that a private-use character marks: a stem, a word of the record's name,
two neighbouring words, the sound of a name. No text brings such a character along, since words have none.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product, zip_longest
from typing import Final

from factcheck.analysis.folding import APOSTROPHE, with_gershayim
from factcheck.analysis.scripts import has_case, pieces_of
from factcheck.analysis.sounds import romanised, sound_keys
from factcheck.analysis.tokens import MAX_LENGTH, Token, tokens

KIND: Final = "\ue000"
STEM: Final = "\ue001"
NAME: Final = "\ue002"
PAIR: Final = "\ue003"
SOUND: Final = "\ue004"
HEARD: Final = "\ue005"
"""Before the letters of a name, behind its sound key."""
PREFIX: Final = "*"
"""At the end of a term: any that begins so."""
MAX_INDEXED: Final = 500_000
"""Bytes of a record's terms: PostgreSQL indexes at most 1 MiB of one row, positions and padding included."""
_SHORTEST_NAME: Final = 4
# Base 32 as RFC 4648 has it, in small letters, for ten bits at once.
_TWO_LETTERS: Final = ["".join(pair) for pair in product("abcdefghijklmnopqrstuvwxyz234567", repeat=2)]
_REMEMBERED: Final = 1000
"""The longest text of which the terms are kept for a while."""


@dataclass(frozen=True)
class Field:
    """A text of a record by which it is found."""

    text: str
    # A BCP 47 tag; "" for that of the record.
    language: str = ""
    # Whether it is what the record is called, or goes by as well.
    heading: bool = False
    # Whether it consists of names, each word of which may be spelt otherwise in other scripts.
    names: bool = False


def is_word(term: str) -> bool:
    """Whether a term is a word as it is, and nothing marks it."""
    return not KIND <= term[:1] <= HEARD


def kind_term(kind: str) -> str:
    """The term by which records of one kind are found; no text holds it, and no query."""
    # Letters alone: FTS5 parts a word at a "_".
    return f"{KIND}{kind.replace('_', '')}{KIND}"


def index_terms(fields: Iterable[Field], language: str = "") -> str:
    """The terms of a record, each once and in order, with a space between two."""
    found: set[str] = set()
    for field in fields:
        # A record's parts say over what it says: each text is read once.
        found |= _remembered(field, language) if len(field.text) <= _REMEMBERED else _terms(field, language)
    spelt = " ".join(sorted(found)).encode()
    # Cut between terms, and never within a character.
    return (spelt if len(spelt) <= MAX_INDEXED else spelt[:MAX_INDEXED].rpartition(b" ")[0]).decode()


def stem_terms(token: Token) -> list[str]:
    """The terms by which all forms of the word are found."""
    return [STEM + stem for stem in token.stems]


def pair_term(one: str, other: str) -> str:
    """The term of two words that stand side by side: of a fixed length, since there are as many as words."""
    hashed = zlib.crc32(f"{one} {other}".encode())
    return f"{PAIR}{_TWO_LETTERS[hashed >> 22]}{_TWO_LETTERS[hashed >> 12 & 0x3FF]}{_TWO_LETTERS[hashed >> 2 & 0x3FF]}"


def sound_terms(token: Token, spelling: str) -> list[str]:
    """The beginnings of terms of names that sound so; none for words too short."""
    forms = (spelling, *token.stems) if len(token.word) >= _SHORTEST_NAME else ()
    keys = {key for form in forms for key in sound_keys(form)}
    return [f"{SOUND}{key}{HEARD}{PREFIX}" for key in sorted(keys)]


@lru_cache(maxsize=2048)
def _remembered(field: Field, language: str) -> frozenset[str]:
    return _terms(field, language)


def _terms(field: Field, language: str) -> frozenset[str]:
    read = _read if len(field.text) <= _REMEMBERED else _read.__wrapped__
    found, terms = read(field.text, field.language or language, field.names)
    if not field.heading:
        return terms
    return terms.union(NAME + each for token in found for each in (token.word, *token.parts, *token.stems))


# What one record is called is said in others, and in passages: it is read once.
@lru_cache(maxsize=512)
def _read(text: str, language: str, is_name: bool) -> tuple[list[Token], frozenset[str]]:
    """The words of a text, and its terms wherever it stands."""
    text = with_gershayim(text)
    found = tokens(text, language)
    terms = {
        pair_term(spelt, after.word)
        for token, after in pairwise(found)
        for spelt in _spellings(token, text[token.start : token.end])
    }
    terms.update(_ends(found))
    for token in found:
        spelling = "" if token.number else text[token.start : token.end]
        of_word = _of_word if token.end - token.start <= MAX_LENGTH else _of_word.__wrapped__
        terms |= of_word(token.word, token.parts, token.stems, spelling, is_name)
    return found, frozenset(terms)


@lru_cache(maxsize=16384)
def _of_word(word: str, parts: tuple[str, ...], stems: tuple[str, ...], spelling: str, is_name: bool) -> frozenset[str]:
    """The terms of a word wherever it stands; texts say the same words again and again."""
    return frozenset([word, *parts, *(STEM + stem for stem in stems), *_sounds(spelling, is_name=is_name)])


def _spellings(token: Token, spelling: str) -> tuple[str, ...]:
    """A word, and what stands behind its apostrophe, as in l’eau: phrases have either."""
    is_joined = token.parts and token.word.endswith(token.parts[-1]) and APOSTROPHE.search(spelling)
    return (token.word, token.parts[-1]) if is_joined else (token.word,)


def _ends(found: Sequence[Token]) -> Iterator[str]:
    """The last characters of texts without spaces, with which no piece begins."""
    for token, after in zip_longest(found, found[1:]):
        is_piece = pieces_of(token.word[0]) > 0
        if is_piece and (after is None or after.start >= token.end):
            yield from (token.word[place:] for place in range(1, len(token.word)))


def _sounds(spelling: str, *, is_name: bool) -> Iterator[str]:
    """The terms of a word's sound, and of what stands before and behind its apostrophe, where it may be a name."""
    for part in {spelling, *APOSTROPHE.split(spelling)}:
        if len(part) >= _SHORTEST_NAME and (is_name or _may_be_name(part)):
            yield from (f"{SOUND}{key}{HEARD}{romanised(part)}" for key in sound_keys(part))


def _may_be_name(spelling: str) -> bool:
    return spelling != spelling.lower() or not has_case(spelling)
