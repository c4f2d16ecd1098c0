"""What the re-ranker knows of a text and a claim that it may repeat, as numbers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from factcheck.matching.analysed import NOTHING, Analysed, Word

Weigh = Callable[[str], float]
"""How much it says that two texts share a word, from 0 for one that all have to 1 for one that few have."""

MISSING: Final = -1.0
"""Of what can't be told, such as the meaning without a model of it."""
_NEGATIONS: Final = frozenset(
    [
        "not",
        "no",
        "never",
        "none",
        "without",
        "n't",
        "cannot",
        "nobody",
        "nothing",
        "neither",
        "nor",
        "false",
        "fake",
        "hoax",
        "deny",
        "denied",
        "ne",
        "pas",
        "jamais",
        "non",
        "не",
        "нет",
        "никогда",
    ]
)


class Likeness(NamedTuple):
    """How near a model of meaning puts a claim to the text, from -1 to 1, and the nearest that it puts any."""

    near: float = MISSING
    nearest: float = MISSING
    # Among the claims that the model found, from 1; 0 for one that it did not.
    rank: int = 0
    # How far the last of them is behind the nearest.
    spread: float = 0.0


class Found(NamedTuple):
    """Why a claim is a candidate: its score among those that share words, and what the models of meaning say."""

    score: float = 0.0
    best: float = 0.0
    rank: int = 0
    # Of its own words, of its headline, of both in the words around the text; and across languages.
    text: Likeness = Likeness()
    title: Likeness = Likeness()
    around: Likeness = Likeness()
    across: Likeness = Likeness()


@dataclass(frozen=True)
class Question:
    """The text that is asked about, with what stands around it."""

    text: Analysed
    weigh: Weigh
    around: Analysed = NOTHING

    @cached_property
    def weights(self) -> dict[str, float]:
        """The weight of each of its words."""
        return {word.key: weight(word, self.weigh) for word in self.text.each}

    @cached_property
    def whole(self) -> frozenset[str]:
        """The forms of its words and of those around it."""
        return self.text.forms | self.around.forms

    @cached_property
    def folded(self) -> str:
        """Its words in one line."""
        return " ".join(word.key for word in self.text.words)


@dataclass(frozen=True)
class Compared:
    """A claim as it is compared: its own words, those of the headlines of its reviews, its claimants, and the rest."""

    text: Analysed
    title: Analysed = NOTHING
    claimants: Analysed = NOTHING
    # All forms that its record is found by.
    body: frozenset[str] = field(default=frozenset())
    # BCP 47.
    language: str = ""

    @cached_property
    def both(self) -> Analysed:
        """Its own words and those of the headlines."""
        return self.text + self.title


def weight(word: Word, weigh: Weigh) -> float:
    """How much the commonest of the word's forms says: a stem is of more words than the word."""
    return min(map(weigh, word.forms))


def _parts(asked: Question, claim: Compared) -> Iterator[Iterable[float]]:
    for other in (claim.text, claim.title, claim.both):
        yield _shared(asked, other)
    yield _body(asked, claim)
    yield _numbers(asked.text, claim.both)
    yield _names(asked, claim.both)
    yield _sizes(asked, claim)
    yield _spelling(asked, claim)
    yield _claimants(asked, claim)


_USUAL: Final = 25
_SHARED: Final = ("sum", "asked", "claim", "pairs", "run", "around")
_NAMES: Final = (
    *(f"{field}_{name}" for field in ("text", "title", "both") for name in _SHARED),
    *("body_sum", "body_asked"),
    *("numbers_shared", "numbers_missing", "numbers_other"),
    *("names_shared", "names_missing", "names_other"),
    *("length_asked", "length_text", "length_title", "weight_asked", "negated"),
    *("spelling_text", "spelling_title", "spelling_part"),
    *("claimant_named", "claimant_around"),
)
_FOUND: Final = ("score", "score_share", "score_rank")
_LIKENESSES: Final = ("text", "title", "around", "across")
_PLAIN: Final = (
    *_NAMES,
    *_FOUND,
    *(f"meaning_{of}_{name}" for of in _LIKENESSES for name in ("near", "behind", "rank")),
    *("meaning_nearest", "meaning_across_nearest", "meaning_across_spread", "meaning_mean"),
)
_RELATIVE: Final = (
    *(
        "text_sum",
        "title_sum",
        "both_sum",
        "both_asked",
        "both_claim",
        "both_around",
        "both_pairs",
        "body_sum",
        "names_shared",
    ),
    *(
        "spelling_text",
        "spelling_title",
        "meaning_text_near",
        "meaning_title_near",
        "meaning_mean",
        "meaning_around_near",
    ),
)
FEATURES: Final = (*_PLAIN, *(f"{name}_behind" for name in _RELATIVE))
"""The names of the features, in the order in which `features` gives them."""


def compared(asked: Question, claims: Sequence[tuple[Compared, Found]]) -> list[list[float]]:
    """The features of a text and each of its candidates; some tell how far one is behind the best of them."""
    rows = [_features(asked, claim, found) for claim, found in claims]
    places = [_PLAIN.index(name) for name in _RELATIVE]
    best = [max((row[place] for row in rows), default=0.0) for place in places]
    return [row + [top - row[place] for place, top in zip(places, best, strict=True)] for row in rows]


def _features(asked: Question, claim: Compared, found: Found) -> list[float]:
    """The features of a text and a claim."""
    values = [value for part in _parts(asked, claim) for value in part]
    values += [found.score, found.score / found.best if found.best else 0.0, _reciprocal(found.rank)]
    return values + list(_meaning(found))


def _shared(asked: Question, claim: Analysed) -> Iterable[float]:
    """What the text and a field of the claim share: in all, of the text, of the claim, in pairs and runs of words."""
    found = [word.key for word in asked.text.each if not claim.forms.isdisjoint(word.forms)]
    shared = sum(asked.weights[key] for key in found)
    often = 1.2 * (0.25 + 0.75 * len(claim.words) / _USUAL)
    scored = sum(asked.weights[key] * 2.2 * (n := claim.counts.get(key, 1)) / (n + often) for key in found)
    theirs, covered, around = 0.0, 0.0, 0.0
    for word in claim.each:
        theirs += (one := weight(word, asked.weigh))
        covered += one * (not asked.text.forms.isdisjoint(word.forms))
        around += one * (not asked.whole.isdisjoint(word.forms))
    pairs = claim.pairs & asked.text.pairs
    of_pairs = sum(min(asked.weights[one], asked.weights[other]) for one, other in pairs)
    whole = sum(asked.weights.values())
    return (
        scored,
        _share(shared, whole),
        _share(covered, theirs),
        of_pairs,
        _run(asked.text, claim),
        _share(around, theirs),
    )


def _run(asked: Analysed, claim: Analysed) -> float:
    """The most words that stand in the claim as they do in the text, one after another."""
    longest = current = 0
    for pair in zip(claim.words, claim.words[1:], strict=False):
        current = current + 1 if (pair[0].key, pair[1].key) in asked.pairs else 0
        longest = max(longest, current)
    return float(longest)


def _body(asked: Question, claim: Compared) -> Iterable[float]:
    forms = claim.body or claim.both.forms
    shared = sum(asked.weights[word.key] for word in asked.text.each if not forms.isdisjoint(word.forms))
    return shared, _share(shared, sum(asked.weights.values()))


def _numbers(asked: Analysed, claim: Analysed) -> Iterable[float]:
    shared = asked.numbers & claim.numbers
    return len(shared), len(claim.numbers - shared), len(asked.numbers - shared)


def _names(asked: Question, claim: Analysed) -> Iterable[float]:
    """Names that both have, that only the claim has, and that only the text has, by weight."""
    in_text = [(asked.weigh(word.key), not asked.text.forms.isdisjoint(word.forms)) for word in claim.names]
    shared = sum(one for one, there in in_text if there)
    other = sum(asked.weights[word.key] for word in asked.text.names if claim.forms.isdisjoint(word.forms))
    return shared, sum(one for one, there in in_text if not there), other


def _sizes(asked: Question, claim: Compared) -> Iterable[float]:
    negated = bool(asked.text.forms & _NEGATIONS) != bool(claim.text.forms & _NEGATIONS)
    sizes = [float(len(each.words)) for each in (asked.text, claim.text, claim.title)]
    return *sizes, sum(asked.weights.values()), float(negated)


def _spelling(asked: Question, claim: Compared) -> Iterable[float]:
    """How alike the letters are, for words that no stem brings together."""
    text, title = (" ".join(word.key for word in each.words) for each in (claim.text, claim.title))
    return (
        fuzz.token_set_ratio(asked.folded, text),
        fuzz.token_set_ratio(asked.folded, title),
        fuzz.partial_ratio(asked.folded, text) if text else 0.0,
    )


def _claimants(asked: Question, claim: Compared) -> Iterable[float]:
    named = sum(asked.weigh(w.key) for w in claim.claimants.each if not asked.text.forms.isdisjoint(w.forms))
    around = sum(asked.weigh(w.key) for w in claim.claimants.each if not asked.around.forms.isdisjoint(w.forms))
    return named, around


def _meaning(found: Found) -> Iterator[float]:
    for each in (found.text, found.title, found.around, found.across):
        yield each.near
        yield each.nearest - each.near
        yield _reciprocal(each.rank)
    yield max(found.text.nearest, found.title.nearest)
    yield found.across.nearest
    yield found.across.spread
    yield (found.text.near + found.title.near) / 2


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _reciprocal(rank: int) -> float:
    return 1 / (rank + 5) if rank else 0.0
