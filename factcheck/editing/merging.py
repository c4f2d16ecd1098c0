"""Three-way merges of forms: what an editor sends, what was saved meanwhile, and what both began from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Literal

from django.http import QueryDict

from factcheck.desk.keys import is_key
from factcheck.editing.states import Row, State

Pick = Literal["mine", "theirs", ""]
Values = list[str]
DELETE: Final = "DELETE"
_ROW: Final = re.compile(r"(.+)-([0-9]{1,5})-(.+)")


@dataclass(frozen=True)
class Side:
    """What one editor has in a place: the strings that a browser sends, or words for a whole row."""

    values: Values
    words: str = ""


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

    def base_of(self, state: State | None, key: str) -> Row | None:
        """A row as it was when the editor began; None if it is not known, or was not there."""
        return (state or {}).get((self.formset.model._meta.label_lower, int(key)))


def unix_lines(data: QueryDict) -> QueryDict:
    """The data with line breaks as they are stored; browsers send others."""
    plain = QueryDict(mutable=True)
    for name, values in data.lists():
        plain.setlist(name, [value.replace("\r\n", "\n") if isinstance(value, str) else value for value in values])
    return plain


def merge(data: QueryDict, form: Any, parts: list[Part], base: State | None, record_key: tuple[str, int]) -> Merge:
    """Lay what an editor sends beside the form as it would be now; `base` is what the editor began from."""
    made = Merge()
    _fields(made, _Mine(data, ""), form, "", (base or {}).get(record_key), base)
    for part in parts:
        _rows(made, data, part, base)
    return made


@dataclass(frozen=True)
class _Mine:
    """A stretch of what an editor sends: the fields whose names begin like this."""

    data: QueryDict
    prefix: str

    def of(self, name: str) -> Values:
        """The strings of a field."""
        return self.data.getlist(self.prefix + name)


def _fields(made: Merge, mine: _Mine, form: Any, place: str, base: Row | None, state: State | None) -> None:
    for name, each in form.fields.items():
        if name in {"id", DELETE} or not hasattr(form.instance, name):
            continue
        target, sent, theirs = form.add_prefix(name), mine.of(name), values_of(form[name])
        initial = form[name].initial
        if not _differs(each, initial, sent):
            made.same[target] = theirs
            continue
        pick = _pick(each, _base_initial(form, name, base, state), sent, theirs)
        made.choices.append(Choice(target, place, str(form[name].label), each, Side(sent), Side(theirs), pick))


_UNKNOWN: Final = object()


def _base_initial(form: Any, name: str, base: Row | None, state: State | None) -> Any:
    if base is None:
        return _UNKNOWN
    model_field = form.instance._meta.get_field(name)
    if not model_field.many_to_many:
        return base.get(model_field.attname)
    through, source = model_field.remote_field.through, model_field.m2m_column_name()
    rows = [row for (label, _), row in (state or {}).items() if label == through._meta.label_lower]
    return [row[model_field.m2m_reverse_name()] for row in rows if row[source] == base["id"]]


def _pick(each: Any, base: Any, mine: Values, theirs: Values) -> Pick:
    if base is _UNKNOWN:
        return ""
    mine_changed, theirs_changed = _differs(each, base, mine), _differs(each, base, theirs)
    if mine_changed == theirs_changed:
        return ""
    return "mine" if mine_changed else "theirs"


def _differs(each: Any, initial: Any, values: Values) -> bool:
    data = QueryDict(mutable=True)
    data.setlist("it", values)
    return bool(each.has_changed(initial, each.widget.value_from_datadict(data, {}, "it")))


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


def _rows(made: Merge, data: QueryDict, part: Part, base: State | None) -> None:
    prefix, theirs = part.formset.prefix, part.formset.initial_forms
    mine, added = _sent_rows(data, part)
    for index, form in enumerate(theirs):
        key = str(form.instance.pk)
        if key not in mine and part.formset.max_num == 1 and added:
            mine[key] = added.pop()
        made.same[form.add_prefix("id")] = [key]
        made.same[form.add_prefix(part.formset.fk.name)] = [str(getattr(form.instance, part.formset.fk.attname))]
        _shared_row(made, part, form, mine.pop(key, None), base, f"{prefix}-{index}")
    left = [*((key, row) for key, row in mine.items() if not row.of(DELETE)), *(("", row) for row in added)]
    for index, (key, row) in enumerate(left, start=len(theirs)):
        _own_row(made, part, row, f"{prefix}-{index}-", part.base_of(base, key) if key else None, bool(key))
    made.same |= {
        f"{prefix}-TOTAL_FORMS": [str(len(theirs) + len(left))],
        f"{prefix}-INITIAL_FORMS": [str(len(theirs))],
        f"{prefix}-MIN_NUM_FORMS": ["0"],
        f"{prefix}-MAX_NUM_FORMS": ["1000"],
    }


def _sent_rows(data: QueryDict, part: Part) -> tuple[dict[str, _Mine], list[_Mine]]:
    """The rows that an editor sends: the saved ones by key, and the new ones that hold something."""
    saved, added = {}, []
    for index in sorted(_indexes(data, part.formset.prefix)):
        row = _Mine(data, f"{part.formset.prefix}-{index}-")
        key = next(iter(row.of("id")), "")
        if is_key(key):
            saved[key] = row
        elif not key and not row.of(DELETE) and _is_filled(row, part):
            added.append(row)
    return saved, added


def _indexes(data: Mapping[str, Any], prefix: str) -> set[int]:
    found = (_ROW.fullmatch(name) for name in data)
    return {int(row[2]) for row in found if row and row[1] == prefix}


def _is_filled(row: _Mine, part: Part) -> bool:
    empty = part.empty
    names = [name for name in empty.fields if name not in part.unsaid]
    return any(_differs(empty.fields[name], empty[name].initial, row.of(name)) for name in names)


def _shared_row(made: Merge, part: Part, form: Any, mine: _Mine | None, base: State | None, prefix: str) -> None:
    """A row that is there now."""
    place, was = _title(part, form), part.base_of(base, str(form.instance.pk))
    if mine is not None and not mine.of(DELETE):
        _fields(made, mine, _without(form, part), place, was, base)
        return
    fields = [(name, values_of(form[name])) for name in form.fields if name not in part.unsaid]
    made.same |= {form.add_prefix(name): values for name, values in fields}
    if not part.formset.can_delete:
        return
    changed = any(_pick_of(form, name, was, base) for name, _ in fields)
    pick: Pick = "theirs" if mine is None else "" if changed or was is None else "mine"
    mine_words = "not there" if mine is None else "removed"
    sides = Side(["on"], mine_words), Side([], "added" if was is None else "kept")
    made.choices.append(Choice(f"{prefix}-{DELETE}", place, "The whole entry", None, *sides, pick))


def _pick_of(form: Any, name: str, was: Row | None, base: State | None) -> bool:
    initial = _base_initial(form, name, was, base)
    return initial is not _UNKNOWN and _differs(form.fields[name], initial, values_of(form[name]))


def _own_row(made: Merge, part: Part, mine: _Mine, prefix: str, was: Row | None, is_gone: bool) -> None:
    """A row that only this editor has: new, or removed by the other one meanwhile."""
    empty = part.empty
    names = [name for name in empty.fields if name not in part.unsaid]
    made.same |= {prefix + name: mine.of(name) for name in names}
    made.same |= {f"{prefix}id": [""], prefix + part.formset.fk.name: [str(part.formset.instance.pk)]}
    is_same = was is not None and not any(
        initial is not _UNKNOWN and _differs(empty.fields[name], initial, mine.of(name))
        for name in names
        if not empty.instance._meta.get_field(name).many_to_many
        for initial in [_base_initial(empty, name, was, None)]
    )
    pick: Pick = "mine" if not is_gone else "theirs" if is_same else ""
    sides = Side([], "kept" if is_gone else "added"), Side(["on"], "removed" if is_gone else "not there")
    words = "; ".join(filter(None, (value for name in names for value in mine.of(name)[:1])))
    place = f"{part.inline.verbose_name}: {words[:200]}"
    made.choices.append(Choice(prefix + DELETE, place, "The whole entry", None, *sides, pick))


def _without(form: Any, part: Part) -> Any:
    for name in part.unsaid & set(form.fields):
        del form.fields[name]
    return form


def _title(part: Part, form: Any) -> str:
    return f"{part.inline.verbose_name}: {part.inline.row_title(form.instance)}"


_PICKS: Final = "_choices"


def chosen(data: QueryDict) -> tuple[QueryDict, bool]:
    """What a conflict page sends as the form that it stands for, and whether all was chosen."""
    merged = data.copy()
    is_whole = True
    for name in data.getlist(_PICKS):
        pick = data.get(f"_pick-{name}", "")
        is_whole = is_whole and pick in {"mine", "theirs"}
        merged.setlist(name, data.getlist(f"_{'theirs' if pick == 'theirs' else 'mine'}-{name}"))
    for name in list(merged):
        if name == _PICKS or name.startswith(("_pick-", "_mine-", "_theirs-")):
            del merged[name]
    return _without_left_out(merged), is_whole


def _without_left_out(data: QueryDict) -> QueryDict:
    """The data without the new rows that are not to be added; the rows after them move up."""
    places: dict[str, dict[int, int]] = {}
    for prefix in {name.removesuffix("-TOTAL_FORMS") for name in data if name.endswith("-TOTAL_FORMS")}:
        kept = [index for index in sorted(_indexes(data, prefix)) if not _is_left_out(data, f"{prefix}-{index}-")]
        places[prefix] = {old: new for new, old in enumerate(kept)}
        data[f"{prefix}-TOTAL_FORMS"] = str(len(kept))
    moved = QueryDict(mutable=True)
    for name, values in data.lists():
        if target := _moved(name, places):
            moved.setlist(target, values)
    return moved


def _is_left_out(data: QueryDict, prefix: str) -> bool:
    return bool(data.get(prefix + DELETE)) and not data.get(f"{prefix}id")


def _moved(name: str, places: Mapping[str, Mapping[int, int]]) -> str:
    row = _ROW.fullmatch(name)
    if row is None or row[1] not in places:
        return name
    place = places[row[1]].get(int(row[2]))
    return "" if place is None else f"{row[1]}-{place}-{row[3]}"


def hidden(made: Merge) -> Iterator[tuple[str, str]]:
    """What the conflict page carries along unseen: names and values."""
    for name, values in made.same.items():
        yield from ((name, value) for value in values)
    for choice in made.choices:
        yield _PICKS, choice.name
        yield from ((f"_mine-{choice.name}", value) for value in choice.mine.values)
        yield from ((f"_theirs-{choice.name}", value) for value in choice.theirs.values)
