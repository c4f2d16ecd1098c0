"""What a program asks for: batches of names and texts, and of properties."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeGuard

import orjson

from factcheck.http.problems import BadParametersError
from factcheck.reconciliation import kinds

MOST_QUERIES: Final = 50
MOST_IDS: Final = 200
MOST_PROPERTIES: Final = 30
"""Queries of a batch, records and properties of an extension."""
MAX_BATCH: Final = 1_000_000
MAX_QUERY: Final = 2_000
MOST: Final = 20
"""Characters of a batch and of a query, and candidates for one."""
_DEFAULT: Final = 5
_MEMBERS: Final = {"query", "type", "limit", "properties", "type_strict"}
_STRICT: Final = ("any", "should", "all")


@dataclass(frozen=True)
class Query:
    """One name or text, of which kinds of record it may mean, and what is known of it by property."""

    text: str
    kinds: tuple[str, ...]
    limit: int
    known: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Extension:
    """Of which records which properties are wanted."""

    ids: tuple[str, ...]
    properties: tuple[str, ...]


def queries(text: str) -> dict[str, Query]:
    """The queries of a batch, by their keys.

    Raises:
        BadParametersError: it is no batch, or one of its queries makes no sense.
    """
    batch = _parsed("queries", text)
    if not isinstance(batch, dict) or len(batch) > MOST_QUERIES:
        raise _bad("queries", f"Send an object of at most {MOST_QUERIES} queries, each by a key of yours.")
    return {key: _query(key, each) for key, each in batch.items()}


def extension(text: str) -> Extension:
    """What an extension asks for.

    Raises:
        BadParametersError: it makes no sense.
    """
    asked = _parsed("extend", text)
    if not isinstance(asked, dict):
        raise _bad("extend", "Send an object with ids and properties.")
    ids, wanted = asked.get("ids"), asked.get("properties")
    if not _is_texts(ids) or len(ids) > MOST_IDS:
        raise _bad("extend", f"ids is a list of at most {MOST_IDS} ids.")
    if not isinstance(wanted, list) or len(wanted) > MOST_PROPERTIES:
        raise _bad("extend", f"properties is a list of at most {MOST_PROPERTIES} objects with an id.")
    names = [each.get("id") if isinstance(each, dict) else None for each in wanted]
    if unknown := [name for name in names if not isinstance(name, str) or name not in kinds.all_properties()]:
        raise _bad("extend", f"There is no property {str(unknown[0])[:60]}.")
    return Extension(tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(str(name) for name in names)))


def _query(key: str, asked: Any) -> Query:
    where = f"queries.{key[:40]}"
    if not isinstance(asked, dict):
        raise _bad(where, "Send an object.")
    if unknown := asked.keys() - _MEMBERS:
        raise _bad(where, f"There is no member {min(unknown)[:60]}; a query takes: {', '.join(sorted(_MEMBERS))}.")
    text, known = asked.get("query", ""), tuple(_known(where, asked.get("properties", [])))
    if not isinstance(text, str) or len(text) > MAX_QUERY or not (text or known):
        raise _bad(where, f"query is a text of at most {MAX_QUERY} characters; it may be left out with properties.")
    # Nobody is called by a NUL, nor by half a character.
    text = text.replace("\0", " ").encode("utf-8", "replace").decode()
    return Query(_named(text, known), _kinds(where, asked), _limit(where, asked.get("limit", _DEFAULT)), known)


def _named(text: str, known: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    """The text, or what a property says that a record is called."""
    return text or next((values[0] for name, values in known if name in {"name", "text"} and values), "")


def _kinds(where: str, asked: Mapping[str, Any]) -> tuple[str, ...]:
    given, strict = asked.get("type", []), asked.get("type_strict", "any")
    wanted = [given] if isinstance(given, str) else given
    if not _is_texts(wanted) or strict not in _STRICT:
        raise _bad(where, f"type is an id of a type or a list of them, type_strict one of: {', '.join(_STRICT)}.")
    known = [name for name in kinds.names() if name in wanted] if wanted else kinds.names()
    # A record is of one kind alone.
    return () if strict == "all" and len(set(wanted)) > 1 else tuple(known)


def _limit(where: str, limit: Any) -> int:
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not limit >= 1:
        raise _bad(where, "limit is a number from 1.")
    return int(min(limit, MOST))


def _known(where: str, given: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    if not isinstance(given, list) or len(given) > MOST_PROPERTIES:
        raise _bad(where, f"properties is a list of at most {MOST_PROPERTIES} objects with pid and v.")
    for each in given:
        if not isinstance(each, dict) or not isinstance(each.get("pid"), str) or "v" not in each:
            raise _bad(where, "A property has a pid and a v.")
        values = each["v"] if isinstance(each["v"], list) else [each["v"]]
        yield each["pid"], tuple(_value(value) for value in values[:MOST_PROPERTIES])


def _value(value: Any) -> str:
    """A value as text; of a record its id."""
    if isinstance(value, dict):
        value = value.get("id", "")
    return str(value)[:MAX_QUERY]


def _parsed(name: str, text: str) -> Any:
    if len(text) > MAX_BATCH:
        raise _bad(name, f"Send at most {MAX_BATCH:,} characters.")
    try:
        return orjson.loads(text)
    except ValueError as error:
        raise _bad(name, "This is no JSON.") from error


def _is_texts(value: Any) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _bad(name: str, message: str) -> BadParametersError:
    return BadParametersError({name: [message]})
