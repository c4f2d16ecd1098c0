"""Templates: documents in which what they cite is named by id, and how they become documents.

A placeholder stands for a cited record. Where that record is public, resolving puts its embedded form
there; where it is not, null, or nothing in a list. A required placeholder takes the object around it along.
"""

from collections.abc import Mapping
from typing import Any, Final

from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key

_CITE: Final = "$cite"
_REQUIRED: Final = "$required"
_LEFT_OUT: Final = object()
_HOLDING: Final = (dict, list)

Embeds = Mapping[Key, Document | None]


def cite(kind: str, record_id: str, *, required: bool = False) -> Document:
    """The placeholder for a cited record."""
    return {_CITE: [kind, record_id], _REQUIRED: required}


def cited(template: Any) -> list[Key]:
    """Every record that the template cites, as often as it does."""
    found: list[Key] = []
    _cited(template, found)
    return found


def _cited(value: Any, found: list[Key]) -> None:
    if isinstance(value, dict):
        if _CITE in value:
            found.append(Key(*value[_CITE]))
        value = value.values()
    elif not isinstance(value, list):
        return
    for item in value:
        # Most hold nothing: not to be called for them halves the time.
        if isinstance(item, _HOLDING):
            _cited(item, found)


def resolve(template: Document, embeds: Embeds) -> Document:
    """The document's content, with the embedded form of each public record in the place that cites it."""
    content = _resolve(template, embeds)
    return content if isinstance(content, dict) else {}


def _resolve(value: Any, embeds: Embeds) -> Any:
    if isinstance(value, list):
        return [item for item in (_resolve(item, embeds) for item in value) if item is not _LEFT_OUT]
    if not isinstance(value, dict):
        return value
    if _CITE in value:
        return embeds.get(Key(*value[_CITE])) or (_LEFT_OUT if value[_REQUIRED] else None)
    return _resolve_object(value, embeds)


def _resolve_object(value: Document, embeds: Embeds) -> Any:
    resolved = {name: _resolve(item, embeds) if isinstance(item, _HOLDING) else item for name, item in value.items()}
    if _LEFT_OUT in resolved.values():
        return _LEFT_OUT
    return resolved


def renamed(template: Document, old: Key, new: Key, *, within: Key) -> Document:
    """The template of the record `within`, naming the new record wherever it named the old one.

    In a list, what would then be there twice, or name the record itself, is left out, as a merge of drafts does.
    """
    found = _renamed(template, old, new, within)
    return found if isinstance(found, dict) else {}


def _renamed(value: Any, old: Key, new: Key, within: Key) -> Any:
    if isinstance(value, list):
        return _renamed_items(value, old, new, within)
    if not isinstance(value, dict):
        return value
    if _CITE in value and Key(*value[_CITE]) == old and within != new:
        return value | {_CITE: [*new]}
    return {name: _renamed(item, old, new, within) for name, item in value.items()}


def _renamed_items(items: list[Any], old: Key, new: Key, within: Key) -> list[Any]:
    pairs = [(item, _renamed(item, old, new, within)) for item in items]
    kept = [item for item, other in pairs if item == other]
    return [other for item, other in pairs if old not in cited(other) and (item == other or other not in kept)]
