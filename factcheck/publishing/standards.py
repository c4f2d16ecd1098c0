"""The standards that published records are held to: named rules that look at documents alone.

The same rule serves a draft at the desk, by the document that publishing would make of it, and a
published record in public. This package knows no rule: each app registers its own.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Final

from factcheck.dating import edtf
from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key, Row

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

UNMET: Final = "unmet"
"""The facet whose values are the rules that a public record does not meet."""
_UNSTAMPED: Final = {
    "first_published_at": "",
    "updated_at": "",
    "revision": {"number": 0, "change": "", "note": "", "time": ""},
    "corrections": [],
}


class Level(StrEnum):
    """What a finding does: keeps a record from being published, or only says so."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True)
class Finding:
    """What a rule found in one place of one document."""

    rule: str
    level: Level
    message: str
    # A field of the form, such as `text`, or a part of it, such as `attributions:` and its public id.
    place: str = ""
    # Its place among the findings of the page: what links lead to.
    number: int = field(default=0, compare=False)

    @property
    def blocks(self) -> bool:
        """Whether nothing is published while it stands."""
        return self.level == Level.BLOCK


class Rule(ABC):
    """One standard. It must bear with any document: old ones lack members that new ones have."""

    # Permanent: addresses and facets hold it.
    name: ClassVar[str]
    # The standard in positive words: "Every attribution has a passage".
    title: ClassVar["StrOrPromise"]
    # What it means and why, in a sentence or two for readers.
    meaning: ClassVar["StrOrPromise"]
    level: ClassVar[Level]
    # The kind of record whose document it looks at.
    kind: ClassVar[str]
    # Whether it reads drafts too, and so is no standard that readers can hold us to.
    desk_only: ClassVar[bool] = False

    @abstractmethod
    def check(self, document: Document) -> Iterable[Finding]:
        """What in the document falls short of the standard; nothing, if it is met."""

    def finding(self, message: str, place: str = "") -> Finding:
        """A finding of this rule, with its level, at a place of the document."""
        return Finding(self.name, self.level, message, place)


_rules: dict[str, list[Rule]] = {}


def register(*rules: type[Rule]) -> None:
    """Hold records to these rules from now on; one of a name that is there already takes its place."""
    for rule in rules:
        known = _rules.setdefault(rule.kind, [])
        known[:] = [*(other for other in known if other.name != rule.name), rule()]


def of_kind(kind: str) -> list[Rule]:
    """The rules for one kind of record, in the order of registration."""
    return list(_rules.get(kind, ()))


def public() -> list[Rule]:
    """The rules that readers can hold the site to."""
    return [rule for rules in _rules.values() for rule in rules if not rule.desk_only]


def unmet(row: Row) -> set[str]:
    """The names of the public rules that a row of the read model does not meet."""
    rules = (rule for rule in of_kind(row.key.kind) if not rule.desk_only)
    return {rule.name for rule in rules if any(True for _ in rule.check(row.document))}


def with_unmet(rows: Iterable[Row]) -> list[tuple[Row, set[str]]]:
    """Each row with the rules that it does not meet; the first, which the others are cut out of, with theirs too."""
    found = [(row, unmet(row)) for row in rows]
    everything = {name for _, names in found for name in names}
    return [(row, names if place else everything) for place, (row, names) in enumerate(found)]


def findings_in(key: Key, content: Document, *, blocking: bool = False, public: bool = False) -> Iterator[Finding]:
    """What the rules find in a record's content and in its parts with pages of their own.

    Args:
        key: whose content it is.
        content: the document that publishing would make, without what it says of its revision.
        blocking: whether only the rules that block are asked.
        public: whether only those are asked that need nothing but the document, and so make no query.
    """
    for kind, document in kinds.get(key.kind).parts_of(content | _UNSTAMPED):
        for rule in of_kind(kind):
            if (rule.level == Level.BLOCK or not blocking) and not (public and rule.desk_only):
                yield from rule.check(document)


def text_of(document: Any, name: str) -> str:
    """The text of a member of a document; “” where it is missing or no text."""
    value = document.get(name) if isinstance(document, dict) else None
    return value if isinstance(value, str) else ""


def date_of(document: Document, name: str) -> Document | None:
    """A date of a document, or None where it bears none that can be read."""
    found = part_of(document, name)
    try:
        edtf.parse(text_of(found, "date"))
    except ValueError:
        return None
    return found


def part_of(document: Any, name: str) -> Document:
    """A member that is an object, or an empty one."""
    value = document.get(name) if isinstance(document, dict) else None
    return value if isinstance(value, dict) else {}


def parts_of(document: Any, name: str) -> list[Document]:
    """The objects in a member that is a list."""
    value = document.get(name) if isinstance(document, dict) else None
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
