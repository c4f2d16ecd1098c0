"""What every admin page of ours does for history: who saved is remembered, and no one overwrites another unseen."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import translation
from django.views.decorators.http import require_http_methods

from factcheck.editing import registry, versions
from factcheck.editing.choosing import chosen
from factcheck.editing.conflicts import conflict_page, deleted_page
from factcheck.editing.history import acting
from factcheck.editing.history_pages import history_page, restore_page
from factcheck.keys import is_key
from factcheck.language.localisation import DEFAULT

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:  # At run time Django's classes take no type arguments.
    _ModelAdmin = admin.ModelAdmin


class EditedMixin(_ModelAdmin):
    """Pages whose every write is one change of the user who is signed in."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """The form of a record; what it sends is saved as one change, unless another was faster."""
        context = dict(extra_context or {})
        if request.method == "POST":
            what = "added it at the desk" if object_id is None else "saved it at the desk"
            with acting(by=_user(request), what=what):
                return self._save(request, object_id, form_url, context)
        record = self._versioned(request, object_id)
        if record is not None:
            # Before the parts are read: what is saved in between counts as unseen.
            context["version"] = versions.seen(record)
        return super().changeform_view(request, object_id, form_url, context)

    def _save(self, request: HttpRequest, object_id: str | None, form_url: str, context: dict[str, Any]) -> Any:
        if self._was_deleted(request, object_id):
            return deleted_page(self, request)
        record = self._versioned(request, object_id)
        if record is not None:
            context["version"] = token = _chosen(request)
            if not versions.take(record, token):
                return conflict_page(self, request, record, token)
        response = super().changeform_view(request, object_id, form_url, context)
        if "adminform" in (getattr(response, "context_data", None) or {}):
            # Refused: the form comes back, and the version that its editor has seen stays the latest.
            transaction.set_rollback(True)
        return response

    def _was_deleted(self, request: HttpRequest, object_id: str | None) -> bool:
        """Whether a form was opened on a record that somebody has deleted since."""
        if object_id is None or versions.FIELD not in request.POST or not self.has_change_permission(request):
            return False
        return is_key(unquote(object_id)) and self.get_object(request, unquote(object_id)) is None

    def _versioned(self, request: HttpRequest, object_id: str | None) -> Any:
        """The record, if there are versions of it and the user may change it; Django answers all else."""
        if object_id is None or not is_key(unquote(object_id)) or not hasattr(self.model, "version"):
            return None
        record = self.get_object(request, unquote(object_id))
        return record if record is not None and self.has_change_permission(request, record) else None

    def get_urls(self) -> list[URLPattern]:
        """The page on which an earlier state is restored, before Django's own."""
        if registry.of(self.model) is None:
            return super().get_urls()
        name = f"{self.opts.app_label}_{self.opts.model_name}_restore"
        view = self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(self.restore_view))
        return [path("<int:object_id>/history/<int:change>/restore/", view, name=name), *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Mapping[str, Any] | None = None
    ) -> HttpResponse:
        """What was changed, by whom and when."""
        record = self._remembered(request, object_id)
        if record is None:
            return super().history_view(request, object_id, dict(extra_context or {}))
        return history_page(self, request, record)

    def restore_view(self, request: HttpRequest, object_id: int, change: int) -> HttpResponse:
        """Ask whether an earlier state is to be restored; on POST, restore it."""
        record = self._remembered(request, str(object_id))
        if record is None:
            raise Http404(f"There is no {self.opts.verbose_name} {object_id} with a history.")
        return restore_page(self, request, record, change)

    def _remembered(self, request: HttpRequest, object_id: str) -> Any:
        """The record, if it has a history; Django answers all else."""
        key = unquote(object_id)
        record = self.get_object(request, key) if registry.of(self.model) and is_key(key) else None
        if record is not None and not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        return record

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Note the addition, in English whoever works."""
        with translation.override(DEFAULT):
            return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Note the change, in English whoever works."""
        with translation.override(DEFAULT):
            return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Note the deletions, in English whoever works."""
        with translation.override(DEFAULT):
            return super().log_deletions(request, queryset)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Mapping[str, Any] | None = None
    ) -> HttpResponse:
        """The page that asks before a record is deleted."""
        if request.method != "POST":
            return super().delete_view(request, object_id, dict(extra_context or {}))
        with acting(by=_user(request), what="deleted it at the desk"):
            return super().delete_view(request, object_id, dict(extra_context or {}))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Delete what was chosen in a list, as one change."""
        with acting(by=_user(request), what="deleted it from a list"):
            super().delete_queryset(request, queryset)


def _user(request: HttpRequest) -> Any:
    return request.user


def _chosen(request: Any) -> str:
    """Turn what a conflict page sends into the form that it stands for; return the version that its editor has seen."""
    request.POST, is_whole = chosen(request.POST)
    token: str = request.POST.get(versions.FIELD, "")
    # With a choice missing, the page is shown again.
    return token if is_whole else f"0-{token.rpartition('-')[2]}"
