"""JSON in archives: values one by one, however large the file, each within limits and each refused by itself."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import orjson

from factcheck.importing.reading.json_splitter import Splitter
from factcheck.importing.reading.limits import Limits
from factcheck.importing.reading.mending import mended
from factcheck.importing.reading.streams import head_of, lines

_BLANK: Final = b" \t\r\n,\x1e\xef\xbb\xbf"
NO_JSON: Final = "It is no JSON"
TOO_LARGE: Final = "It is larger than a record can be."
TOO_MANY: Final = "It holds more values than a record can hold."
TOO_DEEP: Final = "It is nested deeper than a record can be."
CUT_OFF: Final = "The file ends in the middle of it."
NUL: Final = "It holds a NUL character, which is no text."
NOT_AN_OBJECT: Final = "It is no record, but a single value."


@dataclass(frozen=True, slots=True)
class Value:
    """A value of JSON with its place, or why it can't be read; `damaged` counts bytes that were no UTF-8."""

    line: int
    path: str
    value: Any = None
    error: str = ""
    field: str = ""
    text: str = ""
    damaged: int = 0
    is_mended: bool = False
    beside: Any = None
    """The list that it is part of, where parts refer to each other."""


def parsed(data: bytes, limits: Limits, *, line: int = 0, path: str = "") -> Value:
    """The value that the bytes spell, or what is wrong with them. Takes no more memory than the limits allow."""
    containers = data.count(b"{") + data.count(b"[")
    if len(data) > limits.record or containers + data.count(b",") > limits.parts:
        return Value(line, path, error=TOO_LARGE if len(data) > limits.record else TOO_MANY, text=_beginning(data))
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        text = data.decode("utf-8", "replace")
        damaged = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
        if damaged <= 0:
            why = _explained(error)
            return _mended(text, why, limits, line, path) or Value(line, path, error=why, text=_beginning(data))
        return replace(parsed(text.encode(), limits, line=line, path=path), damaged=damaged)
    if containers > limits.depth and _is_deeper(value, limits.depth):
        return Value(line, path, error=TOO_DEEP, text=_beginning(data))
    if b"\\u0000" in data and (where := _with_nul(value)) is not None:
        return Value(line, path, error=NUL, field=where, text=_beginning(data))
    return Value(line, path, value)


def _mended(text: str, why: str, limits: Limits, line: int, path: str) -> Value | None:
    """The value of what was no JSON, where it can be made JSON without a doubt; None where it can't."""
    whole = mended(text) if text[:1] in {"{", "["} and why.startswith(NO_JSON) else None
    if whole is None or whole == text:
        return None
    value = parsed(whole.encode("utf-8", "replace"), limits, line=line, path=path)
    return None if value.error or not isinstance(value.value, dict | list) else replace(value, is_mended=True)


def _explained(error: orjson.JSONDecodeError) -> str:
    reason = str(error).partition(":")[0]
    if "depth limit" in reason or "ecursion" in reason:
        return TOO_DEEP
    if "surrogate in" in reason or ("surrogate" in reason and "UTF-8" not in reason):
        return f"It holds half of a character (a lone surrogate), at character {error.pos + 1}."
    if "infinity" in reason:
        return f"It holds a number too large to be read, at character {error.pos + 1}."
    return f"{NO_JSON}: {reason}, at character {error.pos + 1}."


def _beginning(data: bytes) -> str:
    return data[:300].decode("utf-8", "replace").replace("\x00", "\ufffd")


def _is_deeper(value: Any, most: int) -> bool:
    level = [value]
    for _ in range(most + 1):
        inner = (each.values() if isinstance(each, dict) else each for each in level)
        level = [part for parts in inner for part in parts if isinstance(part, dict | list)]
        if not level:
            return False
    return True


def _with_nul(value: Any) -> str | None:
    """The path of a text that holds a NUL character; None where none does."""
    waiting: list[tuple[str, Any]] = [("", value)]
    while waiting:
        path, each = waiting.pop()
        if isinstance(each, str) and "\x00" in each:
            return path
        if isinstance(each, dict):
            if any("\x00" in key for key in each):
                return path
            waiting.extend((f"{path}.{key}" if path else key, part) for key, part in each.items())
        elif isinstance(each, list):
            waiting.extend((f"{path}[{place}]", part) for place, part in enumerate(each))
    return None


def json_lines(stream: io.BufferedReader, limits: Limits) -> Iterator[Value]:
    """One value a line; empty lines, and comments, are passed over."""
    for number, line in lines(stream, limits.record, skip_empty=True):
        if line is None:
            yield Value(number, "", error=TOO_LARGE)
        elif (stripped := line.strip(_BLANK)) and not stripped.startswith((b"//", b"#")):
            yield parsed(stripped, limits, line=number)


def json_values(stream: io.BufferedReader, file: str, limits: Limits) -> Iterator[Value]:
    """The values of a file: of a list each element, of an object that lists records each record, of any other itself.

    Raises:
        UnreadableError: it is nested so deep, or so full, that not even the end of a record can be found.
    """
    head, damage = head_of(stream, limits.record + 1)
    if damage is not None:
        yield from _pieces(head, io.BufferedReader(io.BytesIO()), file, limits)
        raise damage
    if len(head) <= limits.record:
        whole = parsed(head.strip(_BLANK), limits, line=1)
        if not whole.error:
            yield from _records_of(whole, has_ids=b'"@id"' in head)
            return
        if whole.error in {NUL, TOO_DEEP} and head.lstrip(_BLANK)[:1] != b"[":
            yield whole
            return
    yield from _pieces(head, stream, file, limits)


def _pieces(head: bytes, stream: io.BufferedReader, file: str, limits: Limits) -> Iterator[Value]:
    for piece in Splitter(head, stream, file, limits).pieces():
        if piece.data is None:
            yield Value(piece.line, piece.path, error=TOO_LARGE if piece.is_too_large else CUT_OFF)
        else:
            yield parsed(piece.data, limits, line=piece.line, path=piece.path)


def _records_of(whole: Value, *, has_ids: bool) -> Iterator[Value]:
    if isinstance(whole.value, list):
        beside = whole.value if has_ids else None
        for place, element in enumerate(whole.value):
            yield Value(whole.line, f"[{place}]", element, damaged=whole.damaged, beside=beside)
    else:
        yield whole
