"""How probable it is that two names are of the same person or body.

They are compared as search compares them: without case and marks, across scripts by what they sound like, with a letter
or two mistyped, and in any order of their words ("Lastname, Firstname"). Rare words of a name count more than words
that many names have.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from factcheck.analysis.sounds import romanised, sound_key, sounds_alike
from factcheck.analysis.tokens import tokens

SAME: Final = 0.99
"""The probability of names that are the same word for word: two may bear one name."""
_OTHER_SCRIPT: Final = 0.97
_HEARD: Final = 0.9
_INITIAL: Final = 0.7
_MISTYPED: Final = 0.95
_LEAST: Final = 0.7
"""What is left of a word that is the same in Latin letters alone, that sounds so, that is an initial, and at most of
one that is mistyped; and how much of its letters must then be right."""
_SHORTEST: Final = 4
_POWER: Final = 3
"""Names that share two thirds of what they say are the same in one case of three."""
Weigh = Callable[[str], float]


@dataclass(frozen=True)
class NameWord:
    """A word of a name: folded, and in Latin letters."""

    folded: str
    latin: str
    sound: str


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[NameWord, ...]:
    """The words of a name, in its order."""
    found = [(token.word, name[token.start : token.end]) for token in tokens(name)]
    return tuple(NameWord(word, romanised(spelled) or word, sound_key(spelled)) for word, spelled in found)


def probability(asked: str, names: Iterable[str], weigh: Weigh) -> float:
    """How probable it is that the name asked for is one of the names that a record goes by.

    Args:
        asked: the name, as others write it.
        names: of the record.
        weigh: how much it says that two names share a word, more, the rarer it is.
    """
    likeness = max((_likeness(words_of(asked), words_of(name), weigh) for name in names), default=0.0)
    return float(SAME * likeness**_POWER)


def shared_out(probabilities: Sequence[float]) -> list[float]:
    """The same, where they would come to more than one in all: a name is of one record alone."""
    whole = max(sum(probabilities), 1.0)
    return [round(each / whole, 4) for each in probabilities]


def _likeness(asked: Sequence[NameWord], name: Sequence[NameWord], weigh: Weigh) -> float:
    """How much of what both names say is the same, from 0 to 1; each word has one counterpart at most."""
    weights = [(word, max(weigh(word.folded), 0.1)) for word in asked]
    theirs = [(word, max(weigh(word.folded), 0.1)) for word in name]
    whole = sum(weight for _, weight in (*weights, *theirs))
    pairs = [
        (alike, first, second)
        for first, (one, _) in enumerate(weights)
        for second, (other, _) in enumerate(theirs)
        if (alike := _alike(one, other))
    ]
    same, left, right = 0.0, set[int](), set[int]()
    for alike, first, second in sorted(pairs, key=lambda pair: -pair[0]):
        if first not in left and second not in right:
            left.add(first)
            right.add(second)
            same += alike * (weights[first][1] + theirs[second][1])
    return same / whole if whole else 0.0


def _alike(one: NameWord, other: NameWord) -> float:
    """How alike two words are, from 0 to 1."""
    if one.folded == other.folded:
        return 1.0
    if one.latin == other.latin:
        return _OTHER_SCRIPT
    if min(len(one.folded), len(other.folded)) == 1:
        return _INITIAL if one.latin[:1] == other.latin[:1] else 0.0
    if min(len(one.latin), len(other.latin)) < _SHORTEST or one.folded.isdigit():
        return 0.0
    right = OSA.normalized_similarity(one.latin, other.latin)
    heard = _HEARD if one.sound and one.sound == other.sound and sounds_alike(one.latin, other.latin) else 0.0
    return max(heard, _MISTYPED * right if right >= _LEAST else 0.0)
