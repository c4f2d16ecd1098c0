"""Answers of the Google Fact Check Tools API, and their items one by one: of its searches by words and by image, and of
its markup pages; with members as JSON has them, or as clients in Python write them (`claim_review`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from factcheck.importing.reading.keys import key_of
from factcheck.importing.reading.structured.reviews import Page, records_of
from factcheck.importing.records import Place, ReadParty, ReadRecord, ReadReview, ReadUtterance, Refusal
from factcheck.importing.understanding.dates import Order
from factcheck.importing.understanding.fields import BY_NOBODY, MAX_TITLE, Fields, text_of, told_apart
from factcheck.importing.understanding.texts import is_said, line_of

_REVIEW: Final = frozenset({"publisher", "url", "title", "reviewDate", "textualRating", "languageCode"})
_BARE: Final = frozenset({"text", "claimant", "claimDate", "claimReview"})
_MOST: Final = 100
_PAGES, _MARKUPS = "claimReviewMarkupPages", "claimReviewMarkups"
_SNAKE: Final = re.compile(r"_([a-z])")


def is_item(value: Any) -> bool:
    """Whether a value is one claim of an answer, or one review of a markup page."""
    if not isinstance(value, dict) or "@type" in value:
        return False
    if _MARKUPS in value or isinstance(value.get("claim"), dict):
        return _MARKUPS in value or is_item(value["claim"])
    return any(
        isinstance(each, dict) and "@type" not in each and not _REVIEW.isdisjoint(map(_camel, each))
        for each in _listed(value.get("claimReview") or value.get("claim_review"))
    )


def items_of(value: Any) -> dict[str, Any] | None:
    """The claims of a whole answer by their paths; None where it is none."""
    if not isinstance(value, dict):
        return None
    if isinstance(pages := value.get(_PAGES) or ([value] if _MARKUPS in value else None), list):
        return dict(_reviews_of(pages, is_alone=_PAGES not in value))
    for name in ("claims", "results"):
        claims = value.get(name)
        # One with a review tells what the others are, however damaged: each is read, or refused, by itself.
        if isinstance(claims, list) and claims and (any(map(is_item, claims)) or all(map(is_bare, claims))):
            return {f"{name}[{place}]": claim for place, claim in enumerate(claims)}
    return None


def _reviews_of(pages: list[Any], *, is_alone: bool) -> Iterator[tuple[str, Any]]:
    """Each review of markup pages, with what its page says of all of them."""
    for place, page in enumerate(pages):
        path = "" if is_alone else f"{_PAGES}[{place}]."
        reviews = page.get(_MARKUPS) if isinstance(page, dict) else None
        if not isinstance(reviews, list) or not reviews:
            yield path.rstrip("."), page
            continue
        for number, review in enumerate(reviews):
            yield f"{path}{_MARKUPS}[{number}]", {**page, _MARKUPS: [review]}


def error_in(value: Any) -> str:
    """What went wrong, of an answer that tells of nothing else; empty for any other value."""
    error = value.get("error") if isinstance(value, dict) and len(value) == 1 else None
    return text_of(error.get("message")) if isinstance(error, dict) and {"code", "message"} <= set(error) else ""


def is_bare(value: Any) -> bool:
    """Whether a value is one claim of an answer, or could be: one without a review."""
    return isinstance(value, dict) and "text" in value and set(map(_camel, value)) <= _BARE


def records_in(item: dict[str, Any], place: Place, orders: Mapping[str, Order]) -> Iterable[ReadRecord | Refusal]:
    """The claim of an answer as a record, or those of a page's markup."""
    if _MARKUPS in item:
        found = records_of(_as_claim_review(item), place, Page(orders=orders))
        return (replace(read, original=item) if isinstance(read, ReadRecord) else read for read in found)
    claim = _in_camels(item["claim"] if isinstance(item.get("claim"), dict) else item)
    read = _record_of(claim, place, orders)
    return [replace(read, original=item) if isinstance(read, ReadRecord) else read]


def _camel(name: Any) -> Any:
    return _SNAKE.sub(lambda found: found[1].upper(), name) if isinstance(name, str) and "_" in name else name


def _in_camels(value: Any) -> Any:
    if isinstance(value, list):
        return [_in_camels(part) for part in value]
    return {_camel(name): _in_camels(part) for name, part in value.items()} if isinstance(value, dict) else value


def _listed(value: Any) -> list[Any]:
    return value[:_MOST] if isinstance(value, list) else [value] if isinstance(value, dict) else []


def _record_of(item: dict[str, Any], place: Place, orders: Mapping[str, Order]) -> ReadRecord | Refusal:
    text = line_of(text_of(item.get("text")))
    if not is_said(text):
        return Refusal(place, "text", "It has no text that says what is claimed.", text)
    fields = Fields(orders)
    reviews = tuple(_reviews(item, fields))
    said = _said(item, fields)
    for review in reviews:
        said, _ = told_apart(said, review, fields, "claimant")
    return ReadRecord(
        place,
        key_of(reviews[0].url if reviews else "", text),
        fields.claim("text", text),
        item,
        language=next((review.language for review in reviews if review.language), ""),
        utterances=said,
        reviews=reviews,
        remarks=tuple(fields.remarks),
    )


def _said(item: dict[str, Any], fields: Fields) -> tuple[ReadUtterance, ...]:
    named = item.get("claimant")
    written = [text_of(each) for each in (named[:_MOST] if isinstance(named, list) else [named])]
    names = [name for each in written for name in fields.names("claimant", each) or [each]]
    parties = [party for name in names if (party := fields.party("claimant", name))]
    said_on = fields.date("claimDate", item.get("claimDate"))
    if said_on and said_on.day and not parties:
        fields.remark("claimDate", said_on.original, BY_NOBODY)
    return tuple(ReadUtterance(party, said_on=said_on) for party in dict.fromkeys(parties))


def _reviews(item: dict[str, Any], fields: Fields) -> Iterator[ReadReview]:
    for each in _listed(item.get("claimReview")):
        if isinstance(each, dict):
            url = fields.address("claimReview.url", each.get("url"))
            yield ReadReview(
                url,
                fields.line("claimReview.title", each.get("title"), MAX_TITLE),
                fields.publisher("claimReview.publisher", _publisher(each.get("publisher"), fields), url),
                reviewed_on=fields.date("claimReview.reviewDate", each.get("reviewDate")),
                language=fields.tag("claimReview.languageCode", each.get("languageCode")),
                rating=fields.rating(each.get("textualRating")),
            )


def _as_claim_review(item: dict[str, Any]) -> dict[str, Any]:
    """The first review of a markup page as the ClaimReview that Google writes into that page."""
    review = next((each for each in _listed(item.get(_MARKUPS)) if isinstance(each, dict)), {})
    rated, author = review.get("rating"), item.get("claimReviewAuthor")
    node = {
        "@type": "ClaimReview",
        "url": review.get("url") or item.get("pageUrl"),
        "datePublished": item.get("publishDate"),
        "author": {"@type": "Organization", **author} if isinstance(author, dict) else author,
        "claimReviewed": review.get("claimReviewed"),
        "itemReviewed": {
            "@type": "Claim",
            "author": review.get("claimAuthor"),
            "datePublished": review.get("claimDate"),
            "firstAppearance": review.get("claimFirstAppearance"),
            "appearance": review.get("claimAppearances"),
        },
        "reviewRating": {**rated, "alternateName": rated.get("textualRating")} if isinstance(rated, dict) else rated,
    }
    return {name: value for name, value in node.items() if value}


def _publisher(value: Any, fields: Fields) -> ReadParty | None:
    if not isinstance(value, dict):
        return fields.party("claimReview.publisher", text_of(value))
    site = text_of(value.get("site"))
    url = fields.address("claimReview.publisher.site", site if "://" in site or not site else f"https://{site}/")
    named = fields.party("claimReview.publisher.name", text_of(value.get("name")), "Organization")
    links = (url,) if url else ()
    return replace(named, links=links) if named else ReadParty("", "", "Organization", links) if links else None
