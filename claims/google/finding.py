"""The reviewed claims that a search finds: the best first where words are asked for, else the newest."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from django.db.models import Exists, OuterRef, Q

from claims.documents.matched import OURS, site_facet
from claims.google.answers import items_of, own_site
from claims.google.asked import Asked
from factcheck.analysis.queries import parse_query
from factcheck.matching import POSSIBLE, match
from factcheck.public.searching.groups import MOST_MATCHED, is_text
from factcheck.publishing.canonical import Document
from factcheck.publishing.finding.ranking import ranked, sought
from factcheck.publishing.models.public import PublicFacet, PublicRecord, PublicRecordQuerySet

_CLAIM: Final = "claim"
_ROUNDS: Final = 5
"""How often more claims are read to fill a page, where those that were read fall short."""


class Found(NamedTuple):
    """One page: claims in Google's form, and the place of the next page, if there is one."""

    items: Sequence[Document]
    next: tuple[int, int] | None


def find(asked: Asked) -> Found:
    """The page that is asked for."""
    return _best(asked) if asked.query else _newest(asked)


def _best(asked: Asked) -> Found:
    """Of all that is found, which is not much; a place is how many come before."""
    rows = _candidates(asked)
    keys = list(dict.fromkeys([*_matched(asked, rows), *_ranked(asked, rows)]))
    documents = rows.filter(pk__in=keys).order_by().in_bulk(keys)
    items = [item for key in keys if key in documents for item in _items(documents[key], asked)]
    start = asked.place[0] if asked.place else asked.offset
    end = start + asked.size
    return Found(items[start:end], (end, 0) if end < len(items) else None)


def _newest(asked: Asked) -> Found:
    """By the place of claims in the order of publication, and how many items of the one there come before."""
    rows = _candidates(asked).newest()
    offset = 0 if asked.place else asked.offset
    place = asked.place
    items: list[Document] = []
    for _ in range(_ROUNDS):
        if not (wanted := asked.size - len(items)):
            break
        page = list((rows.filter(pk__lte=place[0]) if place else rows)[offset : offset + wanted + 1])
        offset = 0
        for row in page:
            skipped = place[1] if place and place[0] == row.pk else 0
            theirs = _items(row, asked)[skipped:]
            room = asked.size - len(items)
            items += theirs[:room]
            if len(theirs) > room:
                return Found(items, (row.pk, skipped + room))
        if len(page) <= wanted:
            return Found(items, None)
        place = (page[-1].pk, len(_items(page[-1], asked)))
    return Found(items, place)


def _items(row: PublicRecord, asked: Asked) -> list[Document]:
    return list(items_of(row.data, _sites(asked), asked.since))


def _candidates(asked: Asked) -> PublicRecordQuerySet:
    rows = PublicRecord.objects.of_kind(_CLAIM).having("reviewed", "yes").defer("search_text", "summary")
    if sites := _sites(asked):
        rows = rows.having("site", *sites)
    if asked.language:
        rows = rows.filter(_in_language(asked.language))
    return rows.filter(_since(asked.since)) if asked.since else rows


def _sites(asked: Asked) -> list[str]:
    if not asked.site:
        return []
    return [site_facet(asked.site), *([OURS] if asked.site == own_site() else [])]


def _in_language(tag: str) -> Any:
    """In that language, in whatever region; in the script that is asked for, where the claim names one."""
    language, _, rest = tag.partition("-")
    script = rest.partition("-")[0]
    begun = f"{language}-{script}" if len(script) == len("Latn") else language
    facets = PublicFacet.objects.filter(kind=_CLAIM, name="language", record_id=OuterRef("pk"))
    return Exists(facets.filter(Q(value__in={language, begun}) | Q(value__startswith=f"{begun}-")))


def _since(day: date) -> Any:
    """What may be recent enough: something of it has a day that is."""
    reviews = PublicRecord.objects.filter(kind="review", part_of=OuterRef("record_id"), dated_to__gte=day)
    return Q(dated_to__gte=day) | Q(Exists(reviews))


def _matched(asked: Asked, rows: PublicRecordQuerySet) -> list[int]:
    """The claims that a whole text is about."""
    if not is_text(asked.query):
        return []
    found = match(asked.query, language=asked.language or None, limit=MOST_MATCHED, at_least=POSSIBLE)
    fit = set(rows.filter(pk__in=[each.record.pk for each in found]).values_list("pk", flat=True))
    return [each.record.pk for each in found if each.record.pk in fit]


def _ranked(asked: Asked, rows: PublicRecordQuerySet) -> Sequence[int]:
    words = sought(parse_query(asked.query, asked.language.partition("-")[0]))
    return ranked(words, {_CLAIM: rows}, ("disputed", "yes"))[_CLAIM].keys if words.clues else ()
