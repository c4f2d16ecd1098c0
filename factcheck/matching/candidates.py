"""The claims that a text may be about: those that share its telling words, and those that mean nearly the same."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from factcheck.analysis.languages import function_words, guess_language
from factcheck.analysis.terms import NAME, STEM
from factcheck.matching.analysed import NOTHING, Analysed, Word
from factcheck.matching.asked import Asked, cleaned
from factcheck.matching.held import Holding, Terms
from factcheck.matching.posts import PICTURES, post
from factcheck.matching.question import MISSING, Found, Likeness, Question
from factcheck.matching.retrieval import Vocabulary, Weighted, branches_of, gathered_all
from factcheck.meaning import encoding
from factcheck.meaning.languages import ENGLISH, alike, is_english
from factcheck.publishing.models.public import PublicRecord, PublicRecordQuerySet

if TYPE_CHECKING:
    from factcheck.meaning.matrix import Matrix, Near

GATHERED: Final = 400
"""Rows that the index brings, of which the most promising are candidates."""
BY_WORDS: Final = 120
BY_INDEX: Final = 20
BY_MEANING: Final = 25
"""How many candidates words, the index, and each vector, bring."""
_DEPTH: Final = 5000
_AROUND: Final = 0.25
"""What a word around the text weighs, beside one of its own."""
_POWER: Final = 1.5
_FIELDS: Final = ("text", "title", "across")
_AMONG: Final = 1000
"""How many of the nearest are looked at for those of fewer claims."""


class Weigher:
    """How much it says to share a word: 0 of one that every record has, 1 of one that none has."""

    def __init__(self, known: Vocabulary) -> None:
        self.known = known
        self._counts, self._size = known.counts, known.size
        self._whole = math.log(known.size + 2)
        self._weights: dict[str, float] = {}

    def __call__(self, form: str) -> float:
        """The weight of a folded word or stem."""
        weight = self._weights.get(form)
        if weight is None:
            count = max(self._counts[form], self._counts[STEM + form])
            weight = self._weights[form] = max(0.0, math.log((self._size + 2) / (count + 1)) / self._whole)
        return weight


@dataclass
class Sought:
    """A text with its vectors, if there are models of meaning."""

    text: Analysed
    around: Analysed = NOTHING
    # On which it was said, as an ordinal; 0 where that isn't known.
    day: int = 0
    author: Analysed = NOTHING
    # Whether a picture or a video goes with it.
    pictured: bool = False
    # Whether the model of English knows its language.
    is_english: bool = True
    # Where words begin that may be several written together.
    joined: frozenset[int] = frozenset()
    # Words, folded, that only hold it together, if it is in another language than English.
    hollow: frozenset[str] = frozenset()
    # By model, if it knows the language: of the text alone, and of the text with what stands around it.
    english: Any = None
    whole: Any = None
    across: Any = None

    def question(self, weigh: "Weigher") -> Question:
        """The text as claims are compared with it."""
        return Question(self.text, weigh, self.around, self.day, self.author, self.pictured, self.hollow)


def weighted(sought: Sought, weigh: Weigher) -> list[Weighted]:
    """The terms by which the index is asked: words of the text, in names of records too, and those around it."""
    own = {word.key: word for word in sought.text.each if word.plain not in sought.hollow}
    around = [word for word in sought.around.each if word.key not in own]
    terms = [each for word in own.values() for each in _terms(word, weigh, 1.0)]
    return terms + [each for word in around for each in _terms(word, weigh, _AROUND)]


def by_words(texts: Sequence[Sought], weigh: Weigher, records: PublicRecordQuerySet) -> list[dict[int, float]]:
    """For each text the rows that share the most telling words, by key, with what those weigh; one query for all."""
    wanted = {place: (branches_of(weighted(text, weigh), weigh.known), records) for place, text in enumerate(texts)}
    gathered = gathered_all(wanted, limit=GATHERED, depth=_DEPTH)
    return [{row.pk: row.score for row in gathered[place]} for place in wanted]


def terms_of_rows(records: Iterable[int]) -> dict[int, Terms]:
    """The terms by which these rows are found; one query."""
    rows = PublicRecord.objects.filter(pk__in=set(records)).values_list("pk", "search_text")
    return {key: frozenset(text.split(" ")) for key, text in rows}


def by_meaning(sought: Sought, matrix: "Matrix", among: PublicRecordQuerySet | None = None) -> dict[str, list["Near"]]:
    """The rows that mean nearly the same, the nearest first, by each vector; one query where they are to be among some.

    Args:
        sought: the text.
        matrix: the vectors.
        among: the rows that they may be, if those are not all.
    """
    asked = {"text": sought.english, "title": sought.english, "across": sought.across}
    most = BY_MEANING if among is None else _AMONG
    found = {name: [] if one is None else matrix.nearest(name, one, most) for name, one in asked.items()}
    return found if among is None else _those_among(found, among)


def _those_among(found: Mapping[str, Sequence["Near"]], records: PublicRecordQuerySet) -> dict[str, list["Near"]]:
    keys = {row.record for rows in found.values() for row in rows}
    there = set(records.filter(pk__in=keys).order_by().values_list("pk", flat=True))
    return {name: [row for row in rows if row.record in there][:BY_MEANING] for name, rows in found.items()}


def shortlist(
    scores: Mapping[int, float],
    nearest: Mapping[str, Sequence["Near"]],
    holding: Holding,
    held: Mapping[int, Terms],
) -> dict[int, Found]:
    """The most promising rows: those whose terms share most with the text, and those that mean nearly the same."""
    near = {row.record: name == "across" for name in reversed(_FIELDS) for row in nearest.get(name, ())}
    terms = {key: held[key] for key in {*scores, *near} if key in held}
    worth = {key: holding.score(each) for key, each in terms.items()}
    by_worth = sorted(worth, key=lambda key: (-worth[key], key))[:BY_WORDS]
    by_score = sorted((key for key in scores if key in terms), key=lambda key: (-scores[key], key))[:BY_INDEX]
    by_words = dict.fromkeys([*by_worth, *by_score])
    chosen = {**{key: alone for key, alone in near.items() if key in terms}, **dict.fromkeys(by_words, False)}
    return {key: Found(scores.get(key, 0.0), terms[key], only_across=alone) for key, alone in chosen.items()}


def with_meaning(
    found: Mapping[int, Found], sought: Sought, matrix: "Matrix", nearest: Mapping[str, Sequence["Near"]]
) -> dict[int, Found]:
    """The same with how near each row is."""
    asked = {"text": sought.english, "title": sought.english, "across": sought.across}
    text, title, across = (_likenesses(matrix, name, asked[name], nearest[name], list(found)) for name in _FIELDS)
    around = _around(sought, matrix, list(found))
    return {
        key: each._replace(text=text[key], title=title[key], around=around[key], across=across[key])
        for key, each in found.items()
    }


def _around(sought: Sought, matrix: "Matrix", records: Sequence[int]) -> dict[int, Likeness]:
    near = {} if sought.whole is None else matrix.near("text", sought.whole, records)
    nearest = max(near.values(), default=MISSING)
    return {key: Likeness(near[key], nearest) if key in near else Likeness() for key in records}


def _likenesses(
    matrix: "Matrix", name: str, vector: Any, ranked: Sequence[Any], records: Sequence[int]
) -> dict[int, Likeness]:
    if vector is None:
        return dict.fromkeys(records, Likeness())
    near = matrix.near(name, vector, records)
    nearest = ranked[0].near if ranked else 0.0
    spread = nearest - ranked[-1].near if ranked else 0.0
    return {key: Likeness(near[key], nearest, spread) if key in near else Likeness() for key in records}


def _terms(word: Word, weigh: Weigher, share: float) -> list[Weighted]:
    weight = share * weigh(word.key) ** _POWER
    if weight <= 0:
        return []
    return [Weighted((STEM + word.key, word.key), weight), Weighted((NAME + word.key,), weight)]


def sought(asked: Asked) -> Sought:
    """The text, analysed and encoded by the models that know its language."""
    return sought_all([asked])[0]


def sought_all(texts: Sequence[Asked]) -> list[Sought]:
    """The same of several texts, encoded together."""
    found = [analysed(each) for each in texts]
    if encoding.is_available() and found:
        _encode(found, texts)
    return found


def analysed(asked: Asked) -> Sought:
    """What is known of a text without a model of meaning."""
    clean, said = cleaned(asked.text), post(asked.text)
    text = clean.text
    own = Analysed.of(text, asked.language)
    pictured = said.pictured or any(word.plain in PICTURES for word in own.words)
    language = asked.language or guess_language(text)
    return Sought(
        own,
        Analysed.of(cleaned(asked.context).text, asked.language),
        asked.day or said.day,
        Analysed.of(said.author),
        pictured,
        is_english(text, language),
        clean.joined,
        # What those of English say was learnt with the weights.
        frozenset() if alike(language, ENGLISH) else function_words(text, asked.language),
    )


def _encode(found: Sequence[Sought], texts: Sequence[Asked]) -> None:
    """Give each text its vectors; what several have in common is encoded once."""
    own = [cleaned(each.text).text.strip() for each in texts]
    whole = [f"{text} {cleaned(each.context).text}".strip() for text, each in zip(own, texts, strict=True)]
    known = [both for *both, each in zip(own, whole, found, strict=True) if each.is_english]
    english = _vectors(encoding.english, chain.from_iterable(known))
    across = _vectors(partial(encoding.across, asked=True), own)
    for each, text, with_context in zip(found, own, whole, strict=True):
        if each.is_english:
            each.english, each.whole = english[text], english[with_context]
        each.across = across[text]


def _vectors(encode: Callable[[Sequence[str]], Any], texts: Iterable[str]) -> dict[str, Any]:
    """The vector of each text."""
    different = list(dict.fromkeys(texts))
    return dict(zip(different, encode(different), strict=True)) if different else {}
