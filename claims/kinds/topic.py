"""Topics as readers and programs see them."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.documents.filters import TopicFilterSet
from claims.documents.searched import searched_in_topic
from claims.documents.serializers import TopicDocumentSerializer
from claims.documents.sheets import TOPICS
from claims.documents.summaries import TopicEntrySerializer
from claims.linked.topic import topic_node
from claims.pages.disputes.facing import disputed
from claims.pages.disputes.opposing import lead_of_topic
from claims.pages.figures import numbers_of
from claims.pages.matrix import who_says_what
from claims.pages.words import WORDS
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_kinds import KindWords, LinkedData, ListPage, PublicKind, Resource, Suggested
from factcheck.publishing.reading.public_state import PublicState

MOST: Final = 50
"""Claims on the page of a topic; the list of claims has the rest."""


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    found = state.documents_pointing("claim", "topic", document["id"], most=MOST + 1)
    claims = found[:MOST]
    return {
        "claims": claims,
        "has_more": len(found) > MOST,
        "lead": lead_of_topic(claims),
        "disputed": disputed(claims),
        "numbers": numbers_of(claims),
        "who": who_says_what(claims),
        "reviewed": any(claim["reviews"] for claim in claims),
        "subtopics": state.pointing("topic", "parent", document["id"]),
    }


TOPIC: Final = PublicKind(
    name="topic",
    words=KindWords(
        one=pgettext_lazy("kind of record", "Topic"),
        many=_("Topics"),
        history=_("History of a topic"),
        withdrawn=_("Withdrawn: a topic"),
    ),
    fields=WORDS,
    has_names=True,
    template="claims/topic.html",
    linked=LinkedData(describe=topic_node),
    beside=_beside,
    list_page=ListPage(
        lead=_("The events and subjects that claims are about."),
        entry="_components/topic_entry.html",
        texts=searched_in_topic,
        place=3,
    ),
    resource=Resource(
        filterset=TopicFilterSet,
        entry=TopicEntrySerializer,
        document=TopicDocumentSerializer,
        sheets=(TOPICS,),
        about_list="Topics: the events and subjects that claims are about.",
        about_record="A topic, and the one that it is part of.",
        place=5,
    ),
    suggested=Suggested(most=3, place=1),
)
"""What a topic is about, who says what of it and when, and which figures compete."""
