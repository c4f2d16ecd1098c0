"""What each word of a query is looked for by: its forms, what it begins, what it may be misspelt for, how it sounds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Final

from factcheck.analysis.queries import Asked, Group, Phrase, Query, Word, read_words
from factcheck.analysis.scripts import has_no_vowels, script
from factcheck.analysis.sounds import likeness, romanised
from factcheck.analysis.stems import stems as stems_of
from factcheck.analysis.stems import stems_elsewhere
from factcheck.analysis.terms import HEARD, NAME, PREFIX, SOUND, STEM, is_word, pair_term, sound_terms
from factcheck.publishing.finding.keyboards import retyped
from factcheck.publishing.finding.spacing import joined, taken_apart
from factcheck.publishing.finding.vocabulary import Vocabulary

_EXACT: Final = 1.0
_FORM: Final = 0.9
_BEGUN: Final = 0.7
_MISSPELT: Final = 0.6
_HEARD: Final = 0.6
_ELSEWHERE: Final = 0.6
_AKIN: Final = 0.4
_RETYPED: Final = 0.6
_COGNATE: Final = 0.55
_ALL_BUT: Final = 0.95
_LONG: Final = 5
"""How alike a name must sound to what was typed in another layout, and how many letters that must have."""
_HOLLOW: Final = 0.5
"""The most that a word says which only holds a sentence together, be it ever so rare in the language of records."""
_LONGEST_ABBREVIATION: Final = 3
_RARE: Final = 0.02
_FEW: Final = 200
"""Beginnings are looked for where at most this share of rows has them, or so many."""
_MOST_FREQUENT: Final = 20


@dataclass(frozen=True)
class Clue:
    """One thing that was asked for: the terms any of which tells of it, each with how well it does, from 0 to 1."""

    terms: dict[str, float]
    # How much it says, more the rarer it is.
    weight: float
    # The terms that must all be there instead, of a phrase.
    phrase: tuple[str, ...] = ()
    # About which share of all rows has it, and has it in the name.
    share: float = 0.0
    named: float = 0.0
    # Whether it is a word that holds the sentence together and tells of no record.
    hollow: bool = False

    @property
    def group(self) -> Group:
        """As the index is asked."""
        return (*((term,) for term in self.terms), *((self.phrase,) if self.phrase else ()))

    @property
    def in_name(self) -> Group:
        """As the index is asked for it in the names of records."""
        return tuple((NAME + bare,) for term in self.terms if is_word(bare := term.removeprefix(STEM)))

    @property
    def shown(self) -> tuple[str, ...]:
        """The terms by which it is marked where it was found, those of a phrase too."""
        return (*self.terms, *(term for term in self.phrase if is_word(term)))


def clues(query: Query, known: Vocabulary, *, begun: bool = False) -> list[Clue]:
    """What to look for, in the order of the query; told so, each word as the beginning of one too."""
    last = query.words[-1] if query.words else None
    whole = joined(query.asked, known)
    asked = taken_apart(query.asked, known, whole)
    # Who writes all in capitals abbreviates nothing by them.
    read = partial(_of, known=known, whole=whole, begun=begun, spells=not query.text.isupper())
    return [
        (None if begun else _hollow(group, known, query)) or _clue([read(each, last=each is last) for each in group])
        for group in asked
    ]


def _hollow(group: Asked, known: Vocabulary, query: Query) -> Clue | None:
    """What words are looked for by that only hold the sentence together: as they are; None for others."""
    if not all(isinstance(each, Word) and each.token.word in query.hollow for each in group):
        return None
    terms = {term: _EXACT for each in group if isinstance(each, Word) for term in each.exact}
    return Clue(terms, min(known.idf(terms), _HOLLOW), share=known.share(terms), hollow=True)


def neighbours(query: Query) -> list[str]:
    """The terms of words that stand side by side in the query, of which one says more than a function word does."""
    words = [group[0].token.word for group in query.asked if len(group) == 1 and isinstance(group[0], Word)]
    telling = [pair for pair in pairwise(words) if not query.hollow.issuperset(pair)]
    return [pair_term(*pair) for pair in telling]


def _clue(parts: Sequence[Clue]) -> Clue:
    """Of several that will do, one."""
    terms = {term: strength for part in reversed(parts) for term, strength in part.terms.items()}
    phrase = next((part.phrase for part in parts if part.phrase), ())
    share, named = (max(shares) for shares in zip(*((part.share, part.named) for part in parts), strict=True))
    return Clue(terms, min(part.weight for part in parts), phrase, share, named)


def _of(
    asked: Word | Phrase,
    *,
    known: Vocabulary,
    whole: Mapping[str, Sequence[str]],
    last: bool,
    begun: bool,
    spells: bool,
) -> Clue:
    if isinstance(asked, Phrase):
        weight = sum(known.idf([word.token.word]) for word in asked.words)
        return Clue({}, weight, asked.alternative, min(known.frequency([term]) for term in asked.alternative))
    terms = dict(_terms(asked, known, last=last, spells=spells)) | dict.fromkeys(whole.get(asked.token.word, ()), _FORM)
    if begun:
        terms.setdefault(asked.token.word + PREFIX, _BEGUN)
    complete = [term for term in terms if not term.endswith(PREFIX)]
    clue = Clue(terms, known.idf(complete), share=known.share(complete))
    return replace(clue, named=known.frequency(term for (term,) in clue.in_name))


def _terms(word: Word, known: Vocabulary, *, last: bool, spells: bool) -> Iterator[tuple[str, float]]:
    token = word.token
    forms = word.exact if spells and _is_abbreviation(word) else word.forms
    if word.elsewhere:
        yield from ((term, _HEARD * share) for term, share in _terms(word.elsewhere, known, last=False, spells=spells))
    yield from ((term, _FORM) for term in forms[len(word.exact) :])
    yield from ((term, _EXACT) for term in word.exact)
    is_known = known.frequency(forms) > 0
    if token.cut or last or not is_known:
        yield from ((term, _BEGUN) for term in _begun(token.word, known, is_known=is_known and not token.cut))
    if token.number or token.cut:
        return
    others = list(_meant(word, known)) if not is_known and not known.beginning(token.word) else []
    if not known.frequency(word.exact) or script(token.word[0]) != "LATIN":
        others += _heard(word, known, unknown=not is_known)
    yield from others
    if not is_known and not known.has_any(term for term, _ in others):
        yield from ((term, _RETYPED) for term in _retyped(word, known))


def _is_abbreviation(word: Word) -> bool:
    """Whether it is two or three capitals, such as EU, and no form of a verb that is spelt so."""
    return word.spelling.isupper() and word.spelling.isalpha() and len(word.spelling) <= _LONGEST_ABBREVIATION


def _meant(word: Word, known: Vocabulary) -> Iterator[tuple[str, float]]:
    """What a word may be that no record has: akin, misspelt, or else of another language or a part of another."""
    spelt = word.token.word
    near = known.similar(spelt)
    yield from ((term, _AKIN) for term in known.akin(spelt))
    if not near:
        yield from ((term, _AKIN) for term in known.compounds(min((spelt, *word.token.stems), key=len)))
        yield from _cognates(word, known)
    stems = (STEM + stem for stem in stems_elsewhere(word.spelling.lower()))
    yield from ((stem, _ELSEWHERE) for stem in stems if known.frequency([stem]))
    yield from ((other.word, _MISSPELT * other.likeness) for other in near)


def _cognates(word: Word, known: Vocabulary) -> Iterator[tuple[str, float]]:
    """The word as other languages spell it, and its other forms there."""
    for other in known.cognates(word.spelling, min(word.token.stems, key=len, default=word.spelling)):
        yield other.word, _COGNATE * other.likeness
        stems = (STEM + stem for stem in stems_of(other.word))
        yield from ((stem, _COGNATE * other.likeness) for stem in stems if known.frequency([stem]))


def _retyped(word: Word, known: Vocabulary) -> Iterator[str]:
    """The terms of what the same keys write in other layouts, and of names that sound all but the same."""
    for other in read_words(" ".join(retyped(word.spelling))):
        heard = (term for term, share in _heard(other, known, unknown=False) if share >= _HEARD * _ALL_BUT)
        found = [*other.forms, *(heard if len(other.token.word) >= _LONG else ())]
        yield from (term for term in found if known.frequency([term]))


def _begun(beginning: str, known: Vocabulary, *, is_known: bool) -> list[str]:
    """The terms of words that begin so; of a whole word, or where many rows have some, of the most frequent alone."""
    longer = [word for word in known.beginning(beginning) if word != beginning]
    if not is_known and known.rows(longer) <= max(_RARE * known.size, _FEW):
        return [beginning + PREFIX]
    return sorted(longer, key=lambda word: -known.counts[word])[:_MOST_FREQUENT]


def _heard(word: Word, known: Vocabulary, *, unknown: bool) -> Iterator[tuple[str, float]]:
    """The names that sound so; of an unknown word whose sound the vocabulary lacks, any that the index has."""
    spelling, is_bare = romanised(word.spelling), has_no_vowels(word.spelling)
    for beginning in sound_terms(word.token, word.spelling):
        key = beginning.removeprefix(SOUND).partition(HEARD)[0]
        heard = known.sounding(key)
        alike = ((term, likeness(spelling, term.partition(HEARD)[2], bare=is_bare)) for term in heard)
        yield from ((term, _HEARD * share) for term, share in alike if share)
        if unknown and not heard:
            yield beginning, _HEARD
