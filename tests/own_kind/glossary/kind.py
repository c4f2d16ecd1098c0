"""The declaration of terms: what readers and programs see of them, and how their drafts become documents."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Final

from rest_framework import serializers

from factcheck.analysis.terms import Field
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key, Kind, Row
from factcheck.publishing.reading import sheets
from factcheck.publishing.reading.filters import FacetFilter, RecordFilterSet, updated_after, words
from factcheck.publishing.reading.public_kinds import KindWords, ListPage, PublicKind, Resource, Suggested
from factcheck.publishing.reading.sheets import RECORD, Sheet, text
from factcheck.publishing.serializers import EntrySerializer, RecordSerializer, StampedSerializer
from factcheck.publishing.writing.drafts import STAMPS, pick, present, reference, templates_of
from tests.own_kind.glossary.models import Register, Term


class TermSerializer(RecordSerializer):
    """A term, as its own record says."""

    name = serializers.CharField()
    meaning = serializers.CharField()
    register = serializers.ChoiceField(choices=Register.choices)


class TermDocumentSerializer(TermSerializer, StampedSerializer):
    """The published document of a term."""


class TermEntrySerializer(EntrySerializer):
    """A term in a list."""

    name = serializers.CharField()
    register = serializers.ChoiceField(choices=Register.choices)


class TermFilterSet(RecordFilterSet):
    """Filters of the list of terms."""

    record_kind: ClassVar[str] = "term"
    facets = ("register",)

    q = words()
    register = FacetFilter("register", choices=Register.choices, label="Register", help_text="Who speaks so.")
    updated_after = updated_after()


def _searched(term: Document) -> Iterator[tuple[str, str]]:
    yield "Meaning", term["meaning"]


_TERMS: Final = Sheet(
    name="terms",
    about="One row a term.",
    columns=(*RECORD, text("name", "The word."), text("meaning", "What it means here."), *sheets.STAMPS),
)
TERM: Final = PublicKind(
    name="term",
    words=KindWords(one="Term", many="Terms", history="History of a term", withdrawn="Withdrawn: a term"),
    template="glossary/term.html",
    list_page=ListPage(lead="What words mean here.", texts=_searched),
    resource=Resource(
        filterset=TermFilterSet,
        entry=TermEntrySerializer,
        document=TermDocumentSerializer,
        sheets=(_TERMS,),
        about_list="Terms: words with a meaning of their own here.",
        about_record="A term, and what it means.",
        vocabularies={"Register": Register},
    ),
    suggested=Suggested(most=2),
)


def _templates(ids: Iterable[str]) -> dict[str, Document]:
    return templates_of(Term._default_manager.filter(public_id__in=ids), TermSerializer)


def _project(document: Document) -> list[Row]:
    return [
        Row(
            key=Key("term", document["id"]),
            document=document,
            summary=pick(document, "type", "id", "url", "name", "register", *STAMPS),
            name=document["name"],
            slug=document["slug"],
            searched=(Field(document["meaning"]),),
            facets=present([("register", document["register"])]),
        )
    ]


DRAFTS_OF_TERMS: Final = Kind(
    model=Term, templates=_templates, as_cited=reference, project=_project, published_when_cited=True
)
