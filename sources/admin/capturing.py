"""Capturing a source from its page at the desk, and what has become of its address."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.db.models.functions import Length
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST

from factcheck.publishing.admin import PublishableAdmin
from sources import actions
from sources.intake import offers
from sources.models import Capture, Source
from sources.vocabulary import AttemptState

_SHOWN = 5
_MARKS = {AttemptState.WAITING: "○", AttemptState.RUNNING: "◐", AttemptState.DONE: "●", AttemptState.FAILED: "✕"}

if TYPE_CHECKING:
    _Base = PublishableAdmin
else:
    _Base = object


def _taken(source: Source, request: HttpRequest) -> str:
    editor: Any = request.user
    sent = request.POST
    if "paste" in sent:
        offers.paste(source, pasted=sent.get("text", ""), by=editor)
        return _("The text is taken in. Select words to record what they say.")
    if "address" in sent:
        offers.take_address(source, take=sent["address"] == "take", by=editor)
        return (
            _("The source has the address that its page gives.")
            if sent["address"] == "take"
            else _("The address stays.")
        )
    # Browsers send line feeds as CR LF.
    words = {each.replace("\r\n", "\n") for each in sent.getlist("paragraph")} if "add" in sent else set()
    count = offers.take_paragraphs(source, words=words, by=editor)
    return _("Added to the text: %(count)s.") % {"count": count} if count else _("The text stays as it is.")


class LinkFilter(admin.SimpleListFilter):
    """Sources by what the last visit to their addresses found."""

    title = pgettext_lazy("field", "address")
    parameter_name = "links"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What the last visit may have found that an editor has to look at."""
        return [("dead", _("gone or out of reach")), ("changed", _("text has changed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The sources at whose address the last visit found that; all, for any other value."""
        sources: Any = queryset
        match self.value():
            case "dead":
                queryset = sources.dead_links()
            case "changed":
                queryset = sources.changed_links()
        return queryset


class CapturingMixin(_Base):
    """The part of the page of a source that captures it."""

    change_form_template: ClassVar[str] = "admin/sources/source/change_form.html"

    def get_urls(self) -> list[URLPattern]:
        """The addresses that ask for a capture and take what it offers, before the others."""
        views = {"capture": self.capture_view, "offers": self.offers_view}
        own = [
            path(
                f"<int:object_id>/{name}/",
                self.admin_site.admin_view(require_POST(view)),
                name=self._url_name(name),
            )
            for name, view in views.items()
        ]
        return [*own, *super().get_urls()]

    def capture_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Ask for a capture in the background, and go back to the source."""
        source = self._source(request, object_id)
        if not self.may_capture(request, source):
            raise PermissionDenied
        editor: Any = request.user
        try:
            actions.request_capture(source, by=editor)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(
                request, _("The page is fetched in the background. Load this page again to see how it went.")
            )
        at_desk = "desk" in request.POST
        return self._to_desk(source) if at_desk else HttpResponseRedirect(self._url("change", source))

    def offers_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Take what the page of a source offers, or a text pasted instead of it, and go back to the reading desk."""
        source = self._source(request, object_id)
        if not self.may_capture(request, source):
            raise PermissionDenied
        try:
            messages.success(request, _taken(source, request))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return self._to_desk(source)

    def _to_desk(self, source: Source) -> HttpResponse:
        return HttpResponseRedirect(reverse("read_source", args=[source.pk]))

    def may_capture(self, request: HttpRequest, source: Source) -> bool:
        """Whether this user may have the source captured: it adds a capture and fills in empty fields."""
        return self.has_change_permission(request, source)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """The page of one source, with its captures and how the last attempt went."""
        source = kwargs.get("obj")
        if source is not None:
            context["capturing"] = self._capturing(request, source)
        return super().render_change_form(request, context, *args, **kwargs)

    def _source(self, request: HttpRequest, object_id: int) -> Source:
        source: Source | None = self.get_object(request, str(object_id))
        if source is None:
            raise Http404(f"There is no source {object_id}.")
        return source

    def _capturing(self, request: HttpRequest, source: Source) -> dict[str, Any]:
        attempt = source.capture_attempts.select_related("asked_by").first()
        can_ask = bool(source.url) and (attempt is None or not attempt.is_open or attempt.is_stale)
        again = attempt is not None and (attempt.state == AttemptState.FAILED or attempt.is_stale)
        return {
            "attempt": attempt,
            "mark": _MARKS[AttemptState(attempt.state)] if attempt else "",
            "url": self._url("capture", source),
            "button": _("Try again") if again else _("Capture now"),
            "may": can_ask and self.may_capture(request, source),
            "captures": self._captures(request, source),
            "check": source.link_checks.first(),
        }

    def _captures(self, request: HttpRequest, source: Source) -> list[Any]:
        if not self.admin_site.get_model_admin(Capture).has_view_permission(request):
            return []
        rows = source.captures.annotate(size=Length("content"), warc_size=Length("warc"))
        found: list[Any] = list(rows.defer("content", "text", "warc")[:_SHOWN])
        for capture in found:
            capture.urls = {
                view: reverse(f"admin:sources_capture_{view}", args=[capture.pk])
                for view in ("change", "content", "warc")
            }
        return found
