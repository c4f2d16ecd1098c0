"""Words that are a letter away from one that was typed, in rows older than those whose words are counted."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from django.db.models import F

from factcheck.analysis.queries import Word
from factcheck.analysis.scripts import pieces_of, script
from factcheck.publishing.finding.vocabulary import Similar, Vocabulary
from factcheck.publishing.models.public import PublicRecord
from factcheck.publishing.search import Condition

_SHORTEST: Final = 5
_LONGEST: Final = 20
_MOST_WORDS: Final = 3
_ROWS: Final = 20
_MOST_LETTERS: Final = 80
_REMEMBERED: Final = 1000


def look_up(words: Iterable[Word], known: Vocabulary) -> None:
    """Have the vocabulary know what older rows have in the place of words that it lacks, in one query or none.

    Args:
        words: those of a query.
        known: the words that newer rows have.
    """
    if len(known.older) > _REMEMBERED:
        known.older.clear()
    lacking = [] if known.is_whole else list(_lacking(words, known))[:_MOST_WORDS]
    tried = {word: variants(word, _letters(word, known)) - known.counts.keys() for word in lacking}
    every = {term for terms in tried.values() for term in terms}
    there = _there(every) if every else frozenset()
    for word, terms in tried.items():
        found = () if word in there else sorted(terms & there)
        known.older[word] = [Similar(other, 1 - 1 / len(word)) for other in found]


def variants(word: str, letters: Collection[str]) -> set[str]:
    """The word with one letter more, less or another, or two exchanged, and as it is."""
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    less = {one + rest[1:] for one, rest in parts if rest}
    exchanged = {one + rest[1] + rest[0] + rest[2:] for one, rest in parts if len(rest) > 1}
    other = {one + letter + rest[1:] for one, rest in parts if rest for letter in letters}
    more = {one + letter + rest for one, rest in parts for letter in letters}
    return {word} | less | exchanged | other | more


def _lacking(words: Iterable[Word], known: Vocabulary) -> Iterator[str]:
    for word in words:
        spelt = word.token.word
        if word.token.number or not spelt.isalpha() or pieces_of(spelt[0]) or spelt in known.older:
            continue
        if _SHORTEST <= len(spelt) <= _LONGEST and not known.frequency(word.forms) and not known.similar(spelt):
            yield spelt


def _letters(word: str, known: Vocabulary) -> Collection[str]:
    """The letters of the word's script that records are written with."""
    found = [letter for letter in known.letters if letter.isalpha() and script(letter) == script(word[0])]
    return found if len(found) <= _MOST_LETTERS else frozenset(word)


def _there(terms: Collection[str]) -> frozenset[str]:
    """Those of the terms that rows have: of the newest that have any."""
    condition = Condition((tuple((term,) for term in sorted(terms)),))
    # Few rows have any of them: PostgreSQL is told to look those up, and not to read all until it has enough.
    rows = PublicRecord.objects.filter(search_text__matches=condition).order_by((F("pk") + 0).desc())[:_ROWS]
    texts = rows.values_list("search_text", flat=True)
    return frozenset(term for text in texts for term in text.split(" ") if term in terms)
