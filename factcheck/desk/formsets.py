"""Forms of the parts of a record, and the rules between the rows of one form."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import UniqueConstraint
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property

from factcheck.desk.autocomplete import ManyPicker, Picker
from factcheck.desk.pages.drawing import DRAWING

if TYPE_CHECKING:
    _FormSet = BaseInlineFormSet[Any, Any, Any]
else:  # At run time Django's classes take no type arguments.
    _FormSet = BaseInlineFormSet


def picker_of(field: forms.Field) -> Picker | ManyPicker | None:
    """The autocomplete of a form field, if it has one."""
    widget = field.widget.widget if isinstance(field.widget, RelatedFieldWidgetWrapper) else field.widget
    return widget if isinstance(widget, Picker | ManyPicker) else None


def narrow(field: forms.Field, **to: int) -> None:
    """Let the autocomplete of a form field offer only what these query parameters narrow it to, and add nothing."""
    if picker := picker_of(field):
        picker.narrowed_to = to
    if isinstance(field.widget, RelatedFieldWidgetWrapper):
        field.widget.can_add_related = False
        field.widget.can_change_related = False


class DeskFormSet(_FormSet):
    """Parts of one record."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.renderer = DRAWING
        super().__init__(*args, **kwargs)

    def total_form_count(self) -> int:
        """The number of rows; never more than were sent, whatever the form says: each one takes time to show."""
        total: int = super().total_form_count()
        return min(total, self._rows_sent) if self.is_bound else total

    @cached_property
    def _rows_sent(self) -> int:
        row = re.compile(re.escape(str(self.prefix)) + "-([0-9]+)-")
        return len({found[1] for name in self.data if (found := row.match(name))})

    @cached_property
    def empty_form(self) -> Any:
        """The form of a row to add. Django makes it anew for whoever asks what files or fields a row has."""
        return super().empty_form

    def clean(self) -> None:
        """Refuse two rows that a unique constraint of their table would refuse, at the field of the later one."""
        for constraint in self._table().constraints:
            if isinstance(constraint, UniqueConstraint) and self.fk.name in constraint.fields:
                self._refuse_twins(constraint)
        super().clean()

    def kept(self) -> Iterator[Any]:
        """The forms of the rows that will be there when all is saved, and that have no error so far."""
        leaving = self.to_delete()
        for form in self.forms:
            is_row = form.instance.pk is not None or form.has_changed()
            if is_row and not form.errors and form not in leaving:
                yield form

    def to_delete(self) -> list[Any]:
        """The forms of saved rows that the editor ticked for deletion."""
        saved = (form for form in self.forms if form.instance.pk is not None)
        return [form for form in saved if form.cleaned_data.get(DELETION_FIELD_NAME)]

    def _table(self) -> Any:
        model: Any = self.model
        return model._meta

    def _refuse_twins(self, constraint: UniqueConstraint) -> None:
        names = [name for name in constraint.fields if name != self.fk.name]
        rows = defaultdict(list)
        for form in self.kept():
            # The instance's values: unlike the form's they are normalised.
            values = tuple(getattr(form.instance, self._table().get_field(name).attname) for name in names)
            if None not in values:
                rows[values].append(form)
        for twins in rows.values():
            for form in twins[1:]:
                form.add_error(names[-1], constraint.violation_error_message)
