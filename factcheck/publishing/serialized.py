"""What serializers say of rows of the database, by their own fields, which are looked up once and not for each row.

REST framework asks each field of each row anew for its name, its source and what it does with it, which takes twice
as long. What a field does itself is left to it.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial
from types import FunctionType, MethodType
from typing import Any, Final, NamedTuple, cast

from django.core.exceptions import ObjectDoesNotExist
from django.db.models.manager import BaseManager
from rest_framework.fields import (
    BooleanField,
    CharField,
    ChoiceField,
    Field,
    IntegerField,
    SerializerMethodField,
    SkipField,
)
from rest_framework.serializers import ListSerializer, Serializer

from factcheck.publishing.canonical import Document
from factcheck.publishing.serializers import RelatedListField, SparseSerializer

Shown = Callable[[Any], Any]
"""What is shown of a value."""

_USUAL: Final = (Serializer.to_representation, SparseSerializer.to_representation)
_CALLABLE: Final = frozenset({FunctionType, MethodType, partial})
_HOLDING: Final = (dict, list)
# What these show is no object and no list.
_SIMPLE: Final = frozenset({BooleanField, ChoiceField, IntegerField})


@cache
def shown_by(serializer: type[Serializer[Any]]) -> Callable[[Any], Document]:
    """What makes the document of a row, as `serializer().to_representation(row)` does, of plain objects and lists."""
    return _shown(serializer())


def _shown(field: Any) -> Shown:
    if isinstance(field, ListSerializer):
        return _of_rows(_shown(field.child))
    if isinstance(field, RelatedListField):
        return _of_rows(_shown(field.child))
    if isinstance(field, Serializer) and type(field).to_representation in _USUAL:
        return _of_row(field)
    if type(field) is CharField:
        return str
    if type(field) in _SIMPLE:
        return cast("Shown", field.to_representation)
    own = getattr(field.parent, field.method_name) if type(field) is SerializerMethodField else field.to_representation
    return lambda value: _plain(found) if isinstance(found := own(value), _HOLDING) else found


def _of_rows(shown: Shown) -> Shown:
    return lambda rows: [shown(row) for row in (rows.all() if isinstance(rows, BaseManager) else rows)]


class _Member(NamedTuple):
    name: str
    # The attribute that it is the value of; "" where it takes more to find that, which the field does.
    attribute: str
    field: "Field[Any, Any, Any, Any]"
    shown: Shown
    is_sparse: bool
    is_rows: bool

    def value_in(self, row: Any) -> Any:
        """The value that is shown.

        Raises:
            SkipField: the row has none, and needs none.
        """
        if not self.field.source_attrs:
            return row
        if self.is_rows and self.attribute in (fetched := row.__dict__.get("_prefetched_objects_cache", ())):
            # A manager would be made anew for each row.
            return fetched[self.attribute]
        try:
            value = getattr(row, self.attribute) if self.attribute else _MISSING
        except (AttributeError, ObjectDoesNotExist):
            value = _MISSING
        return self.field.get_attribute(row) if value is _MISSING or type(value) in _CALLABLE else value


_MISSING: Final = object()


def _of_row(serializer: Serializer[Any]) -> Shown:
    members = [_member(serializer, field) for field in serializer._readable_fields]

    def shown(row: Any) -> Document:
        if isinstance(row, Mapping):
            return dict(_plain(serializer.to_representation(row)))
        return dict(_members_of(row, members))

    return shown


def _member(serializer: Serializer[Any], field: "Field[Any, Any, Any, Any]") -> _Member:
    attribute = field.source_attrs[0] if len(field.source_attrs) == 1 else ""
    sparse = serializer.sparse if isinstance(serializer, SparseSerializer) else ()
    is_rows = isinstance(field, ListSerializer | RelatedListField)
    return _Member(str(field.field_name), attribute, field, _shown(field), field.field_name in sparse, is_rows)


def _members_of(row: Any, members: list[_Member]) -> Any:
    for member in members:
        try:
            value = member.value_in(row)
        except SkipField:
            continue
        found = None if value is None else member.shown(value)
        if found or not member.is_sparse:
            yield member.name, found


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(item) if isinstance(item, _HOLDING) else item for name, item in value.items()}
    return [_plain(item) if isinstance(item, _HOLDING) else item for item in value]
