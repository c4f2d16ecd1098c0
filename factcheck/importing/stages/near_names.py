"""Names that are nearly the same: what one writes with an initial, a middle name or another letter."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from rapidfuzz.fuzz import ratio

from factcheck.desk.likeness import numbers_of
from factcheck.importing.recording.texts import name_keys

ALIKE: Final = 0.85
"""From which likeness on two names may be one person's."""

_COMMON: Final = 60
_SHORT: Final = 0.9


class NearNames:
    """Names by the words in them, several of a key where it has several; what is asked is answered from memory."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        # With its halves turned, where a comma says that they are.
        self._names = [(key, name_keys(name)[-1]) for key, name in names]
        self._words: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, (_, plain) in enumerate(self._names):
            for word in _words(plain):
                self._words[word].append(place)

    def near(self, key: int, name: str) -> Iterator[tuple[int, float]]:
        """The keys of other names that are like this one, with how alike they are, from 0 to 1."""
        plain = name_keys(name)[-1]
        for other, called in sorted(self._names[place] for place in self._candidates(plain)):
            score = likeness(plain, called) if other != key else 0.0
            if score >= ALIKE:
                yield other, score

    def _candidates(self, plain: str) -> set[int]:
        """Those that share a word which few have, or two others, as far as these are not many."""
        lists = sorted((self._words.get(word, []) for word in _words(plain)), key=len)
        found = {key for keys in lists if len(keys) <= _COMMON for key in keys}
        common = [keys for keys in lists if len(keys) > _COMMON]
        if len(common) > 1:
            found.update(islice(set(common[0]).intersection(common[1]), _COMMON))
        return found


def _words(plain: str) -> set[tuple[str, str]]:
    """The words of a name, each with the numbers in it: a name with other numbers is another one."""
    numbers = " ".join(sorted(numbers_of(plain)))
    return {(numbers, word) for word in plain.split()}


def likeness(one: str, other: str) -> float:
    """How alike two folded names are: by their letters, or since one is the other with initials or with more names."""
    by_letters = ratio(" ".join(sorted(one.split())), " ".join(sorted(other.split()))) / 100
    return max(by_letters, _SHORT if _shortens(one, other) or _shortens(other, one) else 0.0)


def _shortens(short: str, whole: str) -> bool:
    """Whether each word of the short name, two at the least, is a word of the whole one in order, or its initial."""
    words, left = short.split(), iter(whole.split())
    if len(words) < 2 or len(words) > len(whole.split()):  # noqa: PLR2004 -- a name and a family name
        return False
    return all(any(word == name or (len(word) == 1 and name.startswith(word)) for name in left) for word in words)
