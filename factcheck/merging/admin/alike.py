"""While a record is typed, those that may be the same are shown: by a small script, or else once it is saved."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_safe

from factcheck.desk.checking.asking import AskingMixin, Find, page_of
from factcheck.desk.likeness import MAX_TEXT, Match
from factcheck.desk.options import DeskAdmin
from factcheck.keys import is_key
from factcheck.publishing.admin.publishable import state_mark
from factcheck.publishing.planning.saved import flagged_states


class AlikeMixin(DeskAdmin):
    """An admin that shows what may be the same as the record at hand."""

    # The field that is compared, and how.
    alike_field: ClassVar[str] = ""
    alike: ClassVar[Callable[..., list[Match]]]
    # Finds the record that has just these words already.
    same: ClassVar[Find]

    def get_urls(self) -> list[URLPattern]:
        """The address that the script asks, before Django's own."""
        view = self.admin_site.admin_view(require_safe(self.alike_view))
        return [path("alike/", view, name=f"{self._alike_name()}"), *super().get_urls()]

    def alike_view(self, request: HttpRequest) -> HttpResponse:
        """What may be the same as a text, as JSON; nothing for a text that can't be one."""
        if not (self.has_add_permission(request) or self.has_view_permission(request)):
            raise PermissionDenied
        key = request.GET.get("without", "")
        record = self.model(pk=int(key)) if is_key(key) else None
        found = self._alike_to(request.GET.get("text", ""), record)
        return JsonResponse({"matches": [self._match(record) for record in found]})

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, which asks before a second record of the same words is made."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if not self.alike_field or self.alike_field not in form.base_fields:
            return form
        return type(form.__name__, (AskingMixin, form), {"asked_of": {self.alike_field: type(self).same}})

    def _alike_to(self, text: str, record: Any) -> list[Any]:
        """What may be the same, the likest first."""
        if not self.alike_field or not text.strip() or len(text) > MAX_TEXT:
            return []
        return [match.record for match in type(self).alike(text, exclude=record)]

    def _match(self, record: Any) -> dict[str, Any]:
        name, url = self._named(record)
        return {"name": name, "url": url, "key": record.pk}

    def _named(self, record: Any) -> tuple[str, str]:
        """The name and the address at the desk."""
        return self.label(record), page_of(record)

    def _alike_beside(self, record: Any) -> list[tuple[str, str, Any]]:
        """Name, address at the desk and state of what may be the same as a record."""
        found = self._alike_to(str(getattr(record, self.alike_field, "")), record)
        marks = flagged_states(record.record_kind, [other.public_id for other in found]) if found else {}
        return [(*self._named(other), state_mark(marks[other.public_id])) for other in found]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The form field; that of the name tells the script whom to ask."""
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if formfield is not None and db_field.name == self.alike_field:
            formfield.widget.attrs["data-alike"] = reverse(f"admin:{self._alike_name()}")
        return formfield

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """The page of one record, with what may be the same."""
        record = kwargs.get("obj")
        if record is not None and request.method == "GET":
            context["alike"] = self._alike_beside(record)
        return super().render_change_form(request, context, *args, **kwargs)

    def _alike_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_alike"
