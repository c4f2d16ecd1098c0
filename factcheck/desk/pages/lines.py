"""Draws the lines of a form as Django's template `admin/includes/fieldset.html` does, in a third of the time.

That template asks each line six times how many fields it has, and each field up to four times for its errors. The
desk's stylesheet is made for this markup; a test compares the two.
"""

from typing import Any

from django.contrib.admin.helpers import Fieldline
from django.utils.safestring import SafeString, mark_safe


def drawn(line: Fieldline) -> SafeString:
    """One line: a field, or several side by side."""
    fields: list[Any] = list(line)
    names = " ".join(map(_class, fields))
    if len(fields) == 1:
        errors = _errors(fields[0])
        state, boxes = " errors" if errors else "", f"{errors}<div>{_drawn(fields[0], '')}</div>"
    else:
        state, boxes = "", f'<div class="flex-container form-multiline">{"".join(map(_beside, fields))}</div>'
    hidden = "" if line.has_visible_field else " hidden"
    # What fields hold was escaped when they were drawn.
    return mark_safe(f'<div class="form-row{state}{hidden} {names}">{boxes}</div>')  # noqa: S308


def _beside(field: Any) -> str:
    errors = _errors(field)
    state = " errors" if errors else ""
    return f"<div>{errors}{_drawn(field, f' fieldBox {_class(field)}{state}{_hidden(field)}')}</div>"


def _drawn(field: Any, classes: str) -> str:
    checkbox = " checkbox-row" if field.is_checkbox else ""
    return f'<div class="flex-container{classes}{checkbox}">{_labelled(field)}</div>{_help(field)}'


def _labelled(field: Any) -> str:
    if field.is_checkbox:
        return f"{field.field}{field.label_tag()}"
    shown = f'<div class="readonly">{field.contents()}</div>' if field.is_readonly else str(field.field)
    return f"{field.label_tag()}{shown}"


def _help(field: Any) -> str:
    text, name = _of(field, "help_text"), _of(field, "id_for_label")
    own_id = f' id="{name}_helptext"' if name else ""
    return f'<div class="help{_hidden(field)}"{own_id}><div>{text}</div></div>' if text else ""


def _errors(field: Any) -> str:
    return "" if field.is_readonly else str(field.errors())


def _hidden(field: Any) -> str:
    return " hidden" if _of(field, "is_hidden") else ""


def _class(field: Any) -> str:
    return f"field-{_of(field, 'name')}"


def _of(field: Any, name: str) -> Any:
    """What Django says of a field: an attribute, or an item where the field can only be read."""
    said = field.field
    return said.get(name) if isinstance(said, dict) else getattr(said, name)
