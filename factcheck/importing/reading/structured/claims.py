"""What a ClaimReview says of the claim that it reviews: who said it, when, and where it appeared."""

from dataclasses import replace
from typing import Any, Final, NamedTuple

from factcheck.importing.reading.structured.nodes import Graph, Node, each, is_a
from factcheck.importing.reading.structured.parties import parties, sources
from factcheck.importing.records import ReadDate, ReadParty, ReadSource, ReadUtterance
from factcheck.importing.understanding.addresses import host_of
from factcheck.importing.understanding.fields import BY_NOBODY, MAX_VENUE, Fields, text_of
from factcheck.importing.understanding.names import ANONYMOUS
from factcheck.importing.understanding.texts import line_of

_ITEM: Final = "itemReviewed"
_MOST: Final = 200


class _Said(NamedTuple):
    said_on: ReadDate | None
    venue: str
    sources: tuple[ReadSource, ...]


def text_of_claim(item: Any) -> str:
    """The words of a claim: its text, or what a Claim is called."""
    if not isinstance(item, dict):
        return line_of(item) if isinstance(item, str) and not item.startswith("http") else ""
    named = item.get("name") or item.get("headline") or item.get("description") if is_a(item, "Claim") else ""
    return line_of(text_of(item.get("claimReviewed") or item.get("text")) or text_of(named))


def utterances(items: list[Any], fields: Fields, graph: Graph) -> tuple[ReadUtterance, ...]:
    """That each author of each item put the claim forward."""
    said = [said for item in items[:_MOST] if isinstance(item, dict) for said in _of_item(item, fields, graph)]
    # An address alone: whoever said it, there it stands.
    alone = [item for item in items[:_MOST] if isinstance(item, str) and item.startswith("http")]
    places = [place for item in alone for place in sources(_ITEM, item, fields, graph)]
    if places and not said:
        return (ReadUtterance(ReadParty("", "", ANONYMOUS), sources=_once(tuple(places))),)
    return tuple(replace(one, sources=_once((*one.sources, *places))) if places else one for one in said)


def _of_item(item: Node, fields: Fields, graph: Graph) -> list[ReadUtterance]:
    said = _said(item, fields, graph)
    speakers = parties(f"{_ITEM}.author", item.get("author") or item.get("creator"), fields, graph)
    named = [speaker for speaker in speakers if speaker.name]
    if not named and (said.sources or speakers):
        # Somebody put the claim there, whoever it was: the places are worth keeping.
        named = [ReadParty("", "", ANONYMOUS, tuple(url for speaker in speakers for url in speaker.links))]
    elif not named and said.said_on and said.said_on.day:
        fields.remark(f"{_ITEM}.datePublished", said.said_on.original, BY_NOBODY)
    return [_utterance(speaker, said) for speaker in named]


def _utterance(speaker: ReadParty, said: _Said) -> ReadUtterance:
    places = said.sources
    if speaker.kind == ANONYMOUS and speaker.links:
        # What stands as the page of nobody in particular is where the claim was found.
        places = _once((*places, *(ReadSource(url) for url in speaker.links)))
        speaker = ReadParty(speaker.name, speaker.original, speaker.kind, role=speaker.role)
    return ReadUtterance(speaker, said_on=said.said_on, venue=said.venue, sources=places)


def _said(item: Node, fields: Fields, graph: Graph) -> _Said:
    firsts = graph.nodes(item.get("firstAppearance"))[:_MOST]
    first = next(iter(firsts), None)
    written = item.get("datePublished") or item.get("dateCreated")
    if not written and isinstance(first, dict):
        written = first.get("datePublished")
    found = [place for node in firsts for place in sources(f"{_ITEM}.firstAppearance", node, fields, graph)]
    for node in graph.nodes(item.get("appearance"))[:_MOST]:
        found += sources(f"{_ITEM}.appearance", node, fields, graph)
    if is_a(item, "Claim"):
        venue = ""
        found = found or _beside(item, fields)
    else:
        venue = _add_work(item, found, fields, graph)
    return _Said(fields.date(f"{_ITEM}.datePublished", written), venue, _once(tuple(found)))


def _beside(item: Node, fields: Fields) -> list[ReadSource]:
    """Where a Claim without an appearance has its own address; not where the review stands."""
    urls = (fields.address(f"{_ITEM}.url", part) for name in ("url", "sameAs") for part in each(item.get(name))[:_MOST])
    return [ReadSource(url) for url in urls if url and host_of(url) != host_of(fields.base)]


def _add_work(item: Node, found: list[ReadSource], fields: Fields, graph: Graph) -> str:
    """Add the work that an older record has in place of the claim; of a work without an address, what it is called."""
    name = f"{_ITEM}.isPartOf" if "isPartOf" in item else _ITEM
    work = graph.node(item.get("isPartOf")) if "isPartOf" in item else item
    inner = (work.get("url") or work.get("contentUrl")) if isinstance(work, dict) else work
    address = item.get("url") or item.get("sameAs") or inner
    urls = [url for part in each(address)[:_MOST] if (url := fields.address(f"{name}.url", part))]
    title = fields.line(f"{_ITEM}.name", item.get("name") or item.get("headline"), MAX_VENUE)
    found.extend(ReadSource(url, title if place == 0 else "") for place, url in enumerate(urls))
    return "" if urls else title


def _once(places: tuple[ReadSource, ...]) -> tuple[ReadSource, ...]:
    """Each document once, with its fullest description."""
    by_url: dict[str, ReadSource] = {}
    for each_source in places:
        key = each_source.url or each_source.title
        if key not in by_url or (each_source.title and not by_url[key].title):
            by_url[key] = each_source
    return tuple(by_url.values())
