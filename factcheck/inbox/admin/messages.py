"""The desk's queue of messages."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from factcheck.desk.options import DeskAdmin
from factcheck.inbox.handling import HandlingError, close, take_up
from factcheck.inbox.models import Message
from factcheck.inbox.vocabulary import MAX_REASON, MessageKind, MessageState
from factcheck.publishing import kinds
from factcheck.publishing.addresses import page_path
from factcheck.publishing.kinds import Key

HANDLE = "inbox.handle"
_ASKED = ("page", "text", "speaker", "venue", "said_when", "reason")
_EXCERPT = 100
# As much as stands in an address without trouble.
_PREFILLED = 300


class ClosingForm(forms.Form):
    """Asks what became of a message."""

    note = forms.CharField(
        label=gettext_lazy("What became of it"),
        max_length=MAX_REASON,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=gettext_lazy("For the desk; nobody is told by e-mail. Such as: corrected in revision 3."),
        error_messages={"required": gettext_lazy("Say what became of it.")},
    )


@admin.register(Message)
class MessageAdmin(DeskAdmin):
    """Messages of readers, to read, take up and close."""

    change_form_template = "admin/inbox/message/change_form.html"
    list_display = ("excerpt", "kind", "state", "handler", "received_at")
    list_filter = ("kind", "state")
    list_select_related = ("handler",)
    date_hierarchy = "received_at"
    search_fields = ("text", "speaker", "venue", "page", "=about_id")
    search_help_text = gettext_lazy("Words of the message, or the public id of the record.")
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: readers write them."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: what readers wrote stays as it came."""
        return False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is filled in; where to answer only for those who handle messages."""
        answer = ["reply_to"] if request.user.has_perm(HANDLE) else []
        fields = [*_ASKED, *answer, "received_at", "language", "handler", "closed_at", "closing_note"]
        return [name for name in fields if getattr(obj, name, None)]

    @admin.display(description=gettext_lazy("message"), ordering="text")
    def excerpt(self, message: Message) -> str:
        """The first words of the message, for the list."""
        return Truncator(" ".join(message.text.split())).chars(_EXCERPT)

    def get_urls(self) -> list[URLPattern]:
        """Where it is taken up and closed, before Django's own pages."""
        views: list[tuple[str, Callable[..., HttpResponse]]] = [
            ("take-up", require_POST(self.take_up_view)),
            ("close", require_http_methods(["GET", "HEAD", "POST"])(self.close_view)),
        ]
        ours = [
            path(f"<int:object_id>/{name}/", self.admin_site.admin_view(view), name=f"inbox_message_{name}")
            for name, view in views
        ]
        return [*ours, *super().get_urls()]

    def take_up_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Let the editor see to it."""
        message = self._handled(request, object_id)
        try:
            take_up(message, by=_editor(request))
        except HandlingError as error:
            messages.error(request, str(error))
        else:
            self.log_change(request, message, "Took it up.")
            messages.success(request, _("It is yours. Close it with a note once it is done."))
        return HttpResponseRedirect(_url("change", message))

    def close_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Ask what became of it; on POST, close it."""
        message = self._handled(request, object_id)
        form = ClosingForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and self._close(request, message, form):
            return HttpResponseRedirect(reverse("admin:inbox_message_changelist"))
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": _("Close this message?")}
        context |= {"original": message, "form": form, "back": _url("change", message)}
        return TemplateResponse(request, "admin/inbox/message/close.html", context)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """The page of a message, with what can be done about it."""
        message = kwargs.get("obj")
        if message is not None and message.state != MessageState.CLOSED and request.user.has_perm(HANDLE):
            context["take_up"] = _url("take-up", message) if message.state == MessageState.NEW else ""
            context["close"] = _url("close", message)
        if message is not None:
            context["links"] = list(_links(message, request))
        return super().render_change_form(request, context, *args, **kwargs)

    def _handled(self, request: HttpRequest, object_id: int) -> Message:
        if not request.user.has_perm(HANDLE):
            raise PermissionDenied
        message: Message | None = self.get_object(request, str(object_id))
        if message is None:
            raise Http404(f"There is no message {object_id}.")
        return message

    def _close(self, request: HttpRequest, message: Message, form: ClosingForm) -> bool:
        try:
            close(message, by=_editor(request), note=form.cleaned_data["note"])
        except HandlingError as error:
            form.add_error(None, str(error))
            return False
        self.log_change(request, message, "Closed it.")
        messages.success(request, _("%(message)s is closed.") % {"message": message})
        return True


def _editor(request: HttpRequest) -> Any:
    return request.user


def _url(view: str, message: Message) -> str:
    return reverse(f"admin:inbox_message_{view}", args=[message.pk])


def _links(message: Message, request: HttpRequest) -> Any:
    """Where work on the message begins, with what each place is called."""
    if message.kind == MessageKind.SUGGESTION:
        if request.user.has_perm("claims.add_claim"):
            yield _("Start a claim from this"), _start(message)
    elif message.about_id:
        key = Key(message.about_kind, message.about_id)
        for record in kinds.records_of([key]):
            opts = record._meta
            yield (
                _("The record at the desk"),
                reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk]),
            )
        yield _("The record as readers see it"), page_path(*key)


def _start(message: Message) -> str:
    """The intake of a source, where there is an address of one; or else an empty claim in the reader's words."""
    if message.venue.startswith(("https://", "http://")):
        return f"{reverse('admin:sources_intake')}?{urlencode({'url': message.venue})}"
    words = Truncator(" ".join(message.text.split())).chars(_PREFILLED)
    return f"{reverse('admin:claims_claim_add')}?{urlencode({'text': words})}"
