"""The records that a batch of names and texts may mean; in as many queries for a batch as for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from factcheck.analysis.folding import fold
from factcheck.analysis.queries import parse_query
from factcheck.matching import Asked, match_all
from factcheck.publishing.canonical import Document, parse
from factcheck.publishing.finding.candidates import gathered_all
from factcheck.publishing.finding.ranking import branches, sought_in
from factcheck.publishing.finding.vocabulary import vocabulary
from factcheck.publishing.models.public import PublicRecord
from factcheck.publishing.reading import public_kinds
from factcheck.reconciliation import kinds
from factcheck.reconciliation.asked import Query
from factcheck.reconciliation.names import SAME, probability, shared_out

_CANDIDATES: Final = 30
"""How many records, for each name and kind, are compared with it."""
_SURE: Final = 0.9
_AHEAD: Final = 0.5
"""A match is certain from that probability on, where the next is at least so much less probable."""
_LEAST: Final = 0.05
"""The least probability that is worth telling."""
_OTHERWISE: Final = 0.5
_ANOTHER: Final = 0.05
"""What is left of the probability where a property says otherwise, and where one that identifies does."""
_MARKS: Final = str.maketrans(dict.fromkeys('"“”«»-', " "))


@dataclass(frozen=True)
class Candidate:
    """A record that may be meant, and which of the properties that were given it has."""

    document: Document
    score: float
    agrees: Mapping[str, bool]


def is_matched(query: Query) -> bool:
    """Whether the matcher of claims is asked."""
    return bool(query.text) and any(_names_of(kind) is None for kind in query.kinds)


def candidates(asked: Mapping[str, Query]) -> dict[str, list[Candidate]]:
    """For each query the records that it may mean, the most probable first."""
    named, matched = _by_name(asked), _by_matcher(asked)
    found = {key: [*named.get(key, ()), *matched.get(key, ())] for key in asked}
    return {key: _best(asked[key], rows) for key, rows in found.items()}


def is_certain(found: Sequence[Candidate], place: int) -> bool:
    """Whether the candidate at this place is surely the one."""
    others = [each.score for number, each in enumerate(found) if number != place]
    return found[place].score >= _SURE and all(other <= found[place].score - _AHEAD for other in others)


def _best(query: Query, rows: Sequence[tuple[Document, float]]) -> list[Candidate]:
    weighed = [_weighed(query, document, score) for document, score in rows if score >= _LEAST]
    return sorted(weighed, key=lambda each: (-each.score, each.document["id"]))[: query.limit]


def _by_name(asked: Mapping[str, Query]) -> dict[str, list[tuple[Document, float]]]:
    wanted = [(key, kind) for key, query in asked.items() for kind in query.kinds if query.text and _names_of(kind)]
    if not wanted:
        return {}
    known = vocabulary()
    looked_for = {
        key: branches(sought_in(known, parse_query(asked[key].text.lower().translate(_MARKS)))) for key, _ in wanted
    }
    gathered = gathered_all(
        {(key, kind): (looked_for[key], PublicRecord.objects.of_kind(kind)) for key, kind in wanted}, limit=_CANDIDATES
    )
    documents = _documents({row.pk for rows in gathered.values() for row in rows})
    weigh = cache(lambda word: known.idf([word]))
    found: dict[str, list[tuple[Document, float]]] = {}
    for (key, _), rows in gathered.items():
        theirs = [documents[row.pk] for row in rows if row.pk in documents]
        chances = [probability(asked[key].text, _names(each), weigh) for each in theirs]
        found.setdefault(key, []).extend(zip(theirs, shared_out(chances), strict=True))
    return found


def _by_matcher(asked: Mapping[str, Query]) -> dict[str, list[tuple[Document, float]]]:
    wanted = {key: query for key, query in asked.items() if is_matched(query)}
    most = max((query.limit for query in wanted.values()), default=0)
    matches = match_all([Asked(query.text) for query in wanted.values()], limit=most) if wanted else []
    return {
        key: [(each.record.data, round(each.probability, 4)) for each in found]
        for key, found in zip(wanted, matches, strict=True)
    }


def _documents(keys: set[int]) -> dict[int, Document]:
    rows = PublicRecord.objects.filter(pk__in=keys).order_by().values_list("pk", "document")
    return {pk: parse(document) for pk, document in rows}


def _names_of(kind: str) -> Any:
    how = public_kinds.get(kind).reconciled
    return how.names if how else None


def _names(document: Document) -> list[str]:
    return list(_names_of(document["type"])(document))


def _weighed(query: Query, document: Document, score: float) -> Candidate:
    """The candidate, with what its properties say for and against it."""
    properties, agrees = kinds.properties_of(document["type"]), dict[str, bool]()
    for name, wanted in query.known:
        values = {_plain(value) for value in properties[name].values(document)} if name in properties else set()
        if not values or not wanted:
            continue
        agrees[name] = bool({fold(value) for value in wanted} & {text for each in values for text in each})
        if properties[name].identifies:
            score = max(score, SAME) if agrees[name] else score * _ANOTHER
        elif not agrees[name]:
            score *= _OTHERWISE
    return Candidate(document, round(score, 4), agrees)


def _plain(value: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(fold(str(part)) for part in value.values())
