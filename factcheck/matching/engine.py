"""Which public claims a text is about, how probable that is, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from factcheck.analysis.terms import NAME, STEM
from factcheck.matching import across, candidates, held
from factcheck.matching.analysed import Analysed
from factcheck.matching.asked import Asked
from factcheck.matching.features import compared
from factcheck.matching.held import Holding
from factcheck.matching.question import Compared, Found, Question
from factcheck.matching.ranking import model, probabilities
from factcheck.matching.reasons import Because, reasons
from factcheck.matching.retrieval import Weighted, apart, vocabulary
from factcheck.meaning import encoding
from factcheck.meaning.languages import is_english
from factcheck.meaning.matrix import matrix
from factcheck.meaning.texts import matched
from factcheck.publishing.models.public import PublicRecord, PublicRecordQuerySet
from factcheck.publishing.reading.matched import Matched

KIND: Final = "claim"
POSSIBLE: Final = 0.15
"""From which probability on a claim is perhaps what a text is about."""
LIKELY: Final = 0.5
"""From which probability on a text is about a claim."""
_REMEMBERED: Final = 20_000
_ASKING: Final = ("?", "؟", "\uff1f")


@dataclass(frozen=True)
class Match:
    """A claim that a text may be about; `spans` are the places in the text of what matched."""

    record: PublicRecord
    probability: float
    because: tuple[Because, ...]
    spans: tuple[tuple[int, int], ...]


def match(
    text: str,
    *,
    language: str | None = None,
    context: str | None = None,
    said_on: date | None = None,
    limit: int = 5,
    at_least: float = 0.0,
    among: PublicRecordQuerySet | None = None,
) -> list[Match]:
    """The claims that a text is about, the most probable first.

    Args:
        text: a message, a sentence or a claim; of a long one, the beginning is compared.
        language: BCP 47, where it is known.
        context: what stands around the text, and who said it where.
        said_on: the day on which it was said, where it is known: claims of that day are likelier, and reviews after it.
        limit: how many claims at most.
        at_least: the least probability.
        among: the claims that it may be about, such as those of some days; all, if none are told.
    """
    asked = Asked(text, context or "", language or "", said_on)
    return match_all([asked], limit=limit, at_least=at_least, among=among)[0]


def match_all(
    texts: Sequence[Asked], *, limit: int = 5, at_least: float = 0.0, among: PublicRecordQuerySet | None = None
) -> list[list[Match]]:
    """The same for each of several texts, in as many queries as for one."""
    sought = candidates.sought_all(texts)
    telling = [each for each in sought if each.text.words]
    known = dict(zip(map(id, telling), ranked_all(telling, limit, among), strict=True))
    found = [[row for row in known.get(id(each), ()) if row.probability >= at_least] for each in sought]
    rows = PublicRecord.objects.with_document().in_bulk({row.record for each in found for row in each})
    return [
        [_explained(rows[row.record], row.probability, text, each.text) for row in best if row.record in rows]
        for text, each, best in zip(texts, sought, found, strict=True)
    ]


def semantic_available() -> bool:
    """Whether claims are found too that say the same in other words or another language."""
    return encoding.is_available()


def threshold(false_alarms: float) -> float:
    """The least probability at which so many of the texts that no claim is about are taken for one.

    Args:
        false_alarms: a share, from 0 to 1.
    """
    return model(semantic=semantic_available()).threshold(false_alarms)


@dataclass(frozen=True)
class Ranked:
    """A row by its key, and how probable it is."""

    record: int
    probability: float


def ranked(sought: candidates.Sought, limit: int) -> list[Ranked]:
    """The rows that a text is most probably about, in a constant number of queries."""
    return ranked_all([sought], limit)[0]


def ranked_all(
    texts: Sequence[candidates.Sought], limit: int, among: PublicRecordQuerySet | None = None
) -> list[list[Ranked]]:
    """The same of several texts, in as many queries as of one."""
    return [_ranked(sought, known)[:limit] for sought, known in zip(texts, considered_all(texts, among), strict=True)]


def _ranked(sought: candidates.Sought, known: "Considered") -> list[Ranked]:
    by_rank = probabilities(known.rows)
    # The nearest isn't known yet where a claim that words found has no vector.
    unsure = any(
        chance >= POSSIBLE and not across.is_compared(row) for chance, row in zip(by_rank, known.rows, strict=True)
    )
    chances = [
        chance if sought.is_english and claim.is_english else max(chance, across.probability(row, unsure=unsure))
        for chance, claim, row in zip(by_rank, known.claims.values(), known.rows, strict=True)
    ]
    return ordered(known.claims, dict(zip(known.claims, chances, strict=True)))


@dataclass(frozen=True)
class Considered:
    """The candidates of a text by their keys, and the features of each; of its meaning too, if that was compared."""

    claims: dict[int, Compared]
    rows: list[list[float]]


def considered(sought: candidates.Sought) -> Considered:
    """What is known of each claim that a text may be about."""
    return considered_all([sought])[0]


def considered_all(texts: Sequence[candidates.Sought], among: PublicRecordQuerySet | None = None) -> list[Considered]:
    """The same of several texts, in as many queries as of one."""
    if not texts:
        return []
    known = vocabulary()
    weigh = candidates.Weigher(known)
    for each in texts:
        each.text = apart(each.text, each.joined, known)
    questions = [text.question(weigh) for text in texts]
    found = _shortlists(texts, questions, weigh, among)
    claims = _claims({key for each in found for key in each})
    return [
        _considered(asked, each, claims, is_english=text.is_english)
        for text, asked, each in zip(texts, questions, found, strict=True)
    ]


def _shortlists(
    texts: Sequence[candidates.Sought],
    questions: Sequence[Question],
    weigh: candidates.Weigher,
    among: PublicRecordQuerySet | None,
) -> list[dict[int, Found]]:
    """The candidates of each text."""
    scores = candidates.by_words(texts, weigh, PublicRecord.objects.of_kind(KIND) if among is None else among)
    vectors = matrix() if semantic_available() else None
    nearest = [candidates.by_meaning(text, vectors, among) if vectors is not None else {} for text in texts]
    near = (row.record for each in nearest for rows in each.values() for row in rows)
    held = candidates.terms_of_rows([*near, *(key for each in scores for key in each)])
    found = [
        candidates.shortlist(score, each, Holding(asked), held)
        for score, each, asked in zip(scores, nearest, questions, strict=True)
    ]
    if vectors is not None:
        found = [
            candidates.with_meaning(each, text, vectors, rows)
            for each, text, rows in zip(found, texts, nearest, strict=True)
        ]
    return found


def _considered(
    asked: Question, found: Mapping[int, Found], claims: Mapping[int, Compared], *, is_english: bool
) -> Considered:
    """What is known of each; if the model of English knows text and claim, that or words must have brought it."""
    theirs = {
        key: claim
        for key, claim in claims.items()
        if key in found and not (found[key].only_across and is_english and claim.is_english)
    }
    pairs = [(claim, found[key] if claim.is_english else found[key].foreign) for key, claim in theirs.items()]
    return Considered(theirs, compared(asked, pairs))


def _claims(found: Iterable[int]) -> dict[int, Compared]:
    """What is compared of these rows; those that are public no more are left out."""
    rows = PublicRecord.objects.filter(pk__in=found, kind=KIND).only("pk", "kind", "document", "first_place")
    return {row.pk: comparable(matched(row)) for row in rows}


@lru_cache(maxsize=_REMEMBERED)
def comparable(claim: Matched) -> Compared:
    """The analysed texts of a claim."""
    text = Analysed.of(claim.text, claim.language)
    title = Analysed.of(claim.title, claim.language)
    claimants = Analysed.of(" ".join(claim.claimants))
    known = is_english(claim.text, claim.language)
    asks = claim.title.rstrip().endswith(_ASKING)
    return Compared(text, title, claimants, claim.language, claim.said, claim.reviewed, known, asks)


def ordered(claims: dict[int, Compared], probabilities: dict[int, float]) -> list[Ranked]:
    """The most probable first; of claims that say the same in the same words, the one that was published first."""
    same: dict[tuple[str, ...], list[int]] = {}
    for key, claim in claims.items():
        same.setdefault(tuple(word.key for word in claim.both.words), []).append(key)
    groups = [(max(probabilities[key] for key in keys), sorted(keys)) for keys in same.values()]
    return [Ranked(key, best) for best, keys in sorted(groups, key=lambda each: -each[0]) for key in keys]


def rank(asked: Asked, entries: Iterable[tuple[str, Matched]]) -> list[tuple[str, float]]:
    """How probable it is of each of these claims, drafts too, that the text is about it; the most probable first."""
    sought = candidates.analysed(asked)
    weigh = candidates.Weigher(vocabulary())
    known = {key: comparable(entry) for key, entry in entries}
    terms = candidates.weighted(sought, weigh)
    scores = {key: _score(terms, claim) for key, claim in known.items()}
    pairs = [(claim, Found(scores[key], held.terms_of(claim))) for key, claim in known.items()]
    found = model(semantic=False).probabilities(compared(sought.question(weigh), pairs))
    return sorted(zip(known, found, strict=True), key=lambda each: -each[1])


def _score(terms: Sequence[Weighted], claim: Compared) -> float:
    """What the index would say of a claim that has some of the terms."""
    forms = claim.both.forms
    return sum(each.weight for each in terms if any(term.lstrip(STEM + NAME) in forms for term in each.terms))


def _explained(row: PublicRecord, probability: float, asked: Asked, text: Analysed) -> Match:
    because, spans = reasons(asked.text, text, matched(row))
    return Match(row, probability, because, spans)
