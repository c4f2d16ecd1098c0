"""What lists of claims, claimants, topics and reviews can be filtered by, on pages and in the API."""

from typing import ClassVar, Final

from django.utils.translation import gettext_lazy as _

from claims import vocabulary
from claims.rules import RULES
from factcheck.publishing.models.public import PublicRecord
from factcheck.publishing.reading.filters import (
    FacetFilter,
    LanguageFilter,
    RecordFilterSet,
    RecordsFilter,
    Referent,
    dated_after,
    dated_before,
    unmet,
    updated_after,
    words,
)

_STEPS: Final = 4
_MOST_PARTS: Final = 200
YES_NO: Final = (("yes", _("yes")), ("no", _("no")))


class PartsFilter(RecordsFilter):
    """Leaves the claims of any of the given claimants or of what is part of them, at any distance that is usual."""

    leads = False

    def values(self, value: list[Referent]) -> list[str]:
        """The ids of the claimants given, and of their parts."""
        found = dict.fromkeys(super().values(value))
        latest = list(found)
        for _step in range(_STEPS):
            parts = PublicRecord.objects.of_kind("claimant").having("part_of", *latest)[:_MOST_PARTS]
            latest = [part for part in parts.values_list("record_id", flat=True) if part not in found]
            if not latest:
                break
            found |= dict.fromkeys(latest)
        return list(found)


class ClaimFilterSet(RecordFilterSet):
    """What the list of claims can be filtered and narrowed down by, as a page and in the API."""

    record_kind: ClassVar[str] = "claim"
    facets = ("topic", "claimant", "disputed", "rating", "reviewed", "kind", "promise", "language")
    weightier = ("disputed", "yes")

    q = words()
    # The narrowest first: the first of those given leads the query.
    claim = RecordsFilter(
        "claim",
        kind="claim",
        label=_("Linked to"),
        help_text="Id or slug of a claim that this one links or is put against.",
    )
    source = RecordsFilter(
        "source", kind="source", label=_("Source"), help_text="Id or slug of a source whose words the claim rests on."
    )
    claimant = RecordsFilter(
        "claimant",
        kind="claimant",
        label=_("Claimant"),
        help_text="Id or slug of a claimant who puts the claim forward or contests it.",
    )
    says = RecordsFilter(
        "says", kind="claimant", label=_("Said by"), help_text="Id or slug of a claimant who puts the claim forward."
    )
    puts_forward = RecordsFilter(
        "puts_forward",
        kind="claimant",
        label=_("Put forward by"),
        help_text="Id or slug of a claimant who asserts or endorses the claim, and did not take it back.",
    )
    found_unsaid = RecordsFilter(
        "found_unsaid",
        kind="claimant",
        label=_("Found not to have been said by"),
        help_text="Id or slug of a claimant of whom the claim is reported; a review found that they did not say so.",
    )
    contests = RecordsFilter(
        "contests",
        kind="claimant",
        label=_("Contested by"),
        help_text="Id or slug of a claimant who contests the claim.",
    )
    parts = PartsFilter(
        "claimant",
        kind="claimant",
        label=_("Claimant or its parts"),
        help_text="Id or slug of a claimant: claims of which it speaks, or a ministry, office or outlet of it.",
    )
    topic = RecordsFilter("topic", kind="topic", label=_("Topic"), help_text="Id or slug of a topic.")
    media_object = RecordsFilter(
        "media_object",
        kind="media_object",
        label=_("Image, video or audio"),
        help_text="Id or slug of an image, a video or a recording that the claim is about.",
    )
    publisher = RecordsFilter(
        "publisher",
        kind="publisher",
        label=_("Publisher"),
        help_text="Id or slug of the publisher of such a source, or of a review of the claim.",
    )
    rating = FacetFilter(
        "rating",
        choices=vocabulary.Bucket.choices,
        label=_("Rating"),
        help_text="Where a review's rating falls when the scales of publishers are compared.",
    )
    kind = FacetFilter(
        "kind", choices=vocabulary.ClaimKind.choices, label=_("Kind"), help_text="What sort of proposition it is."
    )
    promise = FacetFilter(
        "promise",
        choices=(*vocabulary.PromiseState.choices, vocabulary.UNCHECKED_PROMISE),
        label=_("Promise"),
        help_text="What the latest review found of a promise, or that none says whether it was kept.",
    )
    language = LanguageFilter(
        "language", label=_("Language"), help_text="Language tag of the claim's text, such as en or az-Latn."
    )
    reviewed = FacetFilter("reviewed", choices=YES_NO, label=_("Reviewed"), help_text="Whether it has a review.")
    disputed = FacetFilter(
        "disputed", choices=YES_NO, label=_("Disputed"), help_text="Whether someone contests it. That is no verdict."
    )
    unmet = unmet(RULES)
    said_after = dated_after(_("Said after"), "said, or contested,")
    said_before = dated_before(_("Said before"), "said, or contested,")
    updated_after = updated_after()


class ClaimantFilterSet(RecordFilterSet):
    """What the list of claimants can be filtered and narrowed down by, as a page and in the API."""

    record_kind: ClassVar[str] = "claimant"
    facets = ("kind", "organisation")

    q = words()
    kind = FacetFilter(
        "kind", choices=vocabulary.ClaimantKind.choices, label=_("Kind"), help_text="What sort of speaker it is."
    )
    organisation = RecordsFilter(
        "organisation",
        kind="claimant",
        label=_("Organisation"),
        help_text="Id or slug of a claimant that they belong, or belonged, to.",
    )
    parts = RecordsFilter(
        "part_of",
        kind="claimant",
        label=_("Parts of"),
        help_text="Id or slug of a claimant whose ministries, offices, companies and outlets are listed.",
    )
    updated_after = updated_after()


class TopicFilterSet(RecordFilterSet):
    """What the list of topics can be filtered and narrowed down by, as a page and in the API."""

    record_kind: ClassVar[str] = "topic"
    facets = ("parent",)

    q = words()
    parent = RecordsFilter(
        "parent", kind="topic", label=_("Part of"), help_text="Id or slug of the topic that it is part of."
    )
    updated_after = updated_after()


class ReviewFilterSet(RecordFilterSet):
    """What the list of reviews can be filtered and narrowed down by, as a page and in the API."""

    record_kind: ClassVar[str] = "review"
    facets = ("publisher", "question", "rating", "language")

    q = words()
    claim = RecordsFilter("claim", kind="claim", label=_("Claim"), help_text="Id or slug of the claim reviewed.")
    publisher = RecordsFilter(
        "publisher", kind="publisher", label=_("Publisher"), help_text="Id or slug of the publisher of the review."
    )
    rating = FacetFilter(
        "rating",
        choices=vocabulary.Bucket.choices,
        label=_("Rating"),
        help_text="Where the rating falls when the scales of publishers are compared.",
    )
    question = FacetFilter(
        "question",
        choices=vocabulary.Question.choices,
        label=_("Question"),
        help_text="Whether the review asks if the claim is so, or if it was said.",
    )
    source = RecordsFilter(
        "source", kind="source", label=_("Source"), help_text="Id or slug of a source that the evidence is from."
    )
    language = LanguageFilter("language", label=_("Language"), help_text="Language tag of the claim reviewed.")
    unmet = unmet([rule for rule in RULES if rule.kind == "review"])
    reviewed_after = dated_after(_("Reviewed after"), "reviewed")
    reviewed_before = dated_before(_("Reviewed before"), "reviewed")
    updated_after = updated_after()
