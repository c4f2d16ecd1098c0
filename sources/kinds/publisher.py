"""Publishers as readers and programs see them."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from factcheck.dates import in_order
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_kinds import KindWords, LinkedData, ListPage, PublicKind, Resource
from factcheck.publishing.reading.public_state import SHOWN, PublicState
from sources.documents import reconciled
from sources.documents.filters import PublisherFilterSet
from sources.documents.searched import searched_in_publisher
from sources.documents.serializers import PublisherDocumentSerializer
from sources.documents.sheets import PUBLISHERS
from sources.documents.summaries import PublisherEntrySerializer
from sources.linked.publishers import publisher_node
from sources.pages.scales import scales_in
from sources.pages.words import WORDS
from sources.vocabulary import PublisherKind

_REVIEWS: Final = 100
"""In how many of its latest reviews its rating scales are looked for."""
_CLAIMS: Final = 50
"""In how many of the latest claims that rest on its sources it is looked for as a claimant."""
_SOURCES: Final = 3 * SHOWN
"""How many of its latest sources are put in the order of their dates: as many as are shown in all."""


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    reviews = state.pointing("review", "reviewed_by", document["id"], most=_REVIEWS)
    retracted = state.pointing("source", "retracted_by", document["id"], most=SHOWN + 1)
    corrected = state.documents_pointing("source", "corrected_of", document["id"], most=SHOWN + 1)
    taken = (*retracted[:SHOWN], *corrected[:SHOWN])
    return {
        "sources": _others(state.pointing("source", "publisher", document["id"], most=_SOURCES), taken)[:SHOWN],
        "retracted": retracted[:SHOWN],
        "more_were_retracted": len(retracted) > SHOWN,
        "corrected": corrected[:SHOWN],
        "more_were_corrected": len(corrected) > SHOWN,
        "spoken_as": _spoken_as(document, state.documents_pointing("claim", "publisher", document["id"], _CLAIMS)),
        "reviews": _newest_first(reviews, "reviewed_on")[:SHOWN],
        "more_was_reviewed": len(reviews) > SHOWN,
        "scales": scales_in(reviews),
    }


def _others(sources: Sequence[Document], taken: Sequence[Document]) -> list[Document]:
    """The sources that stand nowhere else on the page, the newest first."""
    ids = {source["id"] for source in taken}
    return _newest_first([source for source in sources if source["id"] not in ids], "published_on")


def _newest_first(entries: Sequence[Document], date: str) -> list[Document]:
    """Those without a date come last."""
    return sorted(entries, key=lambda entry: in_order(entry[date]) if entry[date] else "", reverse=True)


def _spoken_as(publisher: Document, claims: Iterable[Document]) -> list[Document]:
    """The claimants of the publisher's own name who speak in claims that rest on its sources."""
    said = (each for claim in claims for each in (*claim["attributions"], *claim["rebuttals"]))
    found = {each["claimant"]["id"]: each["claimant"] for each in said}
    own = _own_name(publisher)
    return [claimant for claimant in found.values() if _own_name(claimant) == own]


def _own_name(record: Document) -> str:
    """Not that of the language of the page, which only one of them may have."""
    return str(record.get("own_name", record["name"])).casefold()


PUBLISHER: Final = PublicKind(
    name="publisher",
    words=KindWords(
        one=pgettext_lazy("kind of record", "Publisher"),
        many=_("Publishers"),
        history=_("History of a publisher"),
        withdrawn=_("Withdrawn: a publisher"),
    ),
    fields=WORDS,
    has_names=True,
    template="sources/publisher.html",
    reconciled=reconciled.PUBLISHERS,
    linked=LinkedData(describe=publisher_node),
    beside=_beside,
    list_page=ListPage(
        lead=_("The outlets and institutions that make sources and reviews public."),
        entry="_components/publisher_entry.html",
        texts=searched_in_publisher,
        place=5,
    ),
    resource=Resource(
        filterset=PublisherFilterSet,
        entry=PublisherEntrySerializer,
        document=PublisherDocumentSerializer,
        sheets=(PUBLISHERS,),
        about_list="Publishers: the outlets and institutions that make sources public, or review claims.",
        about_record="A publisher.",
        vocabularies={"PublisherKind": PublisherKind},
        place=4,
    ),
)
"""Who makes sources and reviews public, and which; and on what scales it rates."""
