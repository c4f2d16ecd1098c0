"""Documents and list entries with the names that records have in a language, in the place of their own."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from factcheck.naming.documents import NAMES, primary
from factcheck.naming.vocabulary import NameOrigin
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key
from factcheck.publishing.reading import public_kinds

_LITERAL: Final = frozenset(NAMES)
"""The members that stay as they are: they say what is called how."""


class Names:
    """What records are called in one language: read their documents, by id, of those that have a name in it."""

    def __init__(self, documents: Mapping[str, Document], language: str) -> None:
        self._names: dict[str, Document] = {}
        self._roles: dict[tuple[str, str], str] = {}
        for record_id, document in documents.items():
            if found := _best(document.get("names", ()), language):
                self._names[record_id] = found
            self._roles |= {
                (record_id, each["role"].casefold()): each["name"]
                for each in _worst_first(document.get("role_names", ()), language)
            }

    def __bool__(self) -> bool:
        return bool(self._names or self._roles)

    def given_to(self, value: Any, whole: str = "") -> Any:
        """A copy of documents, in lists and by keys too, that calls each record as it is called in the language.

        Where a record's own name gives way, it stays as `own_name`, and `named` says which name took its place.
        """
        if isinstance(value, list | tuple):
            return [self.given_to(each, whole) for each in value]
        if not isinstance(value, dict):
            return value
        inner = value.get("id", whole) if "type" in value else whole
        changed = {
            name: each if name in _LITERAL or isinstance(each, str) else self.given_to(each, inner)
            for name, each in value.items()
        }
        return changed | self._called(value) | self._in_role(value, inner)

    def _called(self, value: Document) -> Document:
        found = self._names.get(value.get("id", "")) if "name" in value else None
        if found is None:
            return {}
        words = {"name": found["name"], "own_name": value["name"], "named": found}
        return words | ({"description": found["description"]} if found.get("description") else {})

    def _in_role(self, value: Document, whole: str) -> Document:
        """The role of the claimant who speaks, or else of the record that it is part of."""
        if not isinstance(role := value.get("role"), str):
            return {}
        holder = value.get("claimant") or {"id": whole}
        found = self._roles.get((holder["id"], role.casefold()))
        return {"role": found, "own_role": role} if found else {}


def cited_in(value: Any) -> set[Key]:
    """The records, of kinds that have names in other languages, that documents are of or cite."""
    kinds = {kind.plural: kind.name for kind in public_kinds.registered() if kind.has_names}
    return {
        Key(kinds[plural], each["id"])
        for each in _with_names(value)
        if (plural := each["url"][1:].partition("/")[0]) in kinds
    }


def _with_names(value: Any) -> Iterator[Document]:
    if isinstance(value, dict):
        if "name" in value and isinstance(value.get("id"), str) and isinstance(value.get("url"), str):
            yield value
        value = list(value.values())
    if isinstance(value, list | tuple):
        for each in value:
            yield from _with_names(each)


def _best(names: Iterable[Document], language: str) -> Document | None:
    return next(iter(_worst_first(names, language)[::-1]), None)


def _worst_first(names: Iterable[Document], language: str) -> list[Document]:
    """Those in a language: what is only transliterated, and what is for one country or in one script, comes first."""
    found = [each for each in names if primary(each["language"]) == language]
    return sorted(
        found,
        key=lambda each: (each["origin"] != NameOrigin.TRANSLITERATION, -len(each["language"]), each["language"]),
    )
