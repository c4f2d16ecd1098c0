"""The admin of a record with a public page: publishing, and all that the desk does before it."""

from functools import partial
from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from factcheck.desk.bulk import bulk_action
from factcheck.publishing.admin import PublishableAdmin, StateFilter
from factcheck.publishing.admin.publishable import state_mark
from factcheck.publishing.admin.steps import PUBLIC_STEPS, Standing, Step
from factcheck.publishing.kinds import key_of
from factcheck.publishing.planning.state import state_of
from factcheck.workflow import actions
from factcheck.workflow.actions import forget
from factcheck.workflow.admin.bulk import BulkSubmit
from factcheck.workflow.admin.forms import CommentForm
from factcheck.workflow.admin.guards import hindrance_in
from factcheck.workflow.admin.marks import SIGNS, assignment_mark, sign_off_mark
from factcheck.workflow.admin.sight import sight_of
from factcheck.workflow.admin.steps import SIGN_OFF_STEPS, DeskStanding
from factcheck.workflow.events import comments_on, events_of
from factcheck.workflow.models import Comment
from factcheck.workflow.models.about import about
from factcheck.workflow.standing import assignments, changed_since, in_state, open_submissions

_WAITING = tuple(SIGNS)
# As many as the page of a record shows.
_EVENTS = 50


class SignOffFilter(admin.SimpleListFilter):
    """Rows by what the desk waits for."""

    title = _("sign-off")
    parameter_name = "sign_off"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The states of submissions that are open."""
        return [(state.value, str(state.label)) for state in _WAITING]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows whose open submission is in the chosen state; all, for another."""
        value = self.value()
        return in_state(queryset, value) if value in _WAITING else queryset


class RecordAdmin(PublishableAdmin):
    """The base of the admins of every kind of record, and all that one needs which shows no column of its own."""

    list_display: Any = ("__str__", "state", "updated_at")
    # The filter by state comes first.
    list_filter: ClassVar[Any] = (StateFilter,)
    search_fields: ClassVar[Any] = ("=public_id",)
    change_form_template = "admin/workflow/change_form.html"
    actions = (bulk_action(BulkSubmit), *PublishableAdmin.actions)
    steps: ClassVar[tuple[type[Step], ...]] = (*PUBLIC_STEPS, *SIGN_OFF_STEPS)
    standing_class: ClassVar[type[Standing]] = DeskStanding

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse contributors what is public or submitted."""
        may: bool = super().has_change_permission(request, obj)
        return may and (obj is None or not hindrance_in(request, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse contributors what is public or submitted."""
        may: bool = super().has_delete_permission(request, obj)
        return may and (obj is None or not hindrance_in(request, obj))

    def has_submit_permission(self, request: HttpRequest) -> bool:
        """Whether the list offers to submit."""
        may: bool = self.has_change_permission(request)
        return may and request.user.has_perm("workflow.submit")

    def get_list_filter(self, request: HttpRequest) -> Any:
        """The filters, the one by sign-off after that by state."""
        first, *others = super().get_list_filter(request)
        return [first, SignOffFilter, *others]

    def fill_page(self, rows: list[Any]) -> None:
        """Find the states of the page's rows, and what the desk waits for."""
        super().fill_page(rows)
        ids = [row.public_id for row in rows]
        found, assigned = open_submissions(self.model.record_kind, ids), assignments(self.model.record_kind, ids)
        for row in rows:
            row.desk_submission, row.desk_assignment = found.get(row.public_id), assigned.get(row.public_id)

    @admin.display(description=_("state"))
    def state(self, record: Any) -> SafeString:
        """The state of a row of the list, what the desk waits for, and whose it is to do."""
        marks = [super().state(record)]
        if record.desk_submission is not None:
            marks.append(sign_off_mark(record.desk_submission))
        if record.desk_assignment is not None:
            marks.append(assignment_mark(record.desk_assignment))
        return format_html_join(SafeString("<br>"), "{}", ((mark,) for mark in marks))

    def get_urls(self) -> list[URLPattern]:
        """The addresses to which comments are sent, before those of the steps."""
        ours = [self._path("comment/", require_POST(self.comment_view))]
        for name, action in (("resolve", actions.resolve), ("reopen", actions.reopen)):
            settle = require_POST(partial(self.settle_view, action=action))
            ours.append(self._path(f"comment/<int:comment_id>/{name}/", settle, name=name))
        return [*ours, *super().get_urls()]

    def comment_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Add a comment, or ask again with what was wrong with it."""
        record = self._viewed(request, object_id)
        form = CommentForm(request.POST)
        if not form.is_valid():
            context = self._page(request, record, form=form, title=gettext("Comment"))
            return TemplateResponse(request, "admin/workflow/comment.html", context, status=400)
        editor: Any = request.user
        actions.comment(record, by=editor, text=form.cleaned_data["text"])
        return self._back_to_comments(record)

    def settle_view(self, request: HttpRequest, object_id: int, comment_id: int, action: Any) -> HttpResponse:
        """Resolve a comment, or open it again."""
        record = self._viewed(request, object_id)
        remark = Comment.objects.filter(pk=comment_id, **about(key_of(record))).first()
        if remark is None:
            raise Http404("There is no such comment on this record.")
        action(remark, by=request.user)
        return self._back_to_comments(record)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """The page of one record, with its way to publication, comments and activity."""
        record = kwargs.get("obj")
        if record is not None:
            context["conversation"] = self._conversation(record)
        return super().render_change_form(request, context, *args, **kwargs)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete the record and what the desk noted about it."""
        forget([key_of(obj)])
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Delete the records and what the desk noted about them."""
        forget([key_of(record) for record in queryset])
        super().delete_queryset(request, queryset)

    def _panel(self, request: HttpRequest, standing: Any) -> dict[str, Any]:
        submission = standing.submission
        return super()._panel(request, standing) | {
            "submission": submission,
            "sign_off": sign_off_mark(submission) if submission else "",
            "changed": submission is not None and changed_since(submission, standing.plan),
            "hindrance": hindrance_in(request, standing.record),
            "sight": sight_of(standing),
        }

    def _conversation(self, record: Any) -> dict[str, Any]:
        key = key_of(record)
        comments, assigned = comments_on(key), assignments(key.kind, [key.record_id]).values()
        return {
            "assignment": format_html_join("", "{}", ((assignment_mark(each),) for each in assigned)),
            "comments": comments,
            "form": CommentForm(),
            "url": self._url("comment", record),
            "events": events_of(record, comments, assigned)[:_EVENTS],
        }

    def _viewed(self, request: HttpRequest, object_id: int) -> Any:
        record = self._record(request, object_id)
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        return record

    def _page(self, request: HttpRequest, record: Any, **more: Any) -> dict[str, Any]:
        back = {"opts": self.opts, "original": record, "back": self._url("change", record)}
        return {**self.admin_site.each_context(request), **back, "state_mark": state_mark(state_of(record)), **more}

    def _back_to_comments(self, record: Any) -> HttpResponseRedirect:
        return HttpResponseRedirect(f"{self._url('change', record)}#comments")

    def _path(self, end: str, view: Any, name: str = "") -> URLPattern:
        route: URLPattern = path(
            f"<int:object_id>/{end}", self.admin_site.admin_view(view), name=self._url_name(name or end.rstrip("/"))
        )
        return route
