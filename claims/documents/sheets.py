"""Claims, what was said of them, and reviews as rows of tables."""

from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from claims.documents.promises import state_of
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.sheets import (
    RECORD,
    STAMPS,
    Cell,
    Column,
    Sheet,
    Sort,
    address,
    at,
    dated,
    flag,
    number,
    text,
    texts,
    whole,
)


def _counted(name: str, about: str, path: str) -> Column:
    return Column(name, about, lambda row: len(row.get(path) or ()), Sort.WHOLE)


def _rating(name: str, about: str, member: str) -> Column:
    """Of each review of a claim, in their order; nothing in the place of one without a rating."""

    def value(row: Any) -> Cell:
        return [str((review["rating"] or {}).get(member, "")) for review in row["reviews"]]

    return Column(name, about, value, Sort.TEXTS)


_WHAT: Final = {
    "attributions": "attribution",
    "rebuttals": "rebuttal",
    "rebuttals_of_attributions": "rebuttal_of_attribution",
    "relayed_rebuttals": "relayed_rebuttal",
    "no_comments": "no_comment",
}


def _utterances(claim: Document) -> Iterator[Document]:
    """All that was said of the claim and who said nothing, each with its claim; what was said for it comes first."""
    for member, what in _WHAT.items():
        for said in claim.get(member, ()):
            yield {"what": what, "claim": claim, "said": said}


def _passages(name: str, about: str, path: str) -> Column:
    """Of each passage in which an utterance is reported, in their order, so that these columns go side by side."""

    def value(row: Any) -> Cell:
        return [str(at(passage, path) or "") for passage in row["said"]["passages"]]

    return Column(name, about, value, Sort.TEXTS)


def _figure(figure: Document) -> str:
    return f"{figure['role']}: {figure['low'] or ''} to {figure['high'] or ''} {figure['unit']}"


CLAIMS: Final = Sheet(
    name="claims",
    about="One row a claim.",
    columns=(
        *RECORD,
        text("text", "The claim, in neutral wording."),
        text("language", "BCP 47, of the text."),
        text("kind", "What sort of claim it is."),
        text("context", "What a reader has to know besides."),
        texts("topic_ids", "The ids of its topics.", "topics", "id"),
        texts("topics", "What these topics are called.", "topics", "name"),
        number("quantity_low", "The number in the claim, or the lower end of its range.", "quantity.low"),
        number("quantity_high", "The upper end; the same for a single number.", "quantity.high"),
        text("quantity_unit", "The unit of the number.", "quantity.unit"),
        text("quantity_counted", "What the number counts.", "quantity.counted"),
        flag("quantity_approximate", "Whether the number is approximate.", "quantity.approximate"),
        *dated("quantity_as_of", "Of when the number is.", "quantity.as_of"),
        _counted("says", "How many attributions it has.", "attributions"),
        _counted("contests", "How many rebuttals it has. They are no verdict.", "rebuttals"),
        Column(
            "claimants",
            "Who puts it forward.",
            lambda row: list(dict.fromkeys(said["claimant"]["name"] for said in row["attributions"])),
            Sort.TEXTS,
        ),
        Column(
            "contested_by",
            "Who contests it.",
            lambda row: list(dict.fromkeys(said["claimant"]["name"] for said in row["rebuttals"])),
            Sort.TEXTS,
        ),
        _counted("reviews", "How many reviews it has.", "reviews"),
        texts("reviewed_by", "Who reviewed it, in the order of its reviews.", "reviews", "publisher.name"),
        _rating("ratings", "Their ratings, each on its publisher's scale; empty where there is none.", "label"),
        _rating("buckets", "The same in the words that make scales comparable.", "bucket"),
        *STAMPS,
        flag("quantity_low_open", "Whether more than the lower end is meant, not that itself.", "quantity.low_open"),
        flag("quantity_high_open", "Whether less than the upper end is meant, not that itself.", "quantity.high_open"),
        text("quantity_relation", "How the number stands to further ones in the claim.", "quantity.relation"),
        Column(
            "further_numbers",
            "These numbers, each with what it is to the first: `whole: 248 to 248 crossings`; one end may be missing.",
            lambda row: [_figure(figure) for figure in row.get("figures", ())],
            Sort.TEXTS,
        ),
        texts(
            "media_object_ids", "The ids of the images, videos and recordings that it is about.", "media_objects", "id"
        ),
        texts("media_objects", "What these are called.", "media_objects", "name"),
        *dated("due_on", "By when a promise is to be kept.", "promise.due_on"),
        Column(
            "promise_state",
            "What its latest review found of a promise: kept, in_part, broken, pending; unchecked where none says.",
            lambda row: state_of(row) if "promise" in row else None,
        ),
    ),
)
"""The claims, each with how much is said for and against it."""
UTTERANCES: Final = Sheet(
    name="utterances",
    about="One row an utterance: that somebody put a claim forward, or contested it, or said nothing of it.",
    label=_("The same with one row an utterance"),
    rows=_utterances,
    columns=(
        text("id", "Opaque and permanent.", "said.id"),
        text(
            "what",
            "`attribution` for the claim, `rebuttal` against it, `rebuttal_of_attribution` against that it was said, "
            "`relayed_rebuttal` of who reports that another contests it, `no_comment` of who said nothing.",
        ),
        text("claim_id", "The id of the claim.", "claim.id"),
        address("claim_url", "The claim's page on this site.", "claim.url"),
        text("claim", "The claim's text.", "claim.text"),
        text("claimant_id", "The id of who spoke.", "said.claimant.id"),
        text("claimant", "Who spoke.", "said.claimant.name"),
        text("role", "The role of who spoke, as reported.", "said.role"),
        text("stance", "Of an attribution: how its claimant stands to the claim.", "said.stance"),
        text("rebuttal_kind", "Of a rebuttal: of what kind it is.", "said.kind"),
        text("mode", "Whether the words are quoted, or told in others.", "said.mode"),
        text("cue", "The reporting verb.", "said.cue"),
        text("quote", "The words.", "said.quote"),
        text("language", "BCP 47, of the words.", "said.language"),
        *dated("said_on", "When it was said.", "said.said_on"),
        text("venue", "Where it was said.", "said.venue"),
        text("via_id", "The id of the utterance through which alone this one is known.", "said.via"),
        text("answers_id", "The id of the attribution that a rebuttal answers.", "said.answers"),
        text("counter_claim_id", "The id of the claim that a rebuttal puts up instead.", "said.counter_claim.id"),
        text("counter_claim", "That claim's text.", "said.counter_claim.name"),
        text("grounds", "The grounds of a rebuttal; empty where none were given.", "said.grounds"),
        _passages("source_ids", "The ids of the sources that report it.", "source.id"),
        _passages("sources", "The titles of these sources.", "source.name"),
        _passages("source_addresses", "Where their originals stand.", "source.address"),
        _passages("passages", "The exact words in these sources.", "exact"),
        text("claim_updated_at", "When the claim's latest revision was published, in UTC.", "claim.updated_at"),
        text("no_comment", "Of a `no_comment`: in what way they said nothing.", "said.way"),
        text("asked_by", "Of a `no_comment`: who asked.", "said.asked_by"),
        text("translation", "The words in another language.", "said.translation.text"),
        text("translation_language", "BCP 47, of the translation.", "said.translation.language"),
        text("translator", "Who translated them.", "said.translation.translator"),
        text("translated_by", "Whether that is a person, an outlet or a machine.", "said.translation.translated_by"),
        flag("quoted_in_translation", "Whether the source itself translates the words.", "said.quoted_in_translation"),
    ),
)
"""What was said for and against claims, each with its claim."""
CLAIMANTS: Final = Sheet(
    name="claimants",
    about="One row a claimant.",
    columns=(
        *RECORD,
        text("name", "What they are called."),
        text("kind", "What sort of claimant they are."),
        text("description", "Who they are."),
        text("wikidata_id", "Their item in Wikidata."),
        texts("aliases", "What else they are called.", "aliases"),
        texts("same_as", "Other addresses that are about them.", "same_as"),
        texts("organisation_ids", "The ids of the organisations they belong to.", "affiliations", "organisation.id"),
        texts("organisations", "What these are called.", "affiliations", "organisation.name"),
        *STAMPS,
        Column(
            "belongings",
            "How they belong to each of these: role, party, part, owned or published.",
            lambda row: [each.get("belonging", "role") for each in row["affiliations"]],
            Sort.TEXTS,
        ),
        texts("name_languages", "The languages of their names in other languages, BCP 47.", "names", "language"),
        texts("names", "What they are called in each of these.", "names", "name"),
    ),
)
"""The claimants, as their documents say."""
TOPICS: Final = Sheet(
    name="topics",
    about="One row a topic.",
    columns=(
        *RECORD,
        text("name", "What it is called."),
        text("description", "What it is about."),
        text("parent_id", "The id of the topic that it is part of.", "parent.id"),
        text("parent", "What that is called.", "parent.name"),
        text("wikidata_id", "Its item in Wikidata."),
        *STAMPS,
        texts("name_languages", "The languages of its names in other languages, BCP 47.", "names", "language"),
        texts("names", "What it is called in each of these.", "names", "name"),
    ),
)
"""The topics, as their documents say."""
REVIEWS: Final = Sheet(
    name="reviews",
    about="One row a review.",
    columns=(
        *RECORD,
        text("claim_id", "The id of the claim that it reviews.", "claim.id"),
        text("claim", "That claim's text.", "claim.name"),
        text("question", "Whether it asks if the claim is so, or if somebody said it."),
        text("attribution_id", "The id of the attribution checked, for `did_they_say_it`.", "attribution"),
        text("publisher_id", "The id of who reviewed it.", "publisher.id"),
        text("publisher", "Who reviewed it.", "publisher.name"),
        text("address", "Where another publisher's review stands on the web."),
        text("title", "Its title."),
        text("rating", "Its rating, on its publisher's scale.", "rating.label"),
        text("bucket", "The same in the words that make scales comparable.", "rating.bucket"),
        whole("position", "The place of the rating on the scale, from 1, the falsest.", "rating.position"),
        whole("best", "The highest place on the scale.", "rating.best"),
        text("scale", "What the scale is called.", "rating.scale"),
        text("rating_text", "The rating as its publisher wrote it.", "rating_as_published.text"),
        number("rating_value", "The number of that rating.", "rating_as_published.value"),
        number("rating_best", "The best number there was.", "rating_as_published.best"),
        number("rating_worst", "The worst number there was.", "rating_as_published.worst"),
        *dated("reviewed_on", "When it was reviewed."),
        text("summary", "What it found."),
        text("reply_asked_on", "When the claimant was asked for a reply."),
        text("reply", "What the claimant replied."),
        texts("source_ids", "The ids of the sources of its evidence.", "evidence", "passage.source.id"),
        texts("sources", "The titles of these sources.", "evidence", "passage.source.name"),
        *STAMPS,
        texts("asked", "Who was asked to reply.", "replies", "asked.name"),
        texts("answers", "What they answered.", "replies", "words"),
        text("promise_state", "Of a promise: kept, in_part, broken or pending on the day of the review."),
    ),
)
"""The reviews, each with its claim."""
