"""Form fields of the models' own fields, as the reading desk shows them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models

from factcheck.dates import EDTF, PRECISION
from factcheck.desk.autocomplete import ManyPicker, PickedManyField, Picker
from factcheck.desk.checking.dates import PartialDateField, typed_date


def of(model: type[models.Model], name: str, **options: Any) -> Any:
    """The form field of a model's field, without being required: the row itself says what it needs."""
    field: Any = model._meta.get_field(name)
    return field.formfield(**{"required": False, **options})


def picker(model: type[models.Model], name: str, **options: Any) -> Any:
    """A relation picked by typing a few letters."""
    widget = Picker(model._meta.get_field(name), admin.site, attrs={"data-width": "100%"})
    widget.is_required = False
    return of(model, name, widget=widget, **options)


def many_picker(model: type[models.Model], name: str, **options: Any) -> Any:
    """Any number of related records, each picked by typing a few letters."""
    widget = ManyPicker(model._meta.get_field(name), admin.site, attrs={"data-width": "100%"})
    widget.is_required = False
    return of(model, name, form_class=PickedManyField, widget=widget, **options)


def day(model: type[models.Model], name: str, **options: Any) -> Any:
    """A date as far as it is known."""
    return of(model, name, form_class=PartialDateField, widget=typed_date(), **options)


def few_lines(rows: int) -> forms.Textarea:
    """A box for some lines of text."""
    return forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField"})


def when(values: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The columns of a date from what a form has of it; without its precision where that is unsaid."""
    found = {name: values.get(name)}
    if values.get(f"{name}{PRECISION}"):
        found[f"{name}{PRECISION}"] = values[f"{name}{PRECISION}"]
        found[f"{name}{EDTF}"] = values.get(f"{name}{EDTF}", "")
    return found


def refuse(form: forms.Form, row: models.Model, *, without: str, places: Mapping[str, str]) -> None:
    """Say at the fields of a form what the row itself would refuse, before it has the record that it is a part of."""
    try:
        row.full_clean(exclude=[without])
    except ValidationError as error:
        for name, said in error.message_dict.items():
            place = places.get(name, name)
            form.add_error(place if place in form.fields else None, said)
