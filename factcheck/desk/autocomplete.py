"""Relations picked by typing a few letters. Works with Django's own script for Select2."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from factcheck.desk.pages.drawing import DRAWING
from factcheck.editing.names import Labels, labelling_of, labels_of
from factcheck.keys import is_key

if TYPE_CHECKING:
    _ManyField = forms.ModelMultipleChoiceField[Any]
else:  # At run time Django's classes take no type arguments.
    _ManyField = forms.ModelMultipleChoiceField

_GRANTED: Final = frozenset({"data-ajax--type", "data-ajax--cache", "lang"})
"""Of a picker: that it asks by GET, that answers may be kept, and that it speaks the language of its page."""
_OF_EMPTYING: Final = frozenset({"data-allow-clear", "data-placeholder"})


class _Picker(AutocompleteMixin):
    # Labels of what all pickers of a page have chosen, so that one query serves all of them.
    shared_labels: Callable[[], Labels] | None = None
    # Query parameters that narrow what is offered.
    narrowed_to: Mapping[str, int] = {}

    @property
    def target(self) -> "BaseModelAdmin[Any]":
        """The admin of the records to pick from."""
        return cast("BaseModelAdmin[Any]", self.admin_site.get_model_admin(self.field.remote_field.model))

    def get_url(self) -> str:
        """The address of the autocomplete, with what narrows it."""
        url = super().get_url()
        return f"{url}?{urlencode(self.narrowed_to)}" if self.narrowed_to else url

    def build_attrs(self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        """The attributes of the field, without those that tell the script what it takes for granted."""
        widget: Any = super()
        attrs: dict[str, Any] = widget.build_attrs(base_attrs, extra_attrs)
        # Only what can be emptied says so, and then what stands there when it is empty.
        granted = _GRANTED if attrs.get("data-allow-clear") == "true" else _GRANTED | _OF_EMPTYING
        return {name: value for name, value in attrs.items() if name not in granted}

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The field, drawn: what Django puts around it, with links to add and change, names no renderer."""
        widget: Any = super()
        drawn: SafeString = widget.render(name, value, attrs, renderer or DRAWING)
        return drawn

    def optgroups(self, name: str, value: Sequence[str], attr: Mapping[str, Any] | None = None) -> list[Any]:
        """The chosen records as options. Django's own fails on a malformed key, and queries once a widget."""
        widget: Any = self
        labels = self._labels(value)
        options = [
            widget.create_option(name, key, labels[key], selected=True, index=index)
            for index, key in enumerate(value)
            if key in labels
        ]
        if not widget.is_required and not widget.allow_multiple_selected:
            options.insert(0, widget.create_option(name, "", "", selected=False, index=0))
        return [(None, options, 0)]

    def _labels(self, value: Sequence[str]) -> Labels:
        if not any(map(is_key, value)):
            return {}
        if self.shared_labels is not None:
            return self.shared_labels()
        return labels_of(self.target, value)


class Picker(_Picker, AutocompleteSelect):
    """Picks one record: a list that is searched by typing, with its own label for the record picked."""


class ManyPicker(_Picker, AutocompleteSelectMultiple):
    """Picks any number of records, each with its own label."""


class PickedManyField(_ManyField):
    """Chosen records. Keys that no row can have are refused before SQLite overflows on them."""

    def clean(self, value: Any) -> Any:
        """Return the records, or raise which key is not one of them."""
        for key in value or ():
            if not is_key(key):
                raise ValidationError(self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": key})
        return super().clean(value)


class PickerView(AutocompleteJsonView):
    """Answers what a picker asks for as its user types."""

    def get_queryset(self) -> models.QuerySet[Any]:
        """The records that match, narrowed as the picker asks, with what their labels read."""
        rows = super().get_queryset()
        labelling = labelling_of(self.model_admin)
        if labelling is None:
            return rows
        for name, lookup in labelling.narrowed_by.items():
            key = self.request.GET.get(name)
            if key is not None:
                rows = rows.filter(**{lookup: key}) if is_key(key) else rows.none()
        return labelling.with_label(rows)

    def serialize_result(self, obj: models.Model, to_field_name: str) -> dict[str, str]:
        """One record to pick: its key, and what its admin calls it."""
        labelling = labelling_of(self.model_admin)
        text = labelling.label(obj) if labelling else str(obj)
        return {"id": str(getattr(obj, to_field_name)), "text": text}
