"""Policies as readers and programs see them: the public half of the declaration of this kind of record."""

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from factcheck.policies.public.filters import PolicyFilterSet
from factcheck.policies.public.serializers import PolicyDocumentSerializer, PolicyEntrySerializer
from factcheck.policies.public.words import WORDS
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_kinds import KindWords, PublicKind, Resource
from factcheck.publishing.reading.public_state import PublicState
from factcheck.publishing.reading.sheets import RECORD, STAMPS, Sheet, text


def on_subject(subject: str, state: PublicState) -> list[Document]:
    """The list entries of the policies on a subject, in whatever language."""
    return state.pointing(POLICY.name, "subject", subject)


def others_than(document: Document, policies: Iterable[Document]) -> list[Document]:
    """The policies without the one of this document."""
    return [other for other in policies if other["id"] != document["id"]]


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    return {"others": others_than(document, on_subject(document["subject"], state))}


_POLICIES: Final = Sheet(
    name="policies",
    about="One row a page about the site.",
    columns=(
        *RECORD,
        text("subject", "What it is about."),
        text("language", "BCP 47."),
        text("title", "Its title."),
        text("body", "Its text, as Markdown."),
        *STAMPS,
    ),
)
POLICY: Final = PublicKind(
    name="policy",
    cited_as="",
    words=KindWords(
        one=pgettext_lazy("kind of record", "Page about the site"),
        history=_("History of a page about the site"),
        withdrawn=_("Withdrawn: a page about the site"),
    ),
    fields=WORDS,
    template="policies/policy.html",
    beside=_beside,
    resource=Resource(
        filterset=PolicyFilterSet,
        entry=PolicyEntrySerializer,
        document=PolicyDocumentSerializer,
        sheets=(_POLICIES,),
        about_list="Policies: what the site says of its methodology, its corrections, its funding and how to reach it.",
        about_record="A policy, on one subject and in one language.",
        place=8,
    ),
)
"""What the site says of itself on one subject, in one language, at a permanent address."""
