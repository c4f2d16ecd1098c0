"""Sources and publishers at the desk that may be the same as what is typed. A better matcher goes here."""

from factcheck.desk.likeness import Match, alike, best, corpus
from sources.models import Publisher, Source

TITLES_ALIKE = 0.5


def similar_sources(title: str, *, exclude: Source | None = None, limit: int = 5) -> list[Match]:
    """The sources with a title most like this one, the likest first. For editors only."""
    without = exclude.pk if exclude else None
    scores = best(alike(corpus(Source, "title"), title), at_least=TITLES_ALIKE, limit=limit, without=without)
    found = Source.objects.defer("text").in_bulk(scores)
    return [Match(found[key], score) for key, score in scores.items() if key in found]


def similar_publishers(name: str, *, exclude: Publisher | None = None, limit: int = 5) -> list[Match]:
    """The publishers with a name most like this one, the likest first. For editors only."""
    without = exclude.pk if exclude else None
    scores = best(alike(corpus(Publisher, "name"), name), at_least=TITLES_ALIKE, limit=limit, without=without)
    found = Publisher.objects.in_bulk(scores)
    return [Match(found[key], score) for key, score in scores.items() if key in found]
