"""The bases of our admin pages and inlines: every relation is picked by typing, nothing outside makes a 500."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from django.contrib import admin
from django.contrib.admin import ShowFacets
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import BaseModelAdmin, IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AdminTextareaWidget, AutocompleteSelect, RelatedFieldWidgetWrapper
from django.core.exceptions import SuspiciousOperation, ValidationError
from django.db import models
from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from factcheck.desk.autocomplete import ManyPicker, PickedManyField, Picker
from factcheck.desk.changelist import MAX_QUERY, ListedMixin
from factcheck.desk.checking.dates import PartialDateField, WholeDateField, tell_intervals
from factcheck.desk.finding.searching import searched
from factcheck.desk.forms import DeskForm, RowForm
from factcheck.desk.formsets import DeskFormSet
from factcheck.desk.pages.labels import share_labels
from factcheck.desk.pages.new_rows import NewRowMixin
from factcheck.desk.protected import resting_on, without_links, without_links_counted
from factcheck.desk.waiting import WaitingFilter, may_wait
from factcheck.editing.admin_mixin import EditedMixin
from factcheck.fields import ProseField, VerbatimField
from factcheck.keys import is_key

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    _BaseModelAdmin = BaseModelAdmin[Any]
    _ModelAdmin = admin.ModelAdmin[Any]
    _StackedInline = admin.StackedInline[Any, Any]
else:  # At run time Django's classes take no type arguments.
    _BaseModelAdmin = BaseModelAdmin
    _ModelAdmin = admin.ModelAdmin
    _StackedInline = admin.StackedInline

_FEW_LINES = {"widget": AdminTextareaWidget(attrs={"rows": 3})}
_DATE_PART = re.compile(r"[0-9]{1,4}", re.ASCII)


class RelatedList(NamedTuple):
    """A list of the records that point at this one, linked from its page."""

    accessor: str
    # The parameter by which that list is filtered.
    parameter: str


class PickerMixin(_BaseModelAdmin):
    """Every relation to a model with a searchable admin is picked by autocomplete."""

    formfield_overrides = {ProseField: _FEW_LINES, VerbatimField: _FEW_LINES}

    def formfield_for_foreignkey(
        self, db_field: "models.ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The form field of a foreign key."""
        if self._is_searchable(db_field):
            kwargs.setdefault("widget", Picker(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: "models.ManyToManyField[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The form field of a many-to-many relation."""
        kwargs.setdefault("form_class", PickedManyField)
        if self._is_searchable(db_field):
            kwargs.setdefault("widget", ManyPicker(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The form field; beside a relation one may add and change, the rest is on the record's own page."""
        if db_field.name.endswith("_precision"):
            kwargs["label"] = gettext_lazy("Known to the")
        if isinstance(db_field, models.DateField) and not isinstance(db_field, models.DateTimeField):
            is_partial = f"{db_field.name}_precision" in (field.name for field in self.opts.fields)
            kwargs.setdefault("form_class", PartialDateField if is_partial else WholeDateField)
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if formfield is not None and isinstance(formfield.widget, RelatedFieldWidgetWrapper):
            formfield.widget.can_delete_related = False
            formfield.widget.can_view_related = False
        return formfield

    def _is_searchable(self, db_field: Any) -> bool:
        target = db_field.remote_field.model
        return self.admin_site.is_registered(target) and bool(self.admin_site.get_model_admin(target).search_fields)


class GuardMixin(_ModelAdmin):
    """Lists that answer whatever stands in their address, with a page, a redirect or a 400."""

    # Further query parameters that other pages link with.
    linked_lookups: ClassVar[tuple[str, ...]] = ()

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Allow what our own filters and links ask for, with values that a database can take."""
        values = value if isinstance(value, list | tuple) else [value]
        if request is None or lookup not in self._lookups(request):
            return False
        return all(_is_plain(lookup, str(each)) for each in values)

    def _lookups(self, request: HttpRequest) -> set[str]:
        names = set(self.linked_lookups)
        for item in self.get_list_filter(request):
            if isinstance(item, type):
                names.add(str(getattr(item, "parameter_name", "")))
            else:
                path = str(item[0] if isinstance(item, tuple | list) else item)
                names |= {path, *(f"{path}__{each}" for each in ("exact", "isnull", "isempty", "id__exact"))}
        if self.date_hierarchy:
            names |= {f"{self.date_hierarchy}__{part}" for part in ("year", "month", "day")}
        return names

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The record of this key, or of this value of the field that the address names; an empty name is none."""
        return super().get_object(request, object_id, from_field or None)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What the address fills in of a new record; a moment that can't be read as one stays empty."""
        given: dict[str, Any] = super().get_changeform_initial_data(request)
        moments = {field.name: field for field in self.opts.fields if isinstance(field, models.DateTimeField)}
        return {name: _read(moments[name], value) if name in moments else value for name, value in given.items()}

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the parts; say what was made of each date that was typed in words."""
        super().save_related(request, form, formsets, change)
        for each in (form, *(part for formset in formsets for part in formset.forms)):
            tell_intervals(request, each)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """The rows that match, names as readers' searches compare them; none for a term that can't be looked up."""
        if len(search_term) > MAX_QUERY or "\0" in search_term:
            return queryset.none(), False
        return searched(queryset, self.get_search_fields(request), search_term)

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The list asked for, or Django's redirect to the plain one."""
        try:
            return super().get_changelist_instance(request)
        except (OverflowError, ValueError) as error:  # a year that no date has
            raise IncorrectLookupParameters from error

    def changelist_view(self, request: HttpRequest, extra_context: Mapping[str, Any] | None = None) -> HttpResponse:
        """The list, or what an action on its rows answers."""
        if not all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            raise SuspiciousOperation("A row that can't be")
        return super().changelist_view(request, dict(extra_context or {}))


def _read(field: models.Field[Any, Any], value: str) -> Any:
    try:
        return field.to_python(value)
    except ValidationError:
        return None


def _is_plain(lookup: str, value: str) -> bool:
    if lookup.rpartition("__")[2] in {"year", "month", "day"}:
        return _DATE_PART.fullmatch(value) is not None
    if lookup.endswith("__id__exact"):
        return is_key(value)
    return len(value) <= MAX_QUERY and "\0" not in value


class DeskAdmin(EditedMixin, GuardMixin, ListedMixin, NewRowMixin, PickerMixin, _ModelAdmin):
    """The base of all our admins: versions and conflicts, lists that answer any address, rows to add, and pickers."""

    form: Any = DeskForm
    list_per_page = 50
    list_max_show_all = 200
    # Counting all rows beside the matching ones costs a second query that grows with the table.
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    empty_value_display = "\N{EN DASH}"
    related_lists: ClassVar[tuple[RelatedList, ...]] = ()
    narrowed_by: ClassVar[Mapping[str, str]] = {}

    @property
    def media(self) -> Any:
        """Django's files, with those of the pickers in filters."""
        return super().media + AutocompleteSelect(None, self.admin_site).media

    def get_list_filter(self, request: HttpRequest) -> Any:
        """The filters, with that of what waits where anything may."""
        filters = super().get_list_filter(request)
        # For those too who see nothing of it: an address that someone passed on to them is no mistake of theirs.
        return [*filters, WaitingFilter] if may_wait(self) else filters

    def with_label(self, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """The rows with all that `label` reads, so that it makes no query."""
        return rows

    def label(self, record: Any) -> str:
        """What the record is called where it is picked."""
        return str(record)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What deleting would take along, and what stands in its way."""
        to_delete, counts, lacking, protected = super().get_deleted_objects(objs, request)
        in_the_way = list(resting_on(objs, self.admin_site)) if protected else []
        return without_links(to_delete), without_links_counted(counts), lacking, in_the_way

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """The page of one record, with links to what points at it."""
        record = kwargs.get("obj")
        if record is not None:
            context["related_lists"] = list(self._related_links(request, record))
        rows = (form for parts in context["inline_admin_formsets"] for form in parts.formset.forms)
        share_labels([context["adminform"].form, *rows])
        return super().render_change_form(request, context, *args, **kwargs)

    def _related_links(self, request: HttpRequest, record: models.Model) -> Any:
        for accessor, parameter in self.related_lists:
            target: Any = self.opts.get_field(accessor).related_model
            if not self.admin_site.get_model_admin(target).has_view_permission(request):
                continue
            url = reverse(f"admin:{target._meta.app_label}_{target._meta.model_name}_changelist")
            yield {
                "name": capfirst(target._meta.verbose_name_plural),
                "count": getattr(record, accessor).count(),
                "url": f"{url}?{parameter}={record.pk}",
            }


class OnRecordAdmin(DeskAdmin):
    """Rows that stay as they were written: they are read, and nobody adds, changes or deletes them at the desk."""

    # The permission with which they may be read as well; without one, only who has leave to view them may.
    seen_with = ""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user has leave to, or the permission that is as good."""
        as_good = bool(self.seen_with) and request.user.has_perm(self.seen_with)
        return as_good or super().has_view_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False


class DeskInline(PickerMixin, _StackedInline):
    """Parts of a record on its page, each in a box that stays narrow on a phone."""

    template = "admin/edit_inline/boxes.html"
    form = RowForm
    formset = DeskFormSet
    extra = 0
    # Whether the fields of a saved row are folded away under its title.
    folds = False
    # What these parts are, in a sentence for the editor.
    about: "StrOrPromise" = ""

    @property
    def media(self) -> Any:
        """Django's files, with the script that fetches the row to add."""
        return super().media + Media(js=["factcheck/new-rows.js"])

    def row_title(self, record: Any) -> str:
        """What a saved row says of itself in one line."""
        return str(record)

    def row_line(self, record: Any) -> str:
        """A second line of a folded row, or nothing."""
        return ""
