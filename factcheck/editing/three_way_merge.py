"""Three-way merges of forms: what an editor sends, what was saved meanwhile, and what both began from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal

from django.http import QueryDict
from django.utils.translation import gettext

from factcheck.editing.states import Row, State
from factcheck.keys import is_key

Pick = Literal["mine", "theirs", ""]
Values = list[str]
DELETE: Final = "DELETE"
# Dots match line ends, or else a name that holds one would be tried from each of its hyphens to its end.
ROW: Final = re.compile(r"(.+)-([0-9]{1,5})-(.+)", re.DOTALL)
_UNKNOWN: Final = object()
_MANY: Final = 1000


@dataclass(frozen=True)
class Side:
    """What one editor has in a place: the strings that a browser sends, or words for a whole row."""

    values: Values
    words: str = ""
    # What a whole row says: label, form field and values of each field that is filled.
    filled: tuple[tuple[str, Any, Values], ...] = ()


@dataclass(frozen=True)
class Choice:
    """A field, or a row as a whole, that differs, and which side to take as long as no one says otherwise."""

    name: str
    place: str
    label: str
    field: Any
    mine: Side
    theirs: Side
    pick: Pick


@dataclass
class Merge:
    """A form that holds both sides: what is the same in both, and what is to be chosen."""

    same: dict[str, Values] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    """The rows of one kind on the form of a record."""

    inline: Any
    formset: Any

    @cached_property
    def empty(self) -> Any:
        """The form of a row that is not there yet."""
        return self.formset.empty_form

    @property
    def unsaid(self) -> set[str]:
        """The fields that no editor fills."""
        return {"id", self.formset.fk.name, DELETE}

    @property
    def names(self) -> list[str]:
        """The names of the fields that an editor fills: the others say which row it is."""
        return [name for name in self.empty.fields if name not in self.unsaid]

    def row_of(self, state: State | None, key: str) -> Row | None:
        """A row as it was when the editor began; None if it is not known, or was not there."""
        return (state or {}).get((self.formset.model._meta.label_lower, int(key)))

    def is_filled(self, row: "_Mine") -> bool:
        """Whether a new row holds anything but what it came with."""
        return any(_differs(self.empty.fields[name], self.empty[name].initial, row.of(name)) for name in self.names)

    def title(self, form: Any) -> str:
        """What a saved row is called."""
        return f"{self.inline.verbose_name}: {self.inline.row_title(form.instance)}"

    def filled(self, values: Mapping[str, Values]) -> tuple[tuple[str, Any, Values], ...]:
        """What a row says beyond what every new one comes with."""
        fields = self.empty.fields
        return tuple(
            (str(self.empty[name].label), fields[name], values[name])
            for name in self.names
            if any(values[name]) and _differs(fields[name], self.empty[name].initial, values[name])
        )


def unix_lines(data: QueryDict) -> QueryDict:
    """The data with line breaks as they are stored; browsers send others."""
    plain = QueryDict(mutable=True)
    for name, values in data.lists():
        plain.setlist(name, [value.replace("\r\n", "\n") for value in values])
    return plain


def merge(data: QueryDict, form: Any, parts: list[Part], base: State | None) -> Merge:
    """Lay what an editor sends beside the form as it would be now; `base` is what the editor began from."""
    merger = _Merger(data, base)
    record = form.instance
    merger.fields(_Mine(data, ""), form, "", (base or {}).get((record._meta.label_lower, record.pk)))
    for part in parts:
        merger.rows(part)
    return merger.made


@dataclass(frozen=True)
class _Mine:
    """A stretch of what an editor sends: the fields whose names begin like this."""

    data: QueryDict
    prefix: str

    def of(self, name: str) -> Values:
        """The strings that the form sent for a field: several for one that takes many."""
        return self.data.getlist(self.prefix + name)


class _Merger:
    """Goes through a form and its rows, and collects what is the same and what differs."""

    def __init__(self, data: QueryDict, base: State | None) -> None:
        self.data = data
        self.base = base
        self.made = Merge()

    def fields(self, mine: _Mine, form: Any, place: str, was: Row | None) -> None:
        """The fields of the record or of one row, which began as `was`."""
        known = {each.name for each in form.instance._meta.get_fields()}
        for name, each in form.fields.items():
            target, sent, theirs = form.add_prefix(name), mine.of(name), values_of(form[name])
            if name not in known:
                self.made.same[target] = sent
            elif not _differs(each, form[name].initial, sent):
                self.made.same[target] = theirs
            else:
                pick = _pick(each, self._initial(form, name, was), sent, theirs)
                choice = Choice(target, place, str(form[name].label), each, Side(sent), Side(theirs), pick)
                self.made.choices.append(choice)

    def rows(self, part: Part) -> None:
        """The rows of one kind: those that are there now, then those that only this editor has."""
        prefix, theirs = part.formset.prefix, part.formset.initial_forms
        mine, added = self._sent_rows(part)
        for form in theirs:
            key = str(form.instance.pk)
            if key not in mine and part.formset.max_num == 1 and added:
                mine[key] = added.pop()
            self._shared_row(part, form, mine.pop(key, None))
        left = [*((key, row) for key, row in mine.items() if not row.of(DELETE)), *(("", row) for row in added)]
        for index, (key, row) in enumerate(left, start=len(theirs)):
            self._own_row(part, row, f"{prefix}-{index}-", key)
        counts = {"TOTAL": len(theirs) + len(left), "INITIAL": len(theirs), "MIN_NUM": 0, "MAX_NUM": _MANY}
        self.made.same |= {f"{prefix}-{name}_FORMS": [str(count)] for name, count in counts.items()}

    def _sent_rows(self, part: Part) -> tuple[dict[str, _Mine], list[_Mine]]:
        """The rows that an editor sends: the saved ones by key, and the new ones that hold something."""
        saved, added = {}, []
        for index in sorted(indexes(self.data, part.formset.prefix)):
            row = _Mine(self.data, f"{part.formset.prefix}-{index}-")
            key = next(iter(row.of("id")), "")
            if is_key(key):
                saved[key] = row
            elif not key and not row.of(DELETE) and part.is_filled(row):
                added.append(row)
        return saved, added

    def _shared_row(self, part: Part, form: Any, mine: _Mine | None) -> None:
        """A row that is there now."""
        place, was = part.title(form), part.row_of(self.base, str(form.instance.pk))
        self.made.same[form.add_prefix("id")] = [str(form.instance.pk)]
        self.made.same[form.add_prefix(part.formset.fk.name)] = [str(part.formset.instance.pk)]
        for name in part.unsaid & set(form.fields):
            del form.fields[name]
        if mine is not None and not mine.of(DELETE):
            self.fields(mine, form, place, was)
            return
        self.made.same |= {form.add_prefix(name): values_of(form[name]) for name in form.fields}
        if part.formset.can_delete:
            is_asked = was is None or self._is_changed(form, was)
            pick: Pick = "theirs" if mine is None else "" if is_asked else "mine"
            ours = Side(["on"], gettext("not there") if mine is None else gettext("removed"))
            said = part.filled({name: values_of(form[name]) for name in form.fields}) if mine is None else ()
            theirs = Side([], gettext("added") if was is None else gettext("kept"), said)
            self._whole(form.add_prefix(DELETE), place, ours, theirs, pick)

    def _own_row(self, part: Part, mine: _Mine, prefix: str, key: str) -> None:
        """A row that only this editor has: new, or removed by the other one meanwhile, who knew it by its key."""
        was = part.row_of(self.base, key) if key else None
        self.made.same |= {prefix + name: mine.of(name) for name in part.names}
        self.made.same |= {f"{prefix}id": [""], prefix + part.formset.fk.name: [str(part.formset.instance.pk)]}
        untouched = was is not None and not any(
            _differs(part.empty.fields[name], self._initial(part.empty, name, was), mine.of(name))
            for name in part.names
        )
        pick: Pick = "mine" if not key else "theirs" if untouched else ""
        ours = Side(
            [], gettext("kept") if key else gettext("added"), part.filled({name: mine.of(name) for name in part.names})
        )
        theirs = Side(["on"], gettext("removed") if key else gettext("not there"))
        self._whole(prefix + DELETE, str(part.inline.verbose_name), ours, theirs, pick)

    def _whole(self, name: str, place: str, mine: Side, theirs: Side, pick: Pick) -> None:
        self.made.choices.append(Choice(name, place, gettext("The whole entry"), None, mine, theirs, pick))

    def _is_changed(self, form: Any, was: Row) -> bool:
        names = list(form.fields)
        return any(_differs(form.fields[name], self._initial(form, name, was), values_of(form[name])) for name in names)

    def _initial(self, form: Any, name: str, was: Row | None) -> Any:
        """What a field held when the editor began."""
        if was is None:
            return _UNKNOWN
        field = form.instance._meta.get_field(name)
        if not field.many_to_many:
            return was.get(field.attname)
        through, source = field.remote_field.through, field.m2m_column_name()
        rows = [row for (label, _), row in (self.base or {}).items() if label == through._meta.label_lower]
        return [row[field.m2m_reverse_name()] for row in rows if row[source] == was["id"]]


def _pick(field: Any, base: Any, mine: Values, theirs: Values) -> Pick:
    if base is _UNKNOWN:
        return ""
    mine_changed, theirs_changed = _differs(field, base, mine), _differs(field, base, theirs)
    if mine_changed == theirs_changed:
        return ""
    return "mine" if mine_changed else "theirs"


def _differs(field: Any, initial: Any, values: Values) -> bool:
    data = QueryDict(mutable=True)
    data.setlist("it", values)
    return bool(field.has_changed(initial, field.widget.value_from_datadict(data, {}, "it")))


def values_of(bound: Any) -> Values:
    """The strings that a browser sends of a field whose value no one changes."""
    value = bound.value()
    widget = getattr(bound.field.widget, "widget", bound.field.widget)
    if getattr(widget, "input_type", "") == "checkbox":
        return ["on"] if value else []
    shown = widget.format_value(value)
    if isinstance(shown, list | tuple):
        return [str(each) for each in shown if str(each)] or ([] if widget.allow_multiple_selected else [""])
    return ["" if shown is None else str(shown)]


def indexes(data: Mapping[str, Any], prefix: str) -> set[int]:
    """The numbers of the rows of one kind that are sent."""
    found = (ROW.fullmatch(name) for name in data)
    return {int(row[2]) for row in found if row and row[1] == prefix}
