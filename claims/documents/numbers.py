"""The numbers in documents of claims, and how they are worked out, as serializers. Imports no model."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims import vocabulary
from factcheck.publishing.serializers import (
    DecimalField,
    OptionalReferenceField,
    PartialDateField,
    ReferenceField,
    ReferenceSerializer,
    SparseSerializer,
)


class NumberSerializer(SparseSerializer):
    """A number or a range."""

    sparse: ClassVar[frozenset[str]] = frozenset({"low_open", "high_open"})

    low = DecimalField(allow_null=True, help_text="The number, or the lower end of its range.")
    low_open = serializers.BooleanField(required=False, help_text="True for “more than”: `low` itself is not meant.")
    high = DecimalField(allow_null=True, help_text="The upper end; equal to `low` for a single number.")
    high_open = serializers.BooleanField(required=False, help_text="True for “less than”: `high` itself is not meant.")
    unit = serializers.CharField()
    approximate = serializers.BooleanField()
    as_of = PartialDateField("as_of")


class FigureSerializer(NumberSerializer):
    """A further number in a claim."""

    role = serializers.ChoiceField(choices=vocabulary.FigureRole.choices)


class QuantitySerializer(NumberSerializer):
    """The number in a claim that is a number."""

    sparse: ClassVar[frozenset[str]] = NumberSerializer.sparse | {"relation"}

    counted = serializers.CharField(help_text="What the number counts.")
    relation = serializers.ChoiceField(
        choices=vocabulary.NumberRelation.choices,
        required=False,
        help_text="How it stands to the further numbers. Of an extreme there may be no `low` and no `high`.",
    )


class ClaimReferenceSerializer(ReferenceSerializer):
    """A cited claim, with its number."""

    quantity = QuantitySerializer(
        required=False, help_text="Missing where the claim is no number, and in documents of before."
    )


@extend_schema_field(ClaimReferenceSerializer)
class ClaimReferenceField(ReferenceField):
    """A cited claim."""


@extend_schema_field(ClaimReferenceSerializer(allow_null=True))
class OptionalClaimReferenceField(OptionalReferenceField):
    """A cited claim that may not be public, or not be there: then null."""


@extend_schema_field(serializers.DictField(child=ClaimReferenceSerializer()))
class TermsField(serializers.Field[Any, Any, Any, Any]):
    """The claims whose numbers the letters of a formula stand for, by letter."""

    def to_representation(self, terms: Any) -> dict[str, Any]:
        """Each cited, so that the derivation is left out while one of them is not public."""
        shown = ClaimReferenceField()
        return {term.symbol: shown.to_representation(term.claim) for term in terms.all()}


class DerivationSerializer(serializers.Serializer[Any]):
    """How the number in the claim can be worked out from those in others."""

    id = serializers.CharField(source="public_id")
    formula = serializers.CharField(help_text="Numbers, letters, + - * / and parentheses: `a / b * 100`.")
    note = serializers.CharField()
    terms = TermsField(read_only=True, help_text="By letter, the claims whose numbers the letters stand for.")
