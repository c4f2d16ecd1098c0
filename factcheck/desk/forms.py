"""Forms in which every constraint of a table has its message, at its field, before the database refuses."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import UniqueConstraint
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _

from factcheck.desk.checking.dates import PartialDatesMixin
from factcheck.desk.pages.drawing import DRAWING
from factcheck.desk.pages.keeping import RESTORED

if TYPE_CHECKING:
    _Form = forms.ModelForm[Any]
else:  # At run time Django's classes take no type arguments.
    _Form = forms.ModelForm


class DeskForm(PartialDatesMixin, _Form):
    """The form of a record: it says of every constraint of the database at which field it is broken."""

    default_renderer = DRAWING

    def full_clean(self) -> None:
        """Check the fields, then all constraints: Django leaves out those that read a column without a field."""
        super().full_clean()
        if self.is_bound and not self.errors and self.has_changed():
            self._check_constraints()
        self._place_errors()
        if RESTORED in self.data and not self.prefix:
            self.add_error(None, _("This is what you had typed. It is not saved yet."))

    def _check_constraints(self) -> None:
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            for name, errors in error.update_error_dict({}).items():
                self.add_error(name if name in self.fields else None, errors)

    def _place_errors(self) -> None:
        """Put what a unique constraint says at the last of its fields; Django puts it above the form."""
        unique = [row for row in self.instance._meta.constraints if isinstance(row, UniqueConstraint)]
        places = {row.violation_error_message: row.fields[-1] for row in unique if row.fields[-1] in self.fields}
        unplaced = self.errors.pop(NON_FIELD_ERRORS, None)
        for error in unplaced.as_data() if unplaced else ():
            self.add_error(places.get(error.message), error)


class RowForm(DeskForm):
    """The form of one part of a record; a part that is left as it is costs no query."""

    def full_clean(self) -> None:
        """Check the row, unless it is stored like this already: each of its constraints costs a query."""
        if self.is_bound and self.instance.pk is not None and not self.has_changed():
            self._errors = ErrorDict()
            self.cleaned_data: dict[str, Any] = {}
        else:
            super().full_clean()
