"""What a reader would call the differences between two revisions of a document.

Both documents are laid out as lines: where a value stands, and its text. Items of lists keep their place
by what they are, not by their number. It knows no field by name but those that every document has: each
app says what its fields and values are called.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from django.utils.translation import pgettext

from factcheck.language.dates import date_words, moment_words
from factcheck.publishing.canonical import Document, canonical_bytes

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Mark = Literal["same", "removed", "added"]
Said: TypeAlias = "StrOrPromise"
"""Words for readers, which may be chosen only when the language of the page is known."""
_Key = tuple[str, ...]

# Said of every revision anyway: not differences to a reader.
_STAMPS: Final = frozenset({"type", "id", "url", "first_published_at", "updated_at", "revision", "corrections"})
_WORDS: Final = re.compile(r"\w+|\s+|[^\w\s]")
_LINES: Final = re.compile(r"[^\n]*\n|[^\n]+")
# The matcher takes quadratic time at best.
_MAX_COMPARISONS: Final = 60_000
_MAX_COMPARISONS_IN_ALL: Final = 300_000
# In a key, comes before what a cited record says of itself.
_CITED: Final = "cited"


@dataclass
class Budget:
    """How many words may still be compared with others, for one page; what is beyond it is shown by lines or whole."""

    left: int = _MAX_COMPARISONS_IN_ALL

    def allows(self, comparisons: int) -> bool:
        """Spend this many, if they are left and not too many for one value."""
        if comparisons > min(self.left, _MAX_COMPARISONS):
            return False
        self.left -= comparisons
        return True


@dataclass(frozen=True)
class Segment:
    """A stretch of text, and whether both revisions have it."""

    mark: Mark
    text: str


@dataclass(frozen=True)
class Difference:
    """A value that differs: the item that it stands in, the name of its field, and its old and new text."""

    place: str
    field: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Words:
    """What fields and their values are called in front of readers; the fields in the order of reading."""

    fields: Mapping[str, Said] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Said]] = field(default_factory=dict)
    # Fields whose plain values no reader misses, such as positions in a text.
    unsaid: frozenset[str] = frozenset()
    # Fields that are for programs alone, whatever they hold: ids, places in a scale's list.
    unread: frozenset[str] = frozenset()
    # Fields of plain days and of moments, which readers see in words.
    days: frozenset[str] = frozenset()
    moments: frozenset[str] = frozenset()
    # Lists whose items have no id, and the field by which an item is known again.
    known_by: Mapping[str, str] = field(default_factory=dict)

    def of_field(self, name: str) -> str:
        """What readers call the field; its own name as words, where it has no other."""
        return str(self.fields.get(name) or name.replace("_", " ").capitalize())

    def in_order(self, value: Document) -> list[tuple[str, Any]]:
        """The fields of an object in the order of reading, without those that are left unsaid."""
        places = {name: place for place, name in enumerate(self.fields)}
        said = [name for name in value if name not in _STAMPS and not self._is_unsaid(name, value[name])]
        return [(name, value[name]) for name in sorted(said, key=lambda name: places.get(name, len(places)))]

    def _is_unsaid(self, name: str, value: Any) -> bool:
        return name in self.unread or (name in self.unsaid and not isinstance(value, dict | list))

    def of_value(self, name: str, value: Any) -> str:
        """The text of a value that is no object and no list."""
        if isinstance(value, bool):
            return pgettext("value", "yes") if value else pgettext("value", "no")
        if name in self.days:
            return date_words(value)
        if name in self.moments:
            return moment_words(value)
        return str(self.values.get(name, {}).get(value) or value)


@dataclass(frozen=True)
class _Line:
    place: _Key
    field: str
    text: str


def differences(before: Document, after: Document, words: Words, budget: Budget | None = None) -> list[Difference]:
    """Every value that differs, those of the newer document first, in its order."""
    budget = budget or Budget()
    old, new = _Layout(before, words).lines(), _Layout(after, words).lines()
    found = []
    for key in [*new, *(key for key in old if key not in new)]:
        line, was, now = new.get(key) or old[key], _text(old.get(key)), _text(new.get(key))
        if was != now and _speaks_for_itself(key, old, new):
            found.append(Difference(": ".join(line.place), line.field, segments(was, now, budget)))
    return found


def _text(line: _Line | None) -> str:
    return line.text if line else ""


def _speaks_for_itself(key: _Key, old: Mapping[_Key, _Line], new: Mapping[_Key, _Line]) -> bool:
    """False for what a cited record says of itself where the citation as a whole came or went."""
    if _CITED not in key:
        return True
    cited = key[: key.index(_CITED)]
    return cited in old and cited in new


class _Layout:
    """A document as lines, each under a key that stays the same as long as the value is the same one."""

    def __init__(self, document: Document, words: Words) -> None:
        self.document = document
        self.words = words
        self.names = {item["id"]: _title(item) for item in _items(document) if "id" in item}

    def lines(self) -> dict[_Key, _Line]:
        """All lines, in the document's order; nothing for an empty value."""
        return dict(self._fields(self.document, (), ()))

    def _value(self, name: str, value: Any, key: _Key, place: _Key) -> Iterator[tuple[_Key, _Line]]:
        if value in (None, "", [], {}):
            return
        if isinstance(value, list):
            yield from self._list(name, value, key, place)
        elif isinstance(value, dict):
            yield from self._object(name, value, key, place)
        else:
            text = self.names.get(value) or self.words.of_value(name, value)
            yield key, _Line(place, self.words.of_field(name), text)

    def _list(self, name: str, items: Sequence[Any], key: _Key, place: _Key) -> Iterator[tuple[_Key, _Line]]:
        seen: Counter[str] = Counter()
        known_by = self.words.known_by.get(name, "")
        for item in items:
            known = str(item.get(known_by, "")) if isinstance(item, dict) else ""
            identity = known or _identity(item)
            seen[identity] += 1
            item_key = (*key, identity, str(seen[identity]))
            if isinstance(item, dict) and not _is_reference(item):
                label = ", ".join(filter(None, [self.words.of_field(name), _title(item) or known]))
                yield from self._fields(item, item_key, (*place, label))
            else:
                yield from self._value(name, item, item_key, place)

    def _object(self, name: str, value: Document, key: _Key, place: _Key) -> Iterator[tuple[_Key, _Line]]:
        label = self.words.of_field(name)
        if {"date", "precision"} <= set(value):
            yield key, _Line(place, label, date_words(value["date"]))
        elif _is_reference(value):
            cited = (*key, value["id"])
            yield cited, _Line(place, label, value["name"])
            rest = {part: value[part] for part in value if part != "name"}
            yield from self._fields(rest, (*cited, _CITED), (*place, label))
        else:
            yield from self._fields(value, key, (*place, label))

    def _fields(self, value: Document, key: _Key, place: _Key) -> Iterator[tuple[_Key, _Line]]:
        for name, part in self.words.in_order(value):
            yield from self._value(name, part, (*key, name), place)


def _items(value: Any) -> Iterator[Document]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _items(part)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, dict):
                yield item
            yield from _items(item)


def _is_reference(value: Document) -> bool:
    return {"id", "name", "url"} <= set(value)


def _title(item: Document) -> str:
    cited = (part["name"] for part in item.values() if isinstance(part, dict) and _is_reference(part))
    return item.get("name") or item.get("title") or next(cited, "")


def _identity(item: Any) -> str:
    if not isinstance(item, dict):
        return str(item)
    inner = (part["id"] for part in item.values() if isinstance(part, dict) and "id" in part)
    return item.get("id") or next(inner, "") or canonical_bytes(item).decode()


def segments(before: str, after: str, budget: Budget | None = None) -> tuple[Segment, ...]:
    """Two texts as stretches that stayed, went and came: by words, by lines if long, or as a whole if very long."""
    budget = budget or Budget()
    for pattern in (_WORDS, _LINES):
        old, new = pattern.findall(before), pattern.findall(after)
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        went, came = old[head : len(old) - tail], new[head : len(new) - tail]
        if budget.allows(len(went) * len(came)):
            return _joined([("same", old[:head]), *_matched(went, came), ("same", old[len(old) - tail :])])
    return _joined([("removed", [before]), ("added", [after])])


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    shorter = min(len(old), len(new))
    return next((place for place in range(shorter) if old[place] != new[place]), shorter)


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Mark, Sequence[str]]]:
    went: list[str] = []
    came: list[str] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        # A space that two changed words have in common would only tear the change apart.
        if tag == "equal" and not "".join(old[old_from:old_to]).isspace():
            yield from (("removed", went), ("added", came), ("same", old[old_from:old_to]))
            went, came = [], []
        else:
            went += old[old_from:old_to]
            came += new[new_from:new_to]
    yield from (("removed", went), ("added", came))


def _joined(stretches: Sequence[tuple[Mark, Sequence[str]]]) -> tuple[Segment, ...]:
    joined: list[Segment] = []
    for mark, tokens in stretches:
        if not tokens:
            continue
        text = "".join(tokens)
        if joined and joined[-1].mark == mark:
            text = joined.pop().text + text
        joined.append(Segment(mark, text))
    return tuple(joined)
