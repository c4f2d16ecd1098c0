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
_WORTH: Final = {NameOrigin.TRANSLITERATION.value: 0, NameOrigin.MACHINE.value: 1}
IN_BRIEF: Final = "publisher_id"
"""The member of a rating in a list entry that tells whose it is."""


class Names:
    """What records are called in one language: read their documents, by id, of those that have a name in it."""

    def __init__(self, documents: Mapping[str, Document], language: str) -> None:
        self._names: dict[str, Document] = {}
        self._roles: dict[tuple[str, str], str] = {}
        self._labels: dict[tuple[str, str], Document] = {}
        for record_id, document in documents.items():
            if found := _best(document.get("names", ()), language):
                self._names[record_id] = found
            self._roles |= {
                (record_id, each["role"].casefold()): each["name"]
                for each in _worst_first(document.get("role_names", ()), language)
            }
            self._labels |= {
                (record_id, each["label"].casefold()): each
                for each in _worst_first(document.get("label_names", ()), language)
            }

    def __bool__(self) -> bool:
        return bool(self._names or self._roles or self._labels)

    def given_to(self, value: Any, whole: str = "") -> Any:
        """A copy of documents, in lists and by keys too, that calls each record as it is called in the language.

        Where a record's own name gives way, it stays as `own_name`, and `named` says which name took its place; that of
        a rating stays as `own_label`, and `labelled` says so; that of its scale as `own_scale`.
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
        return changed | self._called(value) | self._in_role(value, inner) | self._rated(value) | self._in_brief(value)

    def _called(self, value: Document) -> Document:
        own = own_name_in(value)
        found = self._names.get(value.get("id", "")) if own else None
        if found is None:
            return {}
        words = {own: found["name"], "own_name": value[own], "named": found}
        return words | ({"description": found["description"]} if found.get("description") else {})

    def _in_role(self, value: Document, whole: str) -> Document:
        """The role of the claimant who speaks, or else of the record that it is part of."""
        if not isinstance(role := value.get("role"), str):
            return {}
        holder = value.get("claimant") or {"id": whole}
        found = self._roles.get((holder["id"], role.casefold()))
        return {"role": found, "own_role": role} if found else {}

    def _rated(self, value: Document) -> Document:
        """The rating of a review, in its publisher's words for it; its scale is called as a label is."""
        rating, publisher = value.get("rating"), value.get("publisher")
        if not isinstance(rating, dict) or not isinstance(publisher, dict):
            return {}
        scale = self._labels.get((publisher["id"], rating.get("scale", "").casefold()))
        called = {"scale": scale["name"], "own_scale": rating["scale"]} if scale else {}
        return {"rating": rating | self._label(publisher["id"], rating["label"]) | called}

    def _in_brief(self, value: Document) -> Document:
        """The same where a list entry says in short who found what."""
        if not isinstance(publisher := value.get(IN_BRIEF), str):
            return {}
        found = self._names.get(publisher)
        return self._label(publisher, value["label"]) | ({"publisher": found["name"]} if found else {})

    def _label(self, publisher: str, label: str) -> Document:
        found = self._labels.get((publisher, label.casefold()))
        return {"label": found["name"], "own_label": label, "labelled": found} if found else {}


def own_name_in(document: Document) -> str:
    """The member by which a document, or what is cited of one, is called; "" for what is no record."""
    return next((name for name in ("name", "title") if name in document), "") if "id" in document else ""


def cited_in(value: Any) -> set[Key]:
    """The records, of kinds that have names in other languages, that documents are of or cite."""
    kinds = {kind.plural: kind.name for kind in public_kinds.registered() if kind.has_names}
    return {Key(kinds[plural], record_id) for plural, record_id in _cited(value) if plural in kinds}


def _cited(value: Any) -> Iterator[tuple[str, str]]:
    """Which list of records each is in, and its id."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            if "id" in each and own_name_in(each) and isinstance(each["id"], str) and isinstance(each.get("url"), str):
                yield each["url"][1:].partition("/")[0], each["id"]
            if isinstance(each.get(IN_BRIEF), str):
                yield "publishers", each[IN_BRIEF]
            each = each.values()
        waiting += [part for part in each if type(part) is not str and isinstance(part, (dict, list, tuple))]


def _best(names: Iterable[Document], language: str) -> Document | None:
    return next(iter(_worst_first(names, language)[::-1]), None)


def _worst_first(names: Iterable[Document], language: str) -> list[Document]:
    """Those in a language: what no person gave, and what is for one country or in one script, comes first."""
    found = [each for each in names if primary(each["language"]) == language]
    return sorted(
        found,
        key=lambda each: (_WORTH.get(each["origin"], 2), -len(each["language"]), each["language"]),
    )
