"""The context in which both vocabularies are read: schema.org's, and beside it our own under a prefix.

The prefix stands before the names that documents have for their members, so that what a term means is what the API says
of the member. Whoever knows schema.org alone passes over them.
"""

from collections.abc import Mapping
from typing import Any, Final

from django.conf import settings

from factcheck.publishing.canonical import Document

PREFIX: Final = "factcheck"
VOCABULARY: Final = "/api/v1/vocabulary/"
"""The path at which the terms are explained, each at an anchor of its own name."""
SCHEMA_ORG: Final = "https://schema.org"
_YEAR, _MONTH = len("2023"), len("2023-11")
_NOTHING: Final[tuple[Any, ...]] = (None, "", [], {})


def in_context(node: Mapping[str, Any]) -> Document:
    """A node that stands by itself, with what its words mean."""
    return {"@context": [SCHEMA_ORG, {PREFIX: f"{absolute(VOCABULARY)}#"}], **node}


def absolute(path: str) -> str:
    """The address, without a language, of a path that a document carries."""
    return f"{settings.SITE_URL}{path}"


def web_address(text: str) -> str:
    """The address, if it leads to a page of the web; nothing for any other, which a program might run."""
    return text if text.lower().startswith(("http://", "https://")) else ""


def iso_date(date: Document | None) -> str | None:
    """A date as schema.org takes it: of an interval the month or the year in which it lies; None where it has none."""
    if date is None or "earliest" not in date:
        return date["date"] if date else None
    first, last = date["earliest"] or "", date["latest"] or " "
    return next((first[:length] for length in (_MONTH, _YEAR) if first[:length] == last[:length]), None)


def ours(name: str) -> str:
    """A term of our own."""
    return f"{PREFIX}:{name}"


def extended(value: Any) -> Any:
    """A part of a document, every member of it under its name in our vocabulary; `plain` undoes it."""
    match value:
        case dict():
            return {ours(name): extended(part) for name, part in value.items()}
        case list():
            return [extended(part) for part in value]
    return value


def plain(value: Any) -> Any:
    """The part of a document that `extended` was given."""
    match value:
        case dict():
            return {name.removeprefix(f"{PREFIX}:"): plain(part) for name, part in value.items()}
        case list():
            return [plain(part) for part in value]
    return value


def pixels(length: int | None) -> Document | None:
    """A width or height in pixels, by their code of UN/CEFACT; None where it is not known."""
    return {"@type": "QuantitativeValue", "value": length, "unitCode": "E37"} if length else None


def filled(node: Mapping[str, Any]) -> Document:
    """The node without what is not known: no parser then takes nothing for something."""
    return {name: value for name, value in node.items() if value not in _NOTHING}


def one_or_many(nodes: list[Document]) -> Document | list[Document] | None:
    """A single node by itself, as most parsers expect it; several as a list; None for none."""
    return nodes[0] if len(nodes) == 1 else nodes or None
