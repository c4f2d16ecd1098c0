"""The API's description in OpenAPI as a page for people, which needs no script."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import orjson

from factcheck.api.schema import Json, schema_bytes

_REFERENCE: Final = "#/components/schemas/"
_SHOWN: Final = ("enum", "format", "pattern", "default", "minimum", "maximum", "maxItems", "maxLength")


@dataclass(frozen=True)
class Value:
    """A parameter, or a member of a document: its type in words, and the schema that says more, if there is one."""

    name: str
    type: str
    schema: str
    limits: Mapping[str, str]
    description: str


@dataclass(frozen=True)
class Operation:
    """What one address answers to a method."""

    method: str
    path: str
    summary: str
    description: str
    parameters: list[Value]
    # Statuses with what they mean.
    answers: Mapping[str, str]
    schema: str
    example: str
    # Of what is sent, if anything is.
    body_schema: str = ""
    body_example: str = ""

    @property
    def can_be_opened(self) -> bool:
        """Whether the address is complete as it is."""
        return self.method == "GET" and "{" not in self.path


@dataclass(frozen=True)
class Schema:
    """The members of a document, or the values of a vocabulary."""

    name: str
    description: str
    members: list[Value]
    values: list[str]


@cache
def operations() -> dict[str, list[Operation]]:
    """What each address answers, by resource, in the order of the description."""
    found: dict[str, list[Operation]] = {}
    for path, methods in _description()["paths"].items():
        for method, described in methods.items():
            found.setdefault(described["tags"][0], []).append(_operation(method.upper(), path, described))
    return found


@cache
def schemas() -> list[Schema]:
    """The documents and vocabularies of the description, in the order of their names."""
    return [_schema(name, schema) for name, schema in sorted(_description()["components"]["schemas"].items())]


@cache
def _description() -> Json:
    found: Json = orjson.loads(schema_bytes())
    return found


def _operation(method: str, path: str, described: Json) -> Operation:
    answer, body = _content(described["responses"]["200"]), _content(described.get("requestBody", {}))
    return Operation(
        method=method,
        path=path,
        summary=described["summary"],
        description=described.get("description", ""),
        parameters=[_value(given["name"], given["schema"], given) for given in described.get("parameters", ())],
        answers={status: answer["description"] for status, answer in described["responses"].items()},
        schema=_named(answer.get("schema", {})),
        example=_example(answer),
        body_schema=_named(body.get("schema", {})),
        body_example=_example(body),
    )


def _content(described: Json) -> Json:
    """What is said of a body in JSON; nothing where there is none."""
    found: Json = described.get("content", {}).get("application/json", {})
    return found


def _example(content: Json) -> str:
    examples = [example["value"] for example in content.get("examples", {}).values()]
    return json.dumps(examples[0], indent=2, ensure_ascii=False) if examples else ""


def _schema(name: str, schema: Json) -> Schema:
    members = [_value(member, part, part) for member, part in schema.get("properties", {}).items()]
    values = [str(value) for value in schema.get("enum", ())]
    return Schema(name, "" if values else schema.get("description", ""), members, values)


def _value(name: str, schema: Json, described: Json) -> Value:
    inner = schema.get("items", schema)
    return Value(
        name=name,
        type=" or ".join(dict.fromkeys(_types(schema))),
        schema=_named(schema),
        limits={limit: _written(inner[limit]) for limit in _SHOWN if limit in inner},
        # What comes after is a list of values, which stands at the schema.
        description=described.get("description", "").partition("\n\n* ")[0],
    )


def _written(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _types(schema: Json) -> Iterator[str]:
    if _REFERENCE in schema.get("$ref", ""):
        yield schema["$ref"].removeprefix(_REFERENCE)
    elif schema.get("type") == "array":
        yield f"list of {' or '.join(_types(schema['items']))}"
    elif "type" in schema:
        yield from [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    for part in _alternatives(schema):
        yield from _types(part)


def _named(schema: Json) -> str:
    """The schema that this one is, is a list of, or is a page of; nothing if it is none by name."""
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(_REFERENCE)
    entries = schema.get("properties", {}).get("results")
    parts = [*_alternatives(schema), *(part for part in (schema.get("items"), entries) if part)]
    return next(filter(None, map(_named, parts)), "")


def _alternatives(schema: Json) -> list[Json]:
    return [part for group in ("allOf", "oneOf", "anyOf") for part in schema.get(group, ())]
