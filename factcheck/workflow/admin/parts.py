"""The base of the admins of what belongs to a record: who may not change the record may not change its parts."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from factcheck.desk.options import DeskAdmin
from factcheck.workflow.admin.guards import hindrance_in


class PartAdmin(DeskAdmin):
    """Parts of records, each on a page of its own."""

    # The relation that leads to the record.
    owner: ClassVar[str]
    # Whether a new part says something else of the record.
    adding_changes_owner: ClassVar[bool] = True

    def record_of(self, owner: Any) -> Any:
        """The record whose rights count for a part: what the part names, unless that is a part too."""
        return owner

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse whoever may not change the record that it is a part of."""
        may: bool = super().has_change_permission(request, obj)
        return may and not self._hindrance(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse whoever may not change the record that it is a part of."""
        may: bool = super().has_delete_permission(request, obj)
        return may and not self._hindrance(request, obj)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form; it takes no part to a record that this user may not change."""
        form = super().get_form(request, obj, change, **kwargs)
        if not self.adding_changes_owner:
            return form

        name, record_of = self.owner, self.record_of

        def clean_owner(self: Any) -> Any:
            owner = self.cleaned_data[name]
            if owner is not None and (reason := hindrance_in(request, record_of(owner))):
                raise ValidationError(reason, "hindered")
            return owner

        return type(form.__name__, (form,), {f"clean_{name}": clean_owner})

    def _hindrance(self, request: HttpRequest, part: Any) -> str:
        return "" if part is None else hindrance_in(request, self.record_of(getattr(part, self.owner)))
