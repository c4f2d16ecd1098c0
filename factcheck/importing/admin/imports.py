"""The desk's pages of imports: to upload a file, to see how it is understood, to follow it, to undo it."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from factcheck.desk.options import OnRecordAdmin
from factcheck.importing import reports
from factcheck.importing.admin.forms import ColumnsForm, UploadForm
from factcheck.importing.archives import ArchiveError
from factcheck.importing.mappings import save_mapping
from factcheck.importing.models import ColumnMapping, Import
from factcheck.importing.previews import mapping_of_upload, preview
from factcheck.importing.restoring.uploads import Found, found_in
from factcheck.importing.starting import BRING_IN, StartError, confirm_upload, upload
from factcheck.importing.tasks import carry_on
from factcheck.importing.undoing import UndoError, hindrance, undo
from factcheck.importing.vocabulary import Stage
from factcheck.publishing.planning.four_eyes import PUBLISH
from sources.fetching.errors import FetchError
from sources.fetching.fetcher import fetch

_KEY: Final = re.compile(r"[0-9]{1,18}")
_PIECE: Final = 1_000_000


@admin.register(Import)
class ImportAdmin(OnRecordAdmin):
    """Imports, to begin, to follow and to undo."""

    seen_with = BRING_IN
    list_display = ("name", "state", "outcome", "by", "asked_at")
    list_filter = ("stage",)
    list_select_related = ("by",)
    date_hierarchy = "asked_at"
    search_fields = ("name", "=sha256")
    search_help_text = gettext_lazy("The name of a file, or its SHA-256.")
    actions = None

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user may import."""
        return request.user.has_perm(BRING_IN)

    def get_urls(self) -> list[URLPattern]:
        """Our own pages, before Django's."""
        asks = require_http_methods(["GET", "HEAD", "POST"])
        views: list[tuple[str, Callable[..., HttpResponseBase]]] = [
            ("preview", asks(self.preview_view)),
            ("resume", require_POST(self.resume_view)),
            ("report", require_safe(self.report_view)),
            ("undo", asks(self.undo_view)),
        ]
        ours = [
            path(f"<int:object_id>/{name}/", self.admin_site.admin_view(view), name=f"importing_import_{name}")
            for name, view in views
        ]
        return [*ours, *super().get_urls()]

    @admin.display(description=gettext_lazy("state"), ordering="stage")
    def state(self, importing: Import) -> str:
        """How far it has come."""
        if not importing.problem:
            return importing.get_stage_display()
        return _("stopped: %(problem)s") % {"problem": importing.problem}

    @admin.display(description=gettext_lazy("records"))
    def outcome(self, importing: Import) -> SafeString:
        """How many records had which outcome."""
        return format_html("{}", _counted(importing) or self.get_empty_value_display())

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Ask for a file or an address; on POST, keep it and show how it is understood."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        if form.is_bound and form.is_valid() and (importing := _uploaded(request, form)):
            return HttpResponseRedirect(_url("preview", importing))
        return self._shown(request, "upload.html", _("Import an archive"), {"form": form})

    def preview_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Show columns and ten records as they are understood; on POST, adjust them, or begin."""
        importing = self._waiting(request, object_id)
        if importing is None:
            return HttpResponseRedirect(reverse("admin:importing_import_change", args=[object_id]))
        may_publish = request.user.has_perm(PUBLISH)
        try:
            if ours := found_in(importing):
                return self._restore(request, importing, ours)
            guessed = preview(importing)
            form = ColumnsForm(guessed.columns, request.POST or None, may_publish=may_publish)
            if not form.is_bound or not form.is_valid():
                return self._shown(request, "preview.html", importing.name, _previewed(importing, form, guessed))
            if "begin" in request.POST:
                return self._begin_mapped(request, importing, form)
            chosen = form.cleaned_data.get("use")
            adjusted = preview(importing, columns=form.columns, mapping=chosen.columns if chosen else None)
            again = ColumnsForm(adjusted.columns, may_publish=may_publish)
            return self._shown(request, "preview.html", importing.name, _previewed(importing, again, adjusted))
        except (ArchiveError, StartError) as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(reverse("admin:importing_import_add"))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """How far an import is, and what came of it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        importing = self.get_object(request, object_id)
        if importing is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined,no-any-return]
        after = request.GET.get("after", "")
        report = reports.page(importing, after=int(after) if _KEY.fullmatch(after) else 0)
        about = {
            "importing": importing,
            "counted": _counted(importing),
            "report": report,
            "is_first": not _KEY.fullmatch(after),
            "runs": importing.is_running and not importing.problem and importing.started_at is not None,
            "waits": importing.stage == Stage.WAITING,
            "stopped": bool(importing.problem) and importing.pieces.exists(),
            "may": request.user.has_perm(BRING_IN),
            "done": importing.stage == Stage.DONE,
        }
        return self._shown(request, "import.html", importing.name, about)

    def resume_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Let the worker go on with an import that stopped."""
        importing = self._import(request, object_id)
        if importing.is_running and importing.started_at is not None and importing.pieces.exists():
            transaction.on_commit(partial(carry_on.enqueue, importing.pk))
            messages.success(request, _("It goes on."))
        else:
            messages.error(request, _("There is nothing left to do, or the file is kept no more: import it again."))
        return HttpResponseRedirect(reverse("admin:importing_import_change", args=[importing.pk]))

    def report_view(self, request: HttpRequest, object_id: int) -> StreamingHttpResponse:
        """The report as CSV."""
        importing = self._import(request, object_id)
        response = StreamingHttpResponse(reports.csv_lines(importing), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="import-{importing.pk}.csv"'
        return response

    def undo_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Ask; on POST, take away what the import added, and say what stays."""
        importing = self._import(request, object_id)
        about: dict[str, Any] = {"importing": importing, "hindrance": hindrance(importing)}
        if request.method == "POST":
            try:
                about["undone"] = undo(importing, by=_user(request))
            except UndoError as error:
                about["hindrance"] = str(error)
        return self._shown(request, "undo.html", _("Undo this import?"), about)

    def _restore(self, request: HttpRequest, importing: Import, found: Found) -> HttpResponse:
        """What a feed or dump of ours holds; on POST, begin to make its records again."""
        form = ColumnsForm({}, request.POST or None, may_publish=request.user.has_perm(PUBLISH))
        if form.is_bound and form.is_valid() and not found.hindrance:
            return self._begin(request, importing, form, None)
        title = _("Restore %(name)s?") % {"name": importing.name}
        return self._shown(request, "restore.html", title, {"importing": importing, "form": form, "found": found})

    def _begin_mapped(self, request: HttpRequest, importing: Import, form: ColumnsForm) -> HttpResponse:
        chosen = form.cleaned_data.get("use")
        if not chosen and form.is_as_guessed and not form.cleaned_data.get("save_as"):
            return self._begin(request, importing, form, None)
        mapping = chosen.columns if chosen else mapping_of_upload(importing, form.columns)
        return self._begin(request, importing, form, mapping)

    def _begin(self, request: HttpRequest, importing: Import, form: ColumnsForm, mapping: Any) -> HttpResponse:
        data, user = form.cleaned_data, _user(request)
        with transaction.atomic():
            if mapping is not None and data.get("save_as"):
                save_mapping(data["save_as"], mapping, by=user)
            confirm_upload(importing, by=user, publishes=data.get("publish", False), mapping=mapping)
            transaction.on_commit(partial(carry_on.enqueue, importing.pk))
        messages.success(request, _("The import has begun. This page shows how far it is."))
        return HttpResponseRedirect(reverse("admin:importing_import_change", args=[importing.pk]))

    def _waiting(self, request: HttpRequest, object_id: int) -> Import | None:
        importing = self._import(request, object_id)
        return importing if importing.stage == Stage.WAITING else None

    def _import(self, request: HttpRequest, object_id: int) -> Import:
        if not request.user.has_perm(BRING_IN):
            raise PermissionDenied
        importing: Import | None = self.get_object(request, str(object_id))
        if importing is None:
            raise Http404(f"There is no import {object_id}.")
        return importing

    def _shown(self, request: HttpRequest, template: str, title: str, about: dict[str, Any]) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "title": title}
        return TemplateResponse(request, f"admin/importing/{template}", shared | about)


@admin.register(ColumnMapping)
class ColumnMappingAdmin(OnRecordAdmin):
    """Saved columns, to look at."""

    seen_with = BRING_IN
    list_display = ("name",)
    search_fields = ("name",)
    fields = ("name", "columns")


def _uploaded(request: HttpRequest, form: UploadForm) -> Import | None:
    try:
        if file := form.cleaned_data.get("file"):
            return upload(file.chunks(_PIECE), name=file.name or "archive", by=_user(request))
        fetched = fetch(form.cleaned_data["address"])
        return upload([fetched.content], name=fetched.url.rstrip("/").rpartition("/")[2], by=_user(request))
    except (StartError, FetchError) as error:
        form.add_error("file" if form.cleaned_data.get("file") else "address", str(error))
        return None


def _previewed(importing: Import, form: ColumnsForm, found: Any) -> dict[str, Any]:
    return {"importing": importing, "form": form, "preview": found}


def _counted(importing: Import) -> str:
    return ", ".join(f"{number:,} {name}" for name, number in importing.counts.items())


def _user(request: HttpRequest) -> User:
    return request.user  # type: ignore[return-value]  # the site lets nobody else in


def _url(view: str, importing: Import) -> str:
    return reverse(f"admin:importing_import_{view}", args=[importing.pk])
