"""The reading desk: a source's text, and beside it the form that records what its words say."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from claims.intake.forms import RecordForm, WordsForm
from claims.intake.highlights import likely_places, marked, recorded
from claims.intake.reading_desk import Desk
from factcheck.desk.checking.dates import tell_intervals
from factcheck.publishing.models import Publication
from sources.intake.offers import offered, paragraphs_offered
from sources.models import Passage, Source
from sources.vocabulary import PassageState


@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the desk; on POST, propose or save."""
    desk = Desk(request, pk)
    if request.method != "POST":
        return _page(desk, desk.form())
    form = desk.form(request.POST)
    if form is None:
        raise PermissionDenied
    if "propose" in request.POST:
        return _page(desk, _with_proposal(desk))
    passage = desk.save(form) if form.is_valid() else None
    return _page(desk, form) if passage is None else _saved(desk, form, passage)


@require_POST
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """What is proposed for the words sent, by field of the form; 422 with the errors where they can't be found."""
    desk = Desk(request, pk)
    if not desk.parts:
        raise PermissionDenied
    values, errors = desk.proposed()
    return JsonResponse({"errors": errors}, status=422) if errors else JsonResponse(values)


def _with_proposal(desk: Desk) -> WordsForm | None:
    """The form as it was sent, with proposals where nothing was typed; without JavaScript this is the button's page."""
    values, errors = desk.proposed()
    sent = desk.request.POST.copy()
    for name, value in values.items():
        if not sent.get(name) or name in {"part", "mode", "stance", "new_claim_kind", "new_claimant_kind"}:
            sent[name] = str(value)
    if sent.get("claimant"):
        sent["new_claimant"] = ""
    form = desk.form(sent)
    if form is not None:
        form.full_clean()
        wanted = set(errors) or {"place"}
        # The editor has not saved yet: what is still empty is no error.
        for name in set(form.errors) - wanted:
            del form.errors[name]
    return form


def _saved(desk: Desk, form: WordsForm, passage: Passage) -> HttpResponse:
    said = _("The passage is anchored again.") if desk.orphan else _("Recorded.")
    messages.success(desk.request, said)
    tell_intervals(desk.request, form)
    kept = {}
    claim = getattr(_first(passage, form), "claim", None)
    if claim is not None:
        if Publication.objects.filter(kind="claim", record_id=claim.public_id, withdrawn=True).exists():
            messages.warning(desk.request, _("The claim was withdrawn from the public site; it stays so."))
        if "next" in desk.request.POST:
            kept["claim"] = claim.pk
    query = f"?{urlencode(kept)}" if kept else ""
    return HttpResponseRedirect(f"{reverse('read_source', args=[desk.source.pk])}{query}#words-{passage.pk}")


def _first(passage: Any, form: WordsForm) -> Any:
    """What was recorded last at this passage."""
    if not isinstance(form, RecordForm):
        return None
    part = form.cleaned_data["part"]
    if part == "evidence":
        return passage.evidence.select_related("review__claim").latest("pk").review
    return getattr(passage, f"{part}s").select_related("claim").latest("pk")


def _page(desk: Desk, form: WordsForm | None) -> HttpResponse:
    found = recorded(desk.source)
    orphans = [item for item in found if item.passage.state == PassageState.ORPHANED]
    context = {
        **admin.site.each_context(desk.request),
        "title": desk.source.title,
        "opts": Source._meta,
        "source": desk.source,
        "form": form,
        "records": isinstance(form, RecordForm),
        "orphan": desk.orphan,
        "utterance": desk.utterance,
        "more": desk.request.POST.get("more") or desk.request.GET.get("more", ""),
        "text": marked(desk.source.text, found),
        "count": len(found) - len(orphans),
        "found": [item for item in found if item.listed and item.passage.state != PassageState.ORPHANED],
        "orphans": list(likely_places(desk.source, orphans)),
        "may_record": set(desk.parts),
        **_of_the_page(desk),
    }
    return TemplateResponse(desk.request, "admin/claims/reading_desk.html", context)


def _of_the_page(desk: Desk) -> dict[str, Any]:
    """How the last attempt at fetching the page went, and what it offers to those who may take it."""
    attempt = offered(desk.source)
    options: Any = admin.site.get_model_admin(Source)
    return {
        "attempt": attempt,
        "may_take": options.has_change_permission(desk.request, desk.source),
        "paragraphs": paragraphs_offered(desk.source, attempt),
        "canonical": attempt.canonical if attempt and attempt.canonical != desk.source.url else "",
    }
