"""The row that "Add another" adds to a record's parts: fetched once somebody adds one, not sent with every page."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.helpers import InlineAdminFormSet
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from factcheck.keys import is_key

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:  # At run time Django's classes take no type arguments.
    _ModelAdmin = admin.ModelAdmin


class Parts(InlineAdminFormSet):
    """The parts of one kind on the page of their record, without the row to add."""

    def __init__(self, parts: InlineAdminFormSet, new_row: str) -> None:
        super().__init__(
            parts.opts,
            parts.formset,
            parts.fieldsets,
            parts.prepopulated_fields,
            parts.readonly_fields,
            parts.model_admin,
            has_add_permission=False,
            has_change_permission=parts.has_change_permission,
            has_delete_permission=parts.has_delete_permission,
            has_view_permission=parts.has_view_permission,
        )
        # Where that row is; "" for whoever may not add any.
        self.new_row = new_row if parts.has_add_permission else ""

    @property
    def media(self) -> Any:
        """The files that the rows need, to be added or there: Django asks each row, and all say the same."""
        return self.opts.media + self.formset.media


class NewRowMixin(_ModelAdmin):
    """Pages of records whose parts are added one by one."""

    def get_urls(self) -> list[URLPattern]:
        """The address of the rows to add, before Django's own."""
        view = self.admin_site.admin_view(require_safe(self.new_row_view))
        ours = [path("new-row/<slug:prefix>/", view, name=self._new_row_name())] if self.inlines else []
        return [*ours, *super().get_urls()]

    def get_inline_formsets(
        self, request: HttpRequest, formsets: list[Any], inline_instances: list[Any], obj: Any = None
    ) -> list[Any]:
        """The parts, each with the address of the row to add."""
        every = super().get_inline_formsets(request, formsets, inline_instances, obj)
        return [Parts(parts, self._new_row_url(parts.formset.prefix, obj)) for parts in every]

    def new_row_view(self, request: HttpRequest, prefix: str) -> HttpResponse:
        """The row to add to the parts with this prefix, of the record `of` or of a new one."""
        record = self._record_to_add_to(request)
        may = self.has_change_permission(request, record) if record else self.has_add_permission(request)
        if not may:
            raise PermissionDenied
        for formset_class, inline in self.get_formsets_with_inlines(request, record):
            if formset_class.get_default_prefix() == prefix:
                return self._new_row(request, record, formset_class, inline)
        raise Http404(f"A {self.opts.verbose_name} has no parts named {prefix!r}.")

    def _new_row(self, request: HttpRequest, record: Any, formset_class: Any, inline: Any) -> HttpResponse:
        formset = formset_class(instance=record or self.model(), queryset=inline.model._default_manager.none())
        (parts,) = super().get_inline_formsets(request, [formset], [inline], record)
        if not parts.has_add_permission:
            raise PermissionDenied
        *_, row = parts
        return TemplateResponse(request, "admin/edit_inline/new_row.html", {"inline": inline, "inline_admin_form": row})

    def _record_to_add_to(self, request: HttpRequest) -> Any:
        key = request.GET.get("of")
        if key is None:
            return None
        record = self.get_object(request, key) if is_key(key) else None
        if record is None:
            raise Http404(f"There is no {self.opts.verbose_name} {key!r}.")
        return record

    def _new_row_url(self, prefix: str, record: Any) -> str:
        url = reverse(f"admin:{self._new_row_name()}", args=[prefix])
        return f"{url}?{urlencode({'of': record.pk})}" if record else url

    def _new_row_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_new_row"
