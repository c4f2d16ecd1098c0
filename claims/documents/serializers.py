"""The documents of claims, claimants, topics and reviews, as serializers. Imports no model."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims import vocabulary
from claims.documents.numbers import (
    ClaimReferenceField,
    DerivationSerializer,
    FigureSerializer,
    OptionalClaimReferenceField,
    QuantitySerializer,
)
from claims.documents.promises import PromiseSerializer
from claims.documents.reviews import ReviewSerializer
from factcheck.images.public.serializers import ImageField
from factcheck.media.documents.serializers import MediaReferenceField
from factcheck.naming.documents import NameSerializer, RoleNameSerializer
from factcheck.publishing.serializers import (
    OptionalReferenceField,
    PartialDateField,
    RecordSerializer,
    ReferenceField,
    RelatedListField,
    SparseSerializer,
    StampedSerializer,
)
from sources.documents.serializers import PassageSerializer, SourceReferenceField


@extend_schema_field(str)
class NamedAttributeField(serializers.Field[Any, Any, Any, Any]):
    """One attribute of a row, as text."""

    def __init__(self, attribute: str) -> None:
        self.attribute = attribute
        super().__init__(read_only=True)

    def to_representation(self, value: Any) -> str:
        """The attribute's text."""
        return str(getattr(value, self.attribute))


class AffiliationSerializer(SparseSerializer):
    """That a claimant belongs to another, for a time."""

    sparse = frozenset({"belonging"})

    belonging = serializers.SerializerMethodField(
        help_text="How it belongs to the other: `party`, `part`, `owned` or `published`. Missing where by a role."
    )
    organisation = ReferenceField()
    role = serializers.CharField()
    start = PartialDateField("start_on")
    end = PartialDateField("end_on")

    def get_belonging(self, affiliation: Any) -> str:
        """How it belongs, unless by a role."""
        return "" if affiliation.belonging == vocabulary.Belonging.ROLE else str(affiliation.belonging)


class ClaimantSerializer(SparseSerializer, RecordSerializer):
    """A claimant, as its own record says."""

    sparse: ClassVar[frozenset[str]] = frozenset({"names", "portrait", "role_names"})

    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=vocabulary.ClaimantKind.choices)
    description = serializers.CharField()
    wikidata_id = serializers.CharField()
    same_as = RelatedListField(NamedAttributeField("url"))
    aliases = RelatedListField(NamedAttributeField("name"))
    names = NameSerializer(many=True, required=False, help_text="In other languages. Missing where there are none.")
    affiliations = AffiliationSerializer(many=True)
    role_names = RoleNameSerializer(
        many=True, required=False, help_text="Its roles in other languages. Missing where there are none."
    )
    portrait = ImageField("portrait", help_text="Missing where there is none.")


class ClaimantDocumentSerializer(ClaimantSerializer, StampedSerializer):
    """The published document of a claimant."""


class TopicEventSerializer(serializers.Serializer[Any]):
    """Something that happened in the course of a topic."""

    happened_on = PartialDateField("happened_on")
    text = serializers.CharField()
    source: Any = SourceReferenceField()


class TopicSerializer(SparseSerializer, RecordSerializer):
    """A topic, as its own record says."""

    sparse: ClassVar[frozenset[str]] = frozenset({"names"})

    name = serializers.CharField()
    names = NameSerializer(many=True, required=False, help_text="In other languages. Missing where there are none.")
    description = serializers.CharField()
    parent: Any = OptionalReferenceField()
    wikidata_id = serializers.CharField()
    events = TopicEventSerializer(
        many=True, required=False, help_text="By the day that they began. Missing in documents of before."
    )


class TopicDocumentSerializer(TopicSerializer, StampedSerializer):
    """The published document of a topic."""


class QuoteTranslationSerializer(SparseSerializer):
    """The words in another language."""

    sparse = frozenset({"translator"})

    text = serializers.CharField(source="quote_translation")
    language = serializers.CharField(source="translation_language", help_text="BCP 47.")
    translator = serializers.CharField(required=False, help_text="The name of a person, an outlet or a program.")
    translated_by = serializers.ChoiceField(choices=vocabulary.Translator.choices)


@extend_schema_field(QuoteTranslationSerializer)
class QuoteTranslationField(serializers.Field[Any, Any, Any, Any]):
    """The words in another language, where there is a translation."""

    # Its fields are copied with each that is made: one is enough.
    _whole = QuoteTranslationSerializer()

    def to_representation(self, utterance: Any) -> dict[str, Any] | None:
        """The translation, or None."""
        return self._whole.to_representation(utterance) if utterance.quote_translation else None


class UtteranceSerializer(SparseSerializer):
    """Who spoke, in what words, when, and where that is reported."""

    sparse: ClassVar[frozenset[str]] = frozenset({"translation", "quoted_in_translation"})

    id = serializers.CharField(source="public_id")
    claimant = ReferenceField()
    role = serializers.CharField(help_text="The claimant's role, as reported.")
    mode = serializers.ChoiceField(choices=vocabulary.Mode.choices)
    cue = serializers.CharField(help_text="The reporting verb.")
    quote = serializers.CharField()
    language = serializers.CharField(help_text="Of the quote, BCP 47.")
    translation = QuoteTranslationField(source="*", read_only=True, help_text="Missing where there is none.")
    quoted_in_translation = serializers.BooleanField(
        required=False, help_text="True where the source itself gives the words in translation."
    )
    said_on = PartialDateField("said_on")
    venue = serializers.CharField()
    passages = PassageSerializer(many=True)


class AttributionSerializer(UtteranceSerializer):
    """That a claimant put the claim forward."""

    stance = serializers.ChoiceField(choices=vocabulary.Stance.choices)
    via = serializers.CharField(
        source="via.public_id",
        read_only=True,
        default=None,
        allow_null=True,
        help_text="The id of the attribution through which alone this one is known.",
    )


class RebuttalSerializer(UtteranceSerializer):
    """That a claimant contested the claim, or that it was said. It is no verdict."""

    sparse = UtteranceSerializer.sparse | {"aim", "via"}

    aim = serializers.SerializerMethodField(
        help_text="`attribution` if it contests that it was said, `relay` if it only tells of another's; else missing."
    )
    kind = serializers.ChoiceField(choices=vocabulary.RebuttalKind.choices)
    answers = serializers.CharField(
        source="answers.public_id",
        read_only=True,
        default=None,
        allow_null=True,
        help_text="The id of the attribution answered.",
    )
    counter_claim = OptionalClaimReferenceField(help_text="The claim put up instead, where that is public.")
    grounds = serializers.CharField(help_text="Empty: no grounds were given.")
    via = serializers.CharField(
        source="via.public_id",
        required=False,
        default=None,
        help_text="The id of the rebuttal through which alone this one is known. Missing where there is none.",
    )

    def get_aim(self, rebuttal: Any) -> str:
        """What it is against, where that is not the claim."""
        return "" if rebuttal.aim == vocabulary.RebuttalAim.CLAIM else str(rebuttal.aim)


class NoCommentSerializer(SparseSerializer):
    """That somebody who was asked about the claim said nothing of it."""

    sparse = frozenset({"asked_by"})

    id = serializers.CharField(source="public_id")
    claimant = ReferenceField()
    role = serializers.CharField(help_text="The claimant's role, as reported.")
    way = serializers.ChoiceField(choices=vocabulary.Silence.choices)
    asked_by = serializers.CharField(required=False, help_text="Who asked. Missing where the source doesn't say.")
    said_on = PartialDateField("said_on", help_text="When they said nothing.")
    passages = PassageSerializer(many=True)


class ClaimLinkSerializer(serializers.Serializer[Any]):
    """How the claim stands to another one."""

    relation = serializers.ChoiceField(choices=vocabulary.Relation.choices)
    claim = ClaimReferenceField(source="other")


class ClaimTranslationSerializer(serializers.Serializer[Any]):
    """The text of the claim in another language."""

    language = serializers.CharField(help_text="BCP 47.")
    text = serializers.CharField()
    translator = serializers.CharField(help_text="Who translated it.")
    translated_on = PartialDateField("translated_on")
    machine_made = serializers.BooleanField(help_text="Whether no person translated it or read it against the text.")


class ClaimSerializer(SparseSerializer, RecordSerializer):
    """A claim, who puts it forward, who contests it, and what reviews found."""

    sparse: ClassVar[frozenset[str]] = frozenset(
        {
            *("figures", "image", "media_objects", "no_comments", "promise"),
            *("rebuttals_of_attributions", "relayed_rebuttals"),
        }
    )

    text = serializers.CharField()
    language = serializers.CharField(help_text="BCP 47.")
    kind = serializers.ChoiceField(choices=vocabulary.ClaimKind.choices)
    context: Any = serializers.CharField()
    topics = RelatedListField(ReferenceField())
    media_objects = RelatedListField(
        MediaReferenceField(), required=False, help_text="The images, videos and recordings that it is about."
    )
    promise = serializers.SerializerMethodField(help_text="By when, of a claim that is a promise; else missing.")
    image = ImageField("image", help_text="What the claim is about; no proof of it. Missing where there is none.")
    quantity = QuantitySerializer(read_only=True, default=None, allow_null=True)
    figures = FigureSerializer(many=True, required=False, help_text="Further numbers in the claim, beside `quantity`.")
    derivations = DerivationSerializer(many=True, required=False, help_text="Missing in documents of before.")
    attributions = AttributionSerializer(many=True)
    rebuttals = RebuttalSerializer(many=True, source="contesting")
    rebuttals_of_attributions = RebuttalSerializer(
        many=True,
        source="contesting_that_it_was_said",
        required=False,
        help_text="Who contests that an attribution was ever made. That is no rebuttal of the claim.",
    )
    relayed_rebuttals = RebuttalSerializer(
        many=True,
        source="relaying_rebuttals",
        required=False,
        help_text="Who only reports that another contests the claim: `via` of that one names it.",
    )
    no_comments = NoCommentSerializer(many=True, required=False, help_text="Who was asked and said nothing.")
    links = ClaimLinkSerializer(many=True)
    reviews = ReviewSerializer(many=True)
    translations = ClaimTranslationSerializer(
        many=True, required=False, help_text="Of the text, by language. Missing in documents of before."
    )

    @extend_schema_field(PromiseSerializer(required=False))
    def get_promise(self, claim: Any) -> dict[str, Any] | None:
        """By when, of a promise."""
        return dict(PromiseSerializer(claim).data) if claim.kind == vocabulary.ClaimKind.PROMISE else None


class ClaimDocumentSerializer(ClaimSerializer, StampedSerializer):
    """The published document of a claim."""
