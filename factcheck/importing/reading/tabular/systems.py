"""Records as systems for content export them, with what these write around each value taken off.

Notion, Contentful, Strapi, and answers of SPARQL; and ClaimReviews of which a program made a row of paths.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from factcheck.importing.understanding.languages import understood_language

_NAMED: Final = ("name", "plain_text", "start", "email", "url")
_OF_STRAPI: Final = frozenset({"id", "documentId", "type", "attributes", "meta", "links", "relationships"})
_LOCALE: Final = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_PATH: Final = re.compile(r"[./]|__")
_OF_REVIEW: Final = re.compile(r"(?:itemReviewed|reviewRating)(?:[./]|__)\w")
_PROPERTIES: Final = frozenset(
    {
        "",
        "@type",
        "@context",
        "@id",
        "id",
        "type",
        "context",
        "url",
        "name",
        "headline",
        "description",
        "image",
        "license",
    }
    | {
        "claimReviewed",
        "itemReviewed",
        "reviewRating",
        "author",
        "publisher",
        "sdPublisher",
        "datePublished",
        "keywords",
    }
    | {
        "dateModified",
        "dateCreated",
        "inLanguage",
        "mainEntityOfPage",
        "reviewBody",
        "articleBody",
        "associatedClaimReview",
    }
)
"""Properties of a ClaimReview: with other columns beside them a row is read by its headings."""
_DEEPEST: Final = 12
_PLACES: Final = 100


def answers_of(value: Any) -> dict[str, Any]:
    """The rows of an answer of SPARQL by their paths; none where it is none."""
    results = value.get("results") if isinstance(value, dict) and "head" in value else None
    bindings = results.get("bindings") if isinstance(results, dict) else None
    rows = bindings if isinstance(bindings, list) else []
    return {
        f"results.bindings[{place}]": {_named(name, row): part.get("value") for name, part in row.items()}
        for place, row in enumerate(rows)
        if isinstance(row, dict) and all(isinstance(part, dict) for part in row.values())
    }


def _named(name: str, row: Mapping[str, Any]) -> str:
    """What a variable is of: “claimantLabel” is the claimant, and “claimant” beside it the address of that."""
    return f"{name} url" if f"{name}Label" in row else name.removesuffix("Label") or name


def plain(value: Any) -> Any:
    """The record without what Notion, Contentful or Strapi write around it; any other value as it is."""
    if not isinstance(value, dict):
        return value
    if value.get("object") == "page" and isinstance(value.get("properties"), dict):
        return _of_notion(value)
    if isinstance(value.get("sys"), dict) and isinstance(value.get("fields"), dict):
        return _of_contentful(value)
    if isinstance(value.get("attributes"), dict) and "id" in value and set(value) <= _OF_STRAPI:
        return _of_strapi(value, 0)
    return nested(value) if is_flattened(value) else value


def _of_notion(page: dict[str, Any]) -> dict[str, Any]:
    gone = {"in_trash": True} if page.get("in_trash") or page.get("archived") else {}
    return {"id": page.get("id"), **gone, **{name: _property(part) for name, part in page["properties"].items()}}


def _property(part: Any) -> Any:
    """What a property of Notion says; nothing of those that lead to other pages."""
    if not isinstance(part, dict) or not isinstance(part.get("type"), str):
        return part
    value = part.get(part["type"])
    if isinstance(value, list) and part["type"] in {"title", "rich_text"}:
        return "".join(str(each.get("plain_text") or "") for each in value if isinstance(each, dict))
    if isinstance(value, list):
        return [said for each in value if (said := _value(each)) is not None]
    return _property(value) if part["type"] in {"formula", "rollup"} else _value(value)


def _value(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if value.get("end"):
        return f"{value.get('start')}/{value['end']}"
    return next((value[name] for name in _NAMED if value.get(name)), None)


def _of_contentful(entry: dict[str, Any]) -> dict[str, Any]:
    fields = {name: part for key, value in entry["fields"].items() for name, part in _localised(key, value)}
    return {"id": entry["sys"].get("id"), "deleted_at": entry["sys"].get("deletedAt"), **fields}


def _localised(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """A field with its value, or, where it has several, one in each language."""
    if not isinstance(value, dict) or not value or not all(map(_is_locale, value)):
        yield name, value
        return
    for place, (locale, part) in enumerate(value.items()):
        yield (f"{name}_{locale}" if place else name), part


def _is_locale(name: str) -> bool:
    return _LOCALE.fullmatch(name) is not None and understood_language(name).tag != ""


def _of_strapi(value: Any, depth: int) -> Any:
    """An entry with its attributes as its members; of another that only has a name, that."""
    if isinstance(value, list):
        return [_of_strapi(part, depth + 1) for part in value]
    if not isinstance(value, dict) or depth > _DEEPEST:
        return value
    if set(value) <= {"data", "meta"} and "data" in value:
        return _of_strapi(value["data"], depth + 1)
    attributes = value.get("attributes")
    if not isinstance(attributes, dict):
        return value
    inner = {name: _of_strapi(part, depth + 1) for name, part in attributes.items()}
    name = inner.get("name") or inner.get("label")
    if depth and isinstance(name, str) and len(inner.keys() - _DATED) == 1:
        return name
    return {**({} if depth else {"id": value.get("id")}), **inner}


_DATED: Final = frozenset({"createdAt", "updatedAt", "publishedAt", "locale", "slug"})


def nested(row: Mapping[str, Any]) -> dict[str, Any]:
    """A ClaimReview of a row whose columns are paths: `itemReviewed.author.name`, `itemReviewed/appearance/0/url`."""
    whole: dict[str, Any] = {}
    for column, value in row.items():
        steps = [step for step in _PATH.split(column) if step]
        if value in (None, "") or not steps or len(steps) > _DEEPEST:
            continue
        inner = whole
        for step in steps[:-1]:
            below = inner.setdefault(step, {})
            # What is called in one column, and has members in others.
            inner[step] = below if isinstance(below, dict) else {"name": below}
            inner = inner[step]
        if isinstance(inner.get(steps[-1]), dict):
            inner[steps[-1]].setdefault("name", value)
        inner.setdefault(steps[-1], value)
    whole.setdefault("@type", "ClaimReview")
    return {name: _listed(part) for name, part in whole.items()}


def is_flattened(row: Mapping[str, Any]) -> bool:
    """Whether a row is a ClaimReview of which a program made paths."""
    is_of_paths = any(map(_OF_REVIEW.match, row)) and ("claimReviewed" in row or "@type" in row)
    return is_of_paths and all(_PATH.split(column)[0] in _PROPERTIES for column in row)


def _listed(value: Any) -> Any:
    """Members that are numbered as the list that they were."""
    if not isinstance(value, dict):
        return value
    parts = {name: _listed(part) for name, part in value.items()}
    is_list = bool(parts) and len(parts) <= _PLACES and all(name.isdecimal() for name in parts)
    return list(parts.values()) if is_list else parts
