"""The admin of whatever can be published: its state in lists and on its page, and how to change what readers see."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from factcheck.desk.bulk import bulk_action
from factcheck.desk.options import DeskAdmin
from factcheck.editing.history import acting
from factcheck.editing.rows import in_one_line
from factcheck.language.localisation import DEFAULT
from factcheck.public.rendering import render_document
from factcheck.publishing.addresses import page_path
from factcheck.publishing.admin.bulk import BulkPublish
from factcheck.publishing.admin.findings import at_fields, placed
from factcheck.publishing.admin.steps import PUBLIC_STEPS, Standing, Step
from factcheck.publishing.models import Publication, Publishable
from factcheck.publishing.planning.plans import Plan, plan
from factcheck.publishing.planning.refusals import PublishingError
from factcheck.publishing.planning.saved import saved_since, settle
from factcheck.publishing.planning.state import State, ever_published, states
from factcheck.publishing.writing.actions import hold, prepare, preview

_MARKS = {State.DRAFT: "○", State.PUBLISHED: "●", State.CHANGED: "◐", State.WITHDRAWN: "✕"}
_SHORT = {State.CHANGED: _("unpublished changes")}
_MEANINGS = {
    State.DRAFT: _("Readers can't see it."),
    State.PUBLISHED: _("Readers see exactly what is saved here."),
    State.CHANGED: _("Readers still see what was published last, not what has been saved since."),
    State.WITHDRAWN: _("Readers who open its address find the note that says why."),
}
_PUBLISH = "_publish"


def state_mark(state: State) -> SafeString:
    """A state as a shape and words, so that no one has to tell colours apart."""
    label = _SHORT.get(state, state.label)
    return format_html(
        '<span class="state state-{}"><span class="state-shape" aria-hidden="true">{}</span> {}</span>',
        state.value,
        _MARKS[state],
        label,
    )


class StateFilter(admin.SimpleListFilter):
    """Rows by whether readers can see them."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The states. The published are all that readers see, with unpublished changes or without."""
        return [(state.value, str(state.label)) for state in State]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows in the chosen state; all, for a state that there is not."""
        known = Publication.objects.filter(kind=queryset.model.record_kind, record_id=OuterRef("public_id"))
        match self.value():
            case State.DRAFT:
                return queryset.filter(~Exists(known))
            case State.PUBLISHED:
                return queryset.filter(Exists(known.filter(withdrawn=False)))
            case State.CHANGED:
                return queryset.filter(pk__in=saved_since(queryset.model).order_by().values("pk"))
            case State.WITHDRAWN:
                return queryset.filter(Exists(known.filter(withdrawn=True)))
            case _:
                return queryset


class PublishableAdmin(DeskAdmin):
    """The base of the admins of records with a public page."""

    change_form_template = "admin/publishing/change_form.html"
    steps: ClassVar[tuple[type[Step], ...]] = PUBLIC_STEPS
    standing_class: ClassVar[type[Standing]] = Standing
    actions: Any = (bulk_action(BulkPublish),)

    @admin.display(description=_("state"))
    def state(self, record: Any) -> SafeString:
        """Whether readers see the row, and whether they see what it now says."""
        return state_mark(record.desk_state)

    def fill_page(self, rows: list[Any]) -> None:
        """Find the states of the page's rows."""
        found = states(self.model.record_kind, [row.public_id for row in rows])
        for row in rows:
            row.desk_state = found[row.public_id]

    def get_urls(self) -> list[URLPattern]:
        """The pages of the preview and of each step, before Django's own."""
        views: list[tuple[str, Callable[..., HttpResponse]]] = [("preview", require_safe(self.preview_view))]
        views += [
            (step.name, require_http_methods(["GET", "HEAD", "POST"])(partial(self.step_view, step=step)))
            for step in self.steps
        ]
        ours = [
            path(f"<int:object_id>/{name}/", self.admin_site.admin_view(view), name=self._url_name(name))
            for name, view in views
        ]
        return [*ours, *super().get_urls()]

    def preview_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """The public page as publishing the draft now would make it."""
        record = self._record(request, object_id)
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        try:
            document = preview(record)
        except PublishingError as error:
            return self._refused(request, record, str(error))
        return render_document(request, document, preview=True)

    def step_view(self, request: HttpRequest, object_id: int, step: type[Step]) -> HttpResponse:
        """Say what the step will do and ask what it needs; on POST, take it."""
        record = self._record(request, object_id)
        if not self._may(request, record, step.permission):
            raise PermissionDenied
        refusals: tuple[type[Exception], ...] = (PublishingError, *step.refusals)
        try:
            if request.method == "POST":
                return self._answer(request, record, step)
            return self._confirmation(request, self._attempt(request, plan(record), step))
        except refusals as error:
            return self._refused(request, record, in_one_line(error))

    def may_publish(self, request: HttpRequest, record: Any) -> bool:
        """Whether this user may change what readers see of the record."""
        return self._may(request, record, "publishing.publish")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the list offers to publish."""
        return self.may_publish(request, None)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What deleting would take along. What was ever public can't be deleted: its address is permanent."""
        to_delete, counts, lacking, protected = super().get_deleted_objects(objs, request)
        records = list(objs)
        public = ever_published(self.model.record_kind, [record.public_id for record in records])
        refusals = [
            gettext("“%(record)s” has been published, so its address and its history stay. Withdraw it instead.")
            % {"record": record}
            for record in records
            if record.public_id in public
        ]
        return to_delete, counts, lacking, [*refusals, *protected]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """The page of one record, with its state and what can be done about it."""
        record = kwargs.get("obj")
        context["may_publish"] = self.may_publish(request, record)
        if record is not None:
            found = plan(record)
            context["publication"] = self._panel(request, self._standing(request, found))
            context["findings"] = placed(found.findings, context)
            at_fields(context["findings"], context["adminform"].form)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the parts; where readers would see no difference, nothing waits to be published."""
        super().save_related(request, form, formsets, change)
        settle(self.model.record_kind, [form.instance.public_id])

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """Go on to publishing where the editor asked for that."""
        response = super().response_add(request, obj, post_url_continue)
        return self._on_to_publish(request, obj) or response

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Go on to publishing where the editor asked for that."""
        response = super().response_change(request, obj)
        return self._on_to_publish(request, obj) or response

    def _on_to_publish(self, request: HttpRequest, record: Any) -> HttpResponse | None:
        wanted = _PUBLISH in request.POST and IS_POPUP_VAR not in request.POST
        if not wanted or not self.may_publish(request, record):
            return None
        return HttpResponseRedirect(self._url("publish", record))

    def _record(self, request: HttpRequest, object_id: int) -> Any:
        record = self.get_object(request, str(object_id))
        if record is None:
            raise Http404(f"There is no {self.opts.verbose_name} {object_id}.")
        return record

    def _may(self, request: HttpRequest, record: Any, permission: str) -> bool:
        may: bool = self.has_change_permission(request, record)
        return may and request.user.has_perm(permission)

    def _refused(self, request: HttpRequest, record: Any, why: str) -> HttpResponseRedirect:
        messages.error(request, why)
        return HttpResponseRedirect(self._url("change", record))

    def _standing(self, request: HttpRequest, found: Plan) -> Standing:
        editor: Any = request.user
        return self.standing_class(found, editor)

    def _attempt(self, request: HttpRequest, found: Plan, step: type[Step], data: QueryDict | None = None) -> Step:
        standing = self._standing(request, found)
        if not step.fits(standing):
            raise PublishingError(step.misfit(standing))
        return step(found, data)

    def _answer(self, request: HttpRequest, record: Publishable, step: type[Step]) -> HttpResponse:
        """Take the step, with the drafts held: what was looked at is what is done. Or ask again."""
        prepared = prepare(record)
        with transaction.atomic():
            attempt = self._attempt(request, hold(record, prepared=prepared), step, request.POST)
            if attempt.form.is_valid() and self._take(request, attempt):
                return HttpResponseRedirect(self._url("change", record))
            return self._confirmation(request, attempt)

    def _take(self, request: HttpRequest, attempt: Step) -> bool:
        editor: Any = request.user
        try:
            with acting(by=editor, what=attempt.what):
                attempt.run(by=editor)
                # Others read it in languages of their own.
                with translation.override(DEFAULT):
                    self.log_change(request, attempt.record, f"{attempt.said}.")
        except attempt.refusals as error:
            attempt.form.add_error(None, in_one_line(error))
            return False
        messages.success(request, attempt.told)
        return True

    def _confirmation(self, request: HttpRequest, attempt: Step) -> TemplateResponse:
        editor: Any = request.user
        findings = placed(attempt.plan.findings) if attempt.gated else None
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"{attempt.button}?",
            "original": attempt.record,
            "step": attempt,
            "objection": attempt.objection(editor),
            "findings": findings,
            "back": self._url("change", attempt.record),
            "preview": self._url("preview", attempt.record) if attempt.shows else "",
            "state_mark": state_mark(attempt.plan.state),
        }
        template = "blocked" if findings and findings.blocked else "confirm"
        return TemplateResponse(request, f"admin/publishing/{template}.html", context)

    def _panel(self, request: HttpRequest, standing: Any) -> dict[str, Any]:
        record, state, (kind, record_id) = standing.record, standing.state, standing.plan.key
        steps = [step for step in self.steps if self._may(request, record, step.permission) and step.fits(standing)]
        log = reverse("admin:publishing_revision_changelist")
        return {
            "state": state,
            "mark": state_mark(state),
            "meaning": _MEANINGS[state],
            "preview": self._url("preview", record) if state != State.PUBLISHED else "",
            "page": page_path(kind, record_id) if state != State.DRAFT else "",
            "steps": [(step, self._url(step.name, record)) for step in steps if not step.apart],
            "steps_apart": [(step, self._url(step.name, record)) for step in steps if step.apart],
            "log": f"{log}?record_id__exact={record_id}" if state != State.DRAFT else "",
        }

    def _url_name(self, view: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{view}"

    def _url(self, view: str, record: Any) -> str:
        return reverse(f"admin:{self._url_name(view)}", args=[record.pk])
