"""A ClaimReview, or a bare Claim, as a record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from factcheck.importing.reading.keys import key_of
from factcheck.importing.reading.structured.apart import apart, items_of
from factcheck.importing.reading.structured.claims import text_of_claim, utterances
from factcheck.importing.reading.structured.finding import ARTICLES, Found, records_in
from factcheck.importing.reading.structured.media import media_in
from factcheck.importing.reading.structured.nodes import Graph, Node, each, id_of, is_reference, types_of
from factcheck.importing.reading.structured.parties import first_of, is_organisation, parties, sources
from factcheck.importing.records import Place, ReadParty, ReadRecord, ReadReview, Refusal
from factcheck.importing.understanding import fields as limits
from factcheck.importing.understanding.addresses import host_of
from factcheck.importing.understanding.dates import Order
from factcheck.importing.understanding.deleted import DELETED
from factcheck.importing.understanding.fields import Fields, by_language, text_of, told_apart
from factcheck.importing.understanding.texts import bare, cut, is_said, line_of

NO_CLAIM: Final = "It does not say which claim was reviewed."
NOTHING: Final = "There is no ClaimReview and no Claim in it."
NO_MEDIA: Final = "It gives no category of MediaReview, or neither address nor SHA-256 of what it reviews."
OF_ARTICLE: Final = "taken from the article that the review stands in"
OTHER_WORDS: Final = "other words for the claim: kept with the original alone"
_MOST: Final = 100
_LONGEST_LABEL: Final = 100


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of the page or file that records stand in."""

    url: str = ""
    language: str = ""
    orders: Mapping[str, Order] = field(default_factory=dict)
    graph: Graph | None = None
    """The nodes of all documents of the page or of the list, to which each may refer."""


def records_of(document: Any, place: Place, page: Page) -> Iterator[ReadRecord | Refusal]:
    """The records of a document, or a refusal that says that there is none."""
    found = None
    for found in records_in(document, page.graph):
        for part in apart(found):
            yield _record(part, _within(place, part.path), page)
    if found is None:
        yield Refusal(place, "@type", NOTHING, cut(text_of(document), 300))


def _within(place: Place, path: str) -> Place:
    if not path:
        return place
    joined = f"{place.path}{path}" if path.startswith("[") else f"{place.path}.{path}"
    return replace(place, path=joined if place.path else path)


def _record(found: Found, place: Place, page: Page) -> ReadRecord | Refusal:
    if found.deleted:
        return Refusal(place, "", DELETED.format(cut(found.deleted, 100)), cut(_named(found.original), 300))
    fields = Fields(page.orders, page.url, page.language)
    if found.review is None and found.claim is None:
        return _media_alone(found, place, page, fields)
    review, graph = _completed(found, fields), found.graph
    items = items_of(found)
    text = line_of(text_of(fields.one("claimReviewed", review.get("claimReviewed")))) if review else ""
    if not is_said(text):
        text = next((words for item in items if is_said(words := text_of_claim(item))), text)
    if not is_said(text):
        return Refusal(place, "claimReviewed" if review else "text", NO_CLAIM, cut(_named(found.original), 300))
    for other in dict.fromkeys(line_of(text_of(item.get("text"))) for item in items if isinstance(item, dict)):
        if other and bare(other) != bare(text):
            fields.remark("itemReviewed.text", other, OTHER_WORDS)
    read = _review(review, fields, graph, page) if review else None
    said = utterances(items, fields, graph)
    reviews = [read, *(_review(node, fields, graph, page) for node in found.more)] if read else []
    for place_of, each_read in enumerate(reviews):
        said, reviews[place_of] = told_apart(said, each_read, fields, "itemReviewed.author")
    return ReadRecord(
        place,
        key_of(read.url if read else _address(found.claim), text),
        fields.claim("claimReviewed", text),
        found.original,
        language=_language(review, items, fields) or (read.language if read else page.language),
        topics=_topics(review or found.claim or {}),
        utterances=said,
        reviews=tuple(reviews),
        media=media_in(found.original, reviews[0], fields, graph) if reviews else (),
        remarks=tuple(fields.remarks),
    )


def _completed(found: Found, fields: Fields) -> Node | None:
    """The ClaimReview, with what it leaves to the article that it stands in."""
    review = found.review
    article = found.article or (_referred(review, found.graph) if review else None)
    if not review or not article:
        return review
    lacking = [name for name in ("datePublished", "inLanguage") if not review.get(name)]
    if not (review.get("author") or review.get("publisher")):
        lacking += ["author", "publisher"]
    taken = {name: article[name] for name in lacking if article.get(name)}
    if not _url(review, Fields()) and (url := _url(article, Fields(base=fields.base))):
        taken["url"] = url
    for name, value in taken.items():
        fields.remark(name, text_of(value), OF_ARTICLE)
    return {**review, **taken}


def _referred(review: Node, graph: Graph) -> Node | None:
    """The article, or page, that a ClaimReview names as the one that it is part of, where that stands beside it."""
    named = (graph.node(review.get(name)) for name in ("mainEntityOfPage", "isPartOf"))
    articles = (node for node in named if isinstance(node, dict) and not is_reference(node))
    return next((node for node in articles if any(kind.endswith(ARTICLES) for kind in types_of(node))), None)


def _media_alone(found: Found, place: Place, page: Page, fields: Fields) -> ReadRecord | Refusal:
    """A review of an image, a video or a recording, beside which no claim stands."""
    media = media_in(found.original, ReadReview(page.url), fields, found.graph)
    if not media:
        blamed = next((remark.field for remark in fields.remarks), "itemReviewed")
        return Refusal(place, blamed, NO_MEDIA, cut(_named(found.original), 300))
    key = key_of(media[0].review_url, f"media {media[0].url or media[0].sha256}")
    return ReadRecord(place, key, "", found.original, media=media, remarks=tuple(fields.remarks))


def _language(review: Node | None, items: list[Any], fields: Fields) -> str:
    words = next(iter(each(review.get("claimReviewed"))), None) if review else None
    if isinstance(words, dict) and (tag := fields.tag("claimReviewed", words.get("@language") or by_language(words))):
        return tag
    return next(
        (
            tag
            for item in items
            if isinstance(item, dict) and (tag := fields.tag("itemReviewed.inLanguage", item.get("inLanguage")))
        ),
        "",
    )


def _named(node: Node) -> str:
    return text_of(node.get("url")) or text_of(node.get("name"))


def _address(claim: Node | None) -> str:
    return text_of(id_of(claim or {}) or (claim or {}).get("url"))


def _review(node: Node, fields: Fields, graph: Graph, page: Page) -> ReadReview:
    url = _url(node, fields) or page.url
    rating = _rating(graph.nodes(node.get("reviewRating")), fields)
    publisher, authors = _who(node, fields, graph, url)
    return ReadReview(
        url,
        fields.line("name", node.get("headline") or node.get("name"), limits.MAX_TITLE),
        publisher,
        authors,
        fields.date("datePublished", node.get("datePublished") or node.get("dateCreated")),
        fields.tag("inLanguage", node.get("inLanguage")) or page.language,
        fields.rating(
            _first(fields.one("reviewRating.alternateName", _label(rating))),
            rating.get("ratingValue"),
            rating.get("bestRating"),
            rating.get("worstRating"),
        ),
        fields.prose("description", rating.get("ratingExplanation") or node.get("description"), limits.MAX_SUMMARY),
        fields.prose("reviewBody", node.get("reviewBody") or node.get("articleBody"), limits.MAX_ANALYSIS),
        _evidence(node, fields, graph),
    )


def _rating(given: list[Any], fields: Fields) -> Node:
    """Of several ratings the first with a label; of what is no node a label, or a number, by itself."""
    nodes = [part for part in given if isinstance(part, dict)]
    if not nodes:
        alone = next(iter(given), None)
        return {"ratingValue" if isinstance(alone, int | float) else "alternateName": alone}
    if len(said := dict.fromkeys(filter(None, map(_told, nodes)))) > 1:
        fields.remark("reviewRating", "; ".join(said), limits.SEVERAL)
    return next((part for part in nodes if _label(part) is not None), nodes[0])


def _label(rating: Node) -> Any:
    """What a rating is called; a short description where it has no name."""
    names = [rating.get("alternateName"), rating.get("name"), rating.get("description")]
    label = next((name for name in names if name not in (None, "", [])), None)
    is_prose = label is names[2] and len(text_of(label)) > _LONGEST_LABEL
    return None if is_prose else label


def _first(label: Any) -> Any:
    return text_of(label) if isinstance(label, dict) else label


def _told(rating: Node) -> str:
    return text_of(_label(rating)) or text_of(rating.get("ratingValue"))


def _evidence(node: Node, fields: Fields, graph: Graph) -> Any:
    cited = [*graph.nodes(node.get("citation")), *graph.nodes(node.get("isBasedOn"))][:_MOST]
    return tuple(found for part in cited for found in sources("citation", part, fields, graph))


def _url(node: Node, fields: Fields) -> str:
    if url := fields.address("url", node.get("url")):
        return url
    page = node.get("mainEntityOfPage")
    if page := (page.get("@id") or page.get("url")) if isinstance(page, dict) else page:
        return fields.address("mainEntityOfPage", page) if isinstance(page, str) else ""
    own = id_of(node)
    return fields.address("@id", own) if isinstance(own, str) and own.startswith("http") else ""


def _who(node: Node, fields: Fields, graph: Graph, url: str) -> tuple[ReadParty | None, tuple[ReadParty, ...]]:
    """The publisher and the authors: most archives have the publisher for the author."""
    authors = parties("author", node.get("author"), fields, graph)
    publishers = parties("publisher", node.get("publisher"), fields, graph) if "publisher" in node else ()
    publisher = first_of("publisher", publishers, fields) or _publishing(authors, url)
    others = tuple(author for author in authors if author != publisher and author.name)
    return fields.publisher("author", publisher, url), others


def _publishing(authors: tuple[ReadParty, ...], url: str) -> ReadParty | None:
    """Which of the authors is the publisher: an organisation, or whose home page is that of the review's site."""
    host = host_of(url)
    for author in authors:
        if is_organisation(author) or not author.name:
            return author
    for author in authors:
        if any(host_of(link) == host and link.rstrip("/").count("/") == 2 for link in author.links):  # noqa: PLR2004
            return author
    return authors[0] if len(authors) == 1 and not authors[0].kind else None


def _topics(node: Node) -> tuple[str, ...]:
    found = [word for part in each(node.get("keywords")) for word in _keywords(part)]
    found += [line_of(text_of(part)) for part in each(node.get("about"))]
    return tuple(dict.fromkeys(cut(topic, 200) for topic in found[:_MOST] if topic))


def _keywords(part: Any) -> list[str]:
    return [line_of(word) for word in text_of(part).replace(";", ",").split(",")]
