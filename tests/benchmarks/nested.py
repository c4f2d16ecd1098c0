"""The usual way to serve the same facts, for comparison: nested ModelSerializers over the editing tables.

It is written as someone would who knows their trade: relations are joined or prefetched, so that a
request takes a constant number of queries, and nothing is loaded that is not shown.
"""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import include, path
from rest_framework import pagination, routers, serializers, viewsets

from claims.models import Attribution, Claim, Claimant, ClaimLink, Rating, Rebuttal, Review, Topic
from sources.models import Passage, Publisher, Source


class PublisherSerializer(serializers.ModelSerializer[Publisher]):
    class Meta:
        model = Publisher
        fields = ["public_id", "name", "slug"]


class SourceSerializer(serializers.ModelSerializer[Source]):
    publisher = PublisherSerializer()

    class Meta:
        model = Source
        fields = [
            *("public_id", "title", "slug", "url", "kind", "language"),
            *("published_on", "published_on_precision", "publisher"),
        ]


class PassageSerializer(serializers.ModelSerializer[Passage]):
    source: Any = SourceSerializer()

    class Meta:
        model = Passage
        fields = [
            *("public_id", "exact", "prefix", "suffix", "start", "end", "media_start", "media_end", "source"),
        ]


class ClaimantSerializer(serializers.ModelSerializer[Claimant]):
    class Meta:
        model = Claimant
        fields = ["public_id", "name", "slug"]


class TopicSerializer(serializers.ModelSerializer[Topic]):
    class Meta:
        model = Topic
        fields = ["public_id", "name", "slug"]


UTTERANCE = [
    *("public_id", "claimant", "role", "mode", "cue", "quote", "language"),
    *("said_on", "said_on_precision", "venue", "passages"),
]


class AttributionSerializer(serializers.ModelSerializer[Attribution]):
    claimant = ClaimantSerializer()
    passages = PassageSerializer(many=True)
    via = serializers.SlugRelatedField[Attribution](slug_field="public_id", read_only=True)

    class Meta:
        model = Attribution
        fields = [*UTTERANCE, "stance", "via"]


class RebuttalSerializer(serializers.ModelSerializer[Rebuttal]):
    claimant = ClaimantSerializer()
    passages = PassageSerializer(many=True)
    answers = serializers.SlugRelatedField[Attribution](slug_field="public_id", read_only=True)
    counter_claim = serializers.SlugRelatedField[Claim](slug_field="public_id", read_only=True)

    class Meta:
        model = Rebuttal
        fields = [*UTTERANCE, "kind", "answers", "counter_claim", "grounds"]


class RatingSerializer(serializers.ModelSerializer[Rating]):
    scale = serializers.CharField(source="scale.name")

    class Meta:
        model = Rating
        fields = ["label", "bucket", "on_scale", "position", "scale"]


class ReviewSerializer(serializers.ModelSerializer[Review]):
    publisher = PublisherSerializer()
    rating = RatingSerializer()

    class Meta:
        model = Review
        fields = [
            *("public_id", "question", "publisher", "url", "title", "rating"),
            *("summary", "analysis", "reviewed_on", "reply"),
        ]


class LinkSerializer(serializers.ModelSerializer[ClaimLink]):
    other = serializers.SlugRelatedField[Claim](slug_field="public_id", read_only=True)

    class Meta:
        model = ClaimLink
        fields = ["relation", "other"]


class ClaimSerializer(serializers.ModelSerializer[Claim]):
    topics = TopicSerializer(many=True)
    attributions = AttributionSerializer(many=True)
    rebuttals = RebuttalSerializer(many=True)
    reviews = ReviewSerializer(many=True)
    links = LinkSerializer(many=True)

    class Meta:
        model = Claim
        fields = [
            *("public_id", "slug", "text", "language", "kind", "context", "topics"),
            *("attributions", "rebuttals", "reviews", "links", "created_at", "updated_at"),
        ]


class SpeakerSerializer(serializers.ModelSerializer[Attribution]):
    claimant = ClaimantSerializer()

    class Meta:
        model = Attribution
        fields = ["claimant", "stance"]


class ContesterSerializer(serializers.ModelSerializer[Rebuttal]):
    claimant = ClaimantSerializer()

    class Meta:
        model = Rebuttal
        fields = ["claimant"]


class FindingSerializer(serializers.ModelSerializer[Review]):
    label: Any = serializers.CharField(source="rating.label", default=None)
    bucket = serializers.CharField(source="rating.bucket", default=None)
    publisher = serializers.CharField(source="publisher.name")

    class Meta:
        model = Review
        fields = ["public_id", "label", "bucket", "publisher"]


class ClaimEntrySerializer(serializers.ModelSerializer[Claim]):
    """What our own list entries say."""

    topics = TopicSerializer(many=True)
    attributions = SpeakerSerializer(many=True)
    rebuttals = ContesterSerializer(many=True)
    reviews = FindingSerializer(many=True)

    class Meta:
        model = Claim
        fields = [
            *("public_id", "slug", "text", "language", "kind", "topics"),
            *("attributions", "rebuttals", "reviews", "created_at", "updated_at"),
        ]


class Pages(pagination.CursorPagination):
    page_size = 50
    ordering = "-pk"


class ClaimViewSet(viewsets.ReadOnlyModelViewSet[Claim]):
    lookup_field = "public_id"
    pagination_class = Pages

    def get_serializer_class(self) -> type[serializers.ModelSerializer[Claim]]:
        return ClaimSerializer if self.action == "retrieve" else ClaimEntrySerializer

    def get_queryset(self) -> QuerySet[Claim]:
        said = Attribution.objects.select_related("claimant", "via")
        contested = Rebuttal.objects.select_related("claimant", "answers", "counter_claim")
        if self.action == "retrieve":
            passages = Passage.objects.select_related("source__publisher").defer("source__text")
            said = said.prefetch_related(Prefetch("passages", passages))
            contested = contested.prefetch_related(Prefetch("passages", passages))
        claims = Claim.objects.prefetch_related(
            "topics",
            Prefetch("attributions", said),
            Prefetch("rebuttals", contested),
            Prefetch("reviews", Review.objects.select_related("publisher", "rating__scale")),
        )
        if self.action == "retrieve":
            claims = claims.prefetch_related(Prefetch("links", ClaimLink.objects.select_related("other")))
        return claims


router = routers.SimpleRouter()
router.register("claims", ClaimViewSet, basename="nested-claim")
urlpatterns = [path("nested/", include(router.urls)), path("", include("factcheck.urls"))]
