"""Media objects as readers and programs see them."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from factcheck.media.documents.filters import MediaObjectFilterSet
from factcheck.media.documents.searched import searched_in_media_object
from factcheck.media.documents.serializers import MediaObjectDocumentSerializer
from factcheck.media.documents.sheets import MEDIA_OBJECTS
from factcheck.media.documents.summaries import MediaObjectEntrySerializer
from factcheck.media.linked.media_objects import media_object_node, told_of_media_object
from factcheck.media.pages.words import WORDS
from factcheck.media.vocabulary import Authenticity, MediaKind, PerceptualHashMethod
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_kinds import KindWords, LinkedData, ListPage, PublicKind, Resource
from factcheck.publishing.reading.public_state import PublicState


def _beside(document: Document, state: PublicState) -> dict[str, Any]:
    return {"claims": state.pointing("claim", "media_object", document["id"])}


MEDIA_OBJECT: Final = PublicKind(
    name="media_object",
    words=KindWords(
        one=pgettext_lazy("kind of record", "Image, video or audio"),
        many=_("Images, video and audio"),
        history=_("History of an image, a video or a recording"),
        withdrawn=_("Withdrawn: an image, a video or a recording"),
    ),
    fields=WORDS,
    template="media/media_object.html",
    linked=LinkedData(describe=media_object_node, on_page=told_of_media_object),
    beside=_beside,
    list_page=ListPage(
        lead=_("The pictures, videos and recordings that claims are about: what they are passed off as, and are."),
        entry="_components/media_object_entry.html",
        texts=searched_in_media_object,
        period=("seen_after", "seen_before"),
        place=6,
    ),
    resource=Resource(
        filterset=MediaObjectFilterSet,
        entry=MediaObjectEntrySerializer,
        document=MediaObjectDocumentSerializer,
        sheets=(MEDIA_OBJECTS,),
        about_list="Media objects: the images, videos and recordings of sound that claims are about.",
        about_record="A media object: what it is passed off as, what it shows, where it appeared, what reviews found.",
        vocabularies={kind.__name__: kind for kind in (MediaKind, Authenticity, PerceptualHashMethod)},
        place=6,
    ),
)
"""What is seen or heard, what it is passed off as, where it appeared, and what reviews found it to be."""
