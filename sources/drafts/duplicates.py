"""Sources and publishers at the desk that may be the same as what is typed. A better matcher goes here."""

from typing import Final

from django.db.models.functions import Substr

from factcheck.analysis.folding import fold
from factcheck.desk.checking.asking import having, other_than, owners_having
from factcheck.desk.likeness import Match, alike, alike_by_owner, best, corpus, likest
from sources.models import Publisher, PublisherName, Source, SourceName
from sources.models.source import BEGINNING

TITLES_ALIKE = 0.5
_PIECE: Final = 5
"""Words in a row by which two texts are compared."""
_SAME: Final = 0.8
"""From which share of such pieces two texts are one article, printed twice."""
_COMPARED: Final = 100_000
"""Characters of two texts that are compared."""
_LEAST: Final = 10
"""Pieces below which a text is too short to be an article."""


def similar_sources(title: str, *, exclude: Source | None = None, limit: int = 5) -> list[Match]:
    """The sources with a title, in any language, most like this one, the likest first. For editors only."""
    without = exclude.pk if exclude else None
    scores = likest(alike(corpus(Source, "title"), title), alike_by_owner(SourceName, "source", title))
    scores = best(scores, at_least=TITLES_ALIKE, limit=limit, without=without)
    found = Source.objects.defer("text").in_bulk(scores)
    return [Match(found[key], score) for key, score in scores.items() if key in found]


def similar_publishers(name: str, *, exclude: Publisher | None = None, limit: int = 5) -> list[Match]:
    """The publishers with a name, in any language, most like this one, the likest first. For editors only."""
    without = exclude.pk if exclude else None
    scores = likest(alike(corpus(Publisher, "name"), name), alike_by_owner(PublisherName, "publisher", name))
    scores = best(scores, at_least=TITLES_ALIKE, limit=limit, without=without)
    found = Publisher.objects.in_bulk(scores)
    return [Match(found[key], score) for key, score in scores.items() if key in found]


def source_titled(title: str, exclude: Source | None = None) -> Source | None:
    """The source of just this title in any language, other than the one given. For editors only."""
    return other_than([*having(Source, "title", title), *owners_having(SourceName, "source", title)], exclude)


def publisher_called(name: str, exclude: Publisher | None = None) -> Publisher | None:
    """The publisher of just this name in any language, other than the one given. For editors only."""
    return other_than([*having(Publisher, "name", name), *owners_having(PublisherName, "publisher", name)], exclude)


def same_article(text: str, *, title: str = "") -> Source | None:
    """The source that has this text, or nearly, whatever its address: that begins like it or has a title like it."""
    if not text.strip():
        return None
    beginning = Source.objects.annotate(beginning=Substr("text", 1, BEGINNING)).filter(beginning=text[:BEGINNING])
    for found in beginning.order_by("pk")[:5]:
        if found.text == text or _is_same(found.text, text):
            return found
    keys = [match.record.pk for match in similar_sources(title)] if title else []
    return next((each for each in Source.objects.filter(pk__in=keys) if _is_same(each.text, text)), None)


def _is_same(one: str, other: str) -> bool:
    pieces = _pieces(one), _pieces(other)
    fewest = min(map(len, pieces))
    return fewest >= _LEAST and len(pieces[0] & pieces[1]) >= _SAME * max(map(len, pieces))


def _pieces(text: str) -> set[tuple[str, ...]]:
    words = fold(text[:_COMPARED]).split()
    return {tuple(words[place : place + _PIECE]) for place in range(len(words) - _PIECE + 1)}
