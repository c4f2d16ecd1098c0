"""The pages of subjects, each with the policy that the reader can best read."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from factcheck.http.requests.methods import read_only
from factcheck.language.localisation import DEFAULT
from factcheck.policies.public.kind import POLICY, on_subject, others_than
from factcheck.policies.public.words import SUBJECTS
from factcheck.policies.vocabulary import Subject
from factcheck.public.rendering import render_document
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_state import Now


@read_only
def policy_on(request: HttpRequest, subject: Subject) -> HttpResponse:
    """The policy on a subject in the reader's language, or else in English, or else in whichever there is."""
    state, wanted = Now(), get_language() or DEFAULT
    policies = on_subject(subject, state)
    entry = best_for(wanted, policies)
    if entry is None:
        return render(request, "policies/unwritten.html", {"title": SUBJECTS[subject]})
    document = state.document(POLICY.name, entry["id"])
    return render_document(
        request,
        document,
        address=request.path_info,
        is_foreign=_speaks(entry) != wanted,
        others=others_than(document, policies),
    )


@read_only
def how_we_work(request: HttpRequest) -> HttpResponse:
    """Where the methodology was read before it was a record."""
    return redirect("methodology", permanent=True)


def best_for(language: str, policies: Iterable[Document]) -> Document | None:
    """The policy that a reader of this language can best read; None if there is none."""
    order = [language, DEFAULT]
    ranked = sorted(policies, key=lambda entry: order.index(spoken) if (spoken := _speaks(entry)) in order else 2)
    return ranked[0] if ranked else None


def _speaks(policy: Document) -> str:
    language: str = policy["language"]
    return language.partition("-")[0]
