"""Answers of the Google Fact Check Tools API, and their items one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from factcheck.importing.reading.keys import key_of
from factcheck.importing.records import Place, ReadParty, ReadRecord, ReadReview, ReadUtterance, Refusal
from factcheck.importing.understanding.dates import Order
from factcheck.importing.understanding.fields import MAX_CLAIM, MAX_TITLE, Fields, text_of, told_apart
from factcheck.importing.understanding.texts import line_of

_REVIEW: Final = frozenset({"publisher", "url", "title", "reviewDate", "textualRating", "languageCode"})
_MOST: Final = 100


def is_item(value: Any) -> bool:
    """Whether a value is one claim of an answer."""
    if not isinstance(value, dict) or "@type" in value:
        return False
    reviews = value.get("claimReview")
    return isinstance(reviews, list) and any(
        isinstance(each, dict) and not _REVIEW.isdisjoint(each) for each in reviews
    )


def items_of(value: Any) -> list[Any] | None:
    """The claims of a whole answer; None where it is none."""
    claims = value.get("claims") if isinstance(value, dict) else None
    if not isinstance(claims, list) or not claims:
        return None
    # One with a review tells what the others are, however damaged: each is read, or refused, by itself.
    return claims if any(map(is_item, claims)) or all(map(is_bare, claims)) else None


def error_in(value: Any) -> str:
    """What went wrong, of an answer that tells of nothing else; empty for any other value."""
    error = value.get("error") if isinstance(value, dict) and len(value) == 1 else None
    return text_of(error.get("message")) if isinstance(error, dict) and {"code", "message"} <= set(error) else ""


def is_bare(value: Any) -> bool:
    """Whether a value is one claim of an answer, or could be: one without a review."""
    return (
        isinstance(value, dict) and set(value) <= {"text", "claimant", "claimDate", "claimReview"} and "text" in value
    )


def record_of(item: dict[str, Any], place: Place, orders: Mapping[str, Order]) -> ReadRecord | Refusal:
    """The claim of an answer as a record."""
    text = line_of(text_of(item.get("text")))
    if not any(character.isalnum() for character in text):
        return Refusal(place, "text", "It has no text that says what is claimed.", text)
    fields = Fields(orders)
    reviews = tuple(_reviews(item, fields))
    said = _said(item, fields)
    for review in reviews:
        said, _ = told_apart(said, review, fields, "claimant")
    return ReadRecord(
        place,
        key_of(reviews[0].url if reviews else "", text),
        fields.line("text", text, MAX_CLAIM),
        item,
        language=next((review.language for review in reviews if review.language), ""),
        utterances=said,
        reviews=reviews,
        remarks=tuple(fields.remarks),
    )


def _said(item: dict[str, Any], fields: Fields) -> tuple[ReadUtterance, ...]:
    party = fields.party("claimant", text_of(item.get("claimant")))
    said_on = fields.date("claimDate", item.get("claimDate"))
    return (ReadUtterance(party, said_on=said_on),) if party else ()


def _reviews(item: dict[str, Any], fields: Fields) -> Iterator[ReadReview]:
    reviews = item.get("claimReview")
    for each in reviews[:_MOST] if isinstance(reviews, list) else []:
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


def _publisher(value: Any, fields: Fields) -> ReadParty | None:
    if not isinstance(value, dict):
        return fields.party("claimReview.publisher", text_of(value))
    site = text_of(value.get("site"))
    url = fields.address("claimReview.publisher.site", site if "://" in site or not site else f"https://{site}/")
    named = fields.party("claimReview.publisher.name", text_of(value.get("name")), "Organization")
    links = (url,) if url else ()
    return replace(named, links=links) if named else ReadParty("", "", "Organization", links) if links else None
