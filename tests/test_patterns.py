"""No regular expression of the project takes longer than a few readings of a text, however hostile."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from django.conf import settings

from tests.effort import processor_seconds

PACKAGES: Final = ("factcheck", "claims", "sources")
LENGTH: Final = 100_000
UNITS: Final = (
    *(" ", "\n", " \n", "a", "é", "0", "0 ", "1,", "-", "-1", "_", ".", "…", ". ", ",", ", ", "–", " - ", "|", " | "),
    *("“", "„", "«", '"', "'", "’", "(", "[", "[]", "{", "<", "<a", "<!--", "&", "&#", "*", "**", "~", "`", "\\"),
    *("/", "//", "http://", "a.", "a@", "%", "%0", "#", "a ", "A ", "Aa ", "said ", "he said ", "a:", "a=", "a=b;"),
    *("\u202e", "\u0301"),
)
READING: Final = {"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
# Times that of one reading of a text as long, letter by letter. What takes many for a quarter of the length is read in
# full: with the square of it, that would be as many as are too many.
MANY: Final = 10
MOST: Final = 40
# Twice the text takes twice the time where it grows evenly, and four times where it grows with the square.
GROWTH: Final = 3


class Used(NamedTuple):
    """A pattern, and by which of its methods the project has it read a text."""

    pattern: re.Pattern[str]
    method: str


def modules() -> Iterator[Any]:
    for package in PACKAGES:
        for found in pkgutil.walk_packages([str(settings.BASE_DIR / package)], f"{package}."):
            if ".migrations" not in found.name and not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


def inside(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, list | tuple | set | frozenset | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from inside(each)


def spelled_out(module: Any) -> Iterator[Used]:
    """What calls of `re` spell out within a module's functions."""
    for node in ast.walk(ast.parse(Path(module.__file__).read_text())):
        match node:
            case ast.Call(ast.Attribute(ast.Name("re"), method), [ast.Constant(str(pattern)), *_]) if method in READING:
                yield Used(re.compile(pattern), method)


def used() -> set[Used]:
    """Each pattern of the project with each method that it is used by; in a list or a table, for finding all."""
    found, loaded = set(), list(modules())
    source = "\n".join(Path(module.__file__).read_text() for module in loaded)
    methods: dict[str, set[str]] = {}
    for name, method in re.findall(r"\b(\w+)\.(\w+)\b", source):
        methods.setdefault(name, set()).add(method)
    for module in loaded:
        found |= set(spelled_out(module))
        for name, value in vars(module).items():
            named = methods.get(name, set()) & READING if isinstance(value, re.Pattern) else set()
            found |= {Used(pattern, method) for pattern in inside(value) for method in named or {"findall"}}
    return found


def readings(pattern: re.Pattern[str], method: str, text: str) -> float:
    """The processor's seconds of one reading."""
    arguments = ("", text) if method in {"sub", "subn"} else (text,)
    read = getattr(pattern, "findall" if method == "finditer" else method)
    return processor_seconds(lambda: read(*arguments))


def hostile(unit: str, length: int) -> str:
    return f"a{unit * (length // len(unit))}\n!"


@cache
def one_reading(length: int) -> float:
    letters = re.compile(r"(?s).")
    return max(readings(letters, "sub", hostile(unit, length)) for unit in UNITS[:4])


def is_slow(pattern: re.Pattern[str], method: str, unit: str) -> bool:
    """Whether it takes longer than some readings, and not for being read on a busy machine: its time grows faster."""
    for length, bound in ((LENGTH // 4, MANY), (LENGTH, MOST)):
        if readings(pattern, method, hostile(unit, length)) <= bound * one_reading(length):
            return False
    whole, half = (
        min(readings(pattern, method, hostile(unit, length)) for _ in range(3)) for length in (LENGTH, LENGTH // 2)
    )
    return whole > GROWTH * half


@pytest.mark.sweep
@pytest.mark.no_database
def test_every_pattern_reads_hostile_text_in_the_time_of_a_few_readings() -> None:
    found, slow = used(), []

    for pattern, method in found:
        # One text that is slow is enough, and may have taken minutes.
        if worst := next((unit for unit in UNITS if is_slow(pattern, method, unit)), None):
            slow.append((pattern.pattern, method, worst))

    assert len(found) > 60
    assert slow == []
