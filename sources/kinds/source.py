"""Sources as readers and programs see them."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_kinds import KindWords, LinkedData, ListPage, PublicKind, Resource
from factcheck.publishing.reading.public_state import PublicState
from sources.documents.filters import SourceFilterSet
from sources.documents.origins import origins_of
from sources.documents.searched import searched_in_source
from sources.documents.serializers import SourceDocumentSerializer
from sources.documents.sheets import SOURCES
from sources.documents.summaries import SourceEntrySerializer
from sources.linked.works import source_node
from sources.pages.chains import drawing_on, drawn_on
from sources.pages.words import WORDS
from sources.vocabulary import SourceKind


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    return {
        "claims": state.documents_pointing("claim", "source", document["id"]),
        "drawn_on": drawn_on(document, state),
        "drawing_on": drawing_on(document, state),
        "origins": _origins(document, state) if document["draws_on"] else [],
    }


def _origins(document: Document, state: PublicState) -> list[Document]:
    """The entries of the sources that its reporting goes back to, the nearest first, each with its steps."""
    steps = {origin["id"]: origin["steps"] for origin in origins_of(document)}
    entries = state.entries("source", steps)
    nearest_first = sorted(entries.values(), key=lambda entry: (steps[entry["id"]], entry["title"]))
    return [entry | {"steps": steps[entry["id"]]} for entry in nearest_first]


SOURCE: Final = PublicKind(
    name="source",
    words=KindWords(
        one=pgettext_lazy("kind of record", "Source"),
        many=_("Sources"),
        history=_("History of a source"),
        withdrawn=_("Withdrawn: a source"),
    ),
    fields=WORDS,
    has_names=True,
    template="sources/source.html",
    linked=LinkedData(describe=source_node),
    beside=_beside,
    list_page=ListPage(
        lead=_("The articles, speeches, records and posts whose words these pages rest on."),
        entry="_components/source_entry.html",
        texts=searched_in_source,
        period=("published_after", "published_before"),
        place=4,
    ),
    resource=Resource(
        filterset=SourceFilterSet,
        entry=SourceEntrySerializer,
        document=SourceDocumentSerializer,
        sheets=(SOURCES,),
        about_list="Sources: the articles, speeches, press releases, posts and records that claims are reported in.",
        about_record="A source: where the original stands, who made it public, and what it draws on.",
        vocabularies={"SourceKind": SourceKind},
        place=3,
    ),
)
"""Where a source is found, what rests on it, what it draws on, and what it looked like."""
