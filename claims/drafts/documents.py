"""How claims, claimants and topics become public: template, embedded form, and rows of the read model."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from django.db.models import Prefetch

from claims.documents.matched import SITE, site_facet
from claims.documents.promises import state_of
from claims.documents.said import reported, translated, utterances
from claims.documents.searched import roles_of
from claims.documents.serializers import ClaimantSerializer, ClaimSerializer, TopicSerializer
from claims.models import (
    Affiliation,
    Alias,
    Attribution,
    Claim,
    Claimant,
    ClaimLink,
    DerivationTerm,
    Evidence,
    NoComment,
    RatingScale,
    Rebuttal,
    Reply,
    Review,
    Topic,
    TopicEvent,
)
from claims.pages.summary.voices import Deed, sides_of
from claims.vocabulary import BODIES, Question, Stance
from factcheck.analysis.terms import Field
from factcheck.dates import span
from factcheck.images.models import with_files
from factcheck.images.public.serializers import image_facets
from factcheck.media.models import MediaObject
from factcheck.naming.documents import name_facets, names_searched
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key, Kind, Row, SpelledOut
from factcheck.publishing.links import link_facet
from factcheck.publishing.writing.drafts import STAMPS, pick, present, reference, templates_of
from sources.models import Passage

_STANDING: Final = {
    Deed.ASSERTS: "puts_forward",
    Deed.ENDORSES: "puts_forward",
    Deed.UNSAID: "found_unsaid",
}


def claimant_templates(ids: Iterable[str]) -> dict[str, Document]:
    """What these claimants now say, by public id; the missing are left out."""
    claimants = Claimant.objects.filter(public_id__in=ids).select_related("portrait__image")
    affiliations = Prefetch("affiliations", Affiliation.objects.select_related("organisation"))
    aliases = Prefetch("aliases", Alias.objects.order_by("pk"))
    return templates_of(
        claimants, ClaimantSerializer, aliases, "names", "role_names", "same_as", affiliations, with_files("portrait")
    )


def project_claimant(document: Document) -> list[Row]:
    """The row of the read model that a claimant's document makes."""
    facets = {("kind", document["kind"])}
    affiliations = document["affiliations"]
    facets |= {("organisation", each["organisation"]["id"]) for each in affiliations}
    facets |= set(image_facets(document.get("portrait")))
    facets |= set(name_facets(document))
    facets |= {("part_of", each["organisation"]["id"]) for each in affiliations if each.get("belonging") in BODIES}
    return [
        Row(
            key=Key("claimant", document["id"]),
            document=document,
            summary=pick(document, "type", "id", "url", "name", "kind", "description", *STAMPS),
            name=document["name"],
            slug=document["slug"],
            names=True,
            searched=(
                Field(document["description"]),
                *(Field(alias, heading=True, names=True) for alias in document["aliases"]),
                *(Field(text) for text in roles_of(document)),
                *names_searched(document),
            ),
            facets=present(facets),
        )
    ]


def topic_templates(ids: Iterable[str]) -> dict[str, Document]:
    """What these topics now say, by public id; the missing are left out."""
    topics = Topic.objects.filter(public_id__in=ids).select_related("parent")
    events = TopicEvent.objects.select_related("source").defer("source__text")
    return templates_of(topics, TopicSerializer, "names", Prefetch("events", events))


def project_topic(document: Document) -> list[Row]:
    """The row of the read model that a topic's document makes."""
    facets = set(name_facets(document)) | ({("parent", document["parent"]["id"])} if document["parent"] else set())
    return [
        Row(
            key=Key("topic", document["id"]),
            document=document,
            summary=pick(document, "type", "id", "url", "name", "description", "parent", *STAMPS),
            name=document["name"],
            slug=document["slug"],
            searched=(Field(document["description"]), *names_searched(document)),
            facets=present(facets),
        )
    ]


def claim_templates(ids: Iterable[str]) -> dict[str, Document]:
    """What these claims now say, by public id; the missing are left out."""
    passages = Passage.objects.select_related("source").defer("source__text")
    said = Prefetch("passages", passages)
    evidence = Evidence.objects.select_related("passage__source").defer("passage__source__text")
    rated = Review.objects.select_related("publisher", "attribution", "rating__scale__publisher")
    replies = Reply.objects.select_related("asked", "answered_by", "passage__source").defer("passage__source__text")
    reviews = rated.prefetch_related(
        "rating__scale__ratings", Prefetch("evidence", evidence), Prefetch("replies", replies)
    )
    rebuttals = Rebuttal.objects.select_related("claimant", "answers", "counter_claim", "via").prefetch_related(said)
    claims = Claim.objects.filter(public_id__in=ids).select_related("quantity", "image__image")
    return templates_of(
        claims,
        ClaimSerializer,
        Prefetch("topics", Topic.objects.order_by("pk")),
        Prefetch("media_objects", MediaObject.objects.order_by("pk")),
        Prefetch("links", ClaimLink.objects.select_related("other")),
        "translations",
        "figures",
        with_files("image"),
        Prefetch("derivations__terms", DerivationTerm.objects.select_related("claim")),
        Prefetch("attributions", Attribution.objects.select_related("claimant", "via").prefetch_related(said)),
        Prefetch("rebuttals", rebuttals),
        Prefetch("no_comments", NoComment.objects.select_related("claimant").prefetch_related(said)),
        Prefetch("reviews", reviews),
    )


def claim_as_cited(document: Document) -> Document:
    """The embedded form of a claim: with its number, if it is one, since others are worked out from it."""
    quantity = {"quantity": document["quantity"]} if document["quantity"] else {}
    return _reference(document) | quantity


def _reference(document: Document) -> Document:
    return {"id": document["id"], "name": document["text"], "url": document["url"]}


def project_claim(document: Document) -> list[Row]:
    """The rows of the read model that a claim's document makes: its own, and one for each of its reviews."""
    dated_from, dated_to = span([said["said_on"] for said in reported(document)])
    claim = Row(
        key=Key("claim", document["id"]),
        document=document,
        summary=_claim_summary(document),
        name=document["text"],
        slug=document["slug"],
        dated_from=dated_from,
        dated_to=dated_to,
        language=document["language"],
        searched=tuple(_searched_in_claim(document)),
        facets=present(_claim_facets(document)),
    )
    return [claim, *(_review_row(review, document) for review in document["reviews"])]


def parts_of_claim(document: Document) -> Iterator[tuple[str, Document]]:
    """A claim's document, and those of its reviews."""
    yield "claim", document
    yield from (("review", _review(review, document)) for review in document["reviews"])


def _claim_summary(document: Document) -> Document:
    says, contests = document["attributions"], document["rebuttals"]
    stances = _stances(says)
    claimants = {said["claimant"]["id"]: said["claimant"] for said in says}
    return pick(document, "type", "id", "url", "text", "language", "kind", "topics", *STAMPS) | {
        "disputed": bool(contests),
        "says": len(says),
        "contests": len(contests),
        "claimants": [claimant | {"stance": stances[id_]} for id_, claimant in claimants.items()],
        "contested_by": list({contest["claimant"]["id"]: contest["claimant"] for contest in contests}.values()),
        "reviews": len(document["reviews"]),
        "ratings": [_rating_summary(review) for review in document["reviews"] if review["rating"]],
        **({"promise": document["promise"] | {"state": state_of(document)}} if "promise" in document else {}),
    }


def _stances(says: list[Document]) -> dict[str, str]:
    """How each claimant stands to the claim, by id: the weightiest counts, and of those the earliest."""
    latest_first = says[::-1]
    by_weight = sorted(latest_first, key=lambda said: Stance(said["stance"]).weight)
    return {said["claimant"]["id"]: said["stance"] for said in by_weight}


def _standing(document: Document) -> Iterator[tuple[str, str]]:
    """The claimants who stand by the claim, and those of whom a review found that they never put it forward."""
    for voice in sides_of(document).says:
        if name := _STANDING.get(voice.deed):
            yield name, voice.claimant["id"]


def _rating_summary(review: Document) -> Document:
    rating = pick(review, "question") | pick(review["rating"], "label", "bucket")
    whose = {"publisher": review["publisher"]["name"], "publisher_id": review["publisher"]["id"]}
    return rating | whose | {"review": review["url"]}


def _searched_in_claim(document: Document) -> Iterator[Field]:
    yield Field(document["context"])
    for translation in document.get("translations", ()):
        yield Field(translation["text"], translation["language"])
    yield from (Field(cited["name"]) for cited in [*document["topics"], *document.get("media_objects", ())])
    for utterance in utterances(document):
        yield Field(utterance["claimant"]["name"], names=True)
        yield from (Field(utterance[name], utterance["language"]) for name in ("quote", "role"))
        yield Field(*translated(utterance))
        yield from (Field(passage["exact"]) for passage in utterance["passages"])
        yield Field(utterance.get("grounds", ""))
    for silent in document.get("no_comments", ()):
        yield Field(silent["claimant"]["name"], names=True)
        yield from (Field(passage["exact"]) for passage in silent["passages"])
    for review in document["reviews"]:
        yield from (Field(review[name]) for name in ("title", "summary"))
        yield from (Field(reply["words"], reply["language"]) for reply in review.get("replies", ()) if "words" in reply)


def _claim_facets(document: Document) -> Iterator[tuple[str, str]]:
    yield from (("kind", document["kind"]), ("language", document["language"]))
    yield ("disputed", "yes" if document["rebuttals"] else "no")
    yield ("reviewed", "yes" if document["reviews"] else "no")
    yield from [("promise", state_of(document))] if "promise" in document else ()
    yield from (("topic", topic["id"]) for topic in document["topics"])
    yield from image_facets(document.get("image"))
    yield from (("media_object", each["id"]) for each in document.get("media_objects", ()))
    yield from (("says", said["claimant"]["id"]) for said in document["attributions"])
    yield from _standing(document)
    yield from (("contests", contest["claimant"]["id"]) for contest in document["rebuttals"])
    yield from (("claimant", said["claimant"]["id"]) for said in reported(document))
    yield from _source_facets(_passages(document))
    yield from (("claim", other["id"]) for other in _other_claims(document))
    for review in document["reviews"]:
        yield from (("publisher", review["publisher"]["id"]), ("question", review["question"]))
        yield from (link_facet(review["address"]), (SITE, site_facet(review["address"])))
        # A rating of whether someone said it is none of the claim itself.
        if review["question"] == Question.IS_IT_SO:
            yield from _rating_facets(review)


def _passages(document: Document) -> Iterator[Document]:
    for said in reported(document):
        yield from said["passages"]
    for review in document["reviews"]:
        yield from _passages_of_review(review)


def _passages_of_review(review: Document) -> Iterator[Document]:
    yield from (piece["passage"] for piece in review["evidence"])
    yield from (reply["passage"] for reply in review.get("replies", ()) if "passage" in reply)


def _source_facets(passages: Iterable[Document]) -> Iterator[tuple[str, str]]:
    for passage in passages:
        yield from (("source", passage["source"]["id"]), link_facet(passage["source"]["address"]))
        if passage["source"]["publisher"]:
            yield ("publisher", passage["source"]["publisher"]["id"])


def _other_claims(document: Document) -> Iterator[Document]:
    yield from (link["claim"] for link in document["links"])
    yield from (contest["counter_claim"] for contest in document["rebuttals"] if contest["counter_claim"])
    for derivation in document.get("derivations", ()):
        yield from derivation["terms"].values()


def _rating_facets(review: Document) -> Iterator[tuple[str, str]]:
    if review["rating"]:
        yield ("rating", review["rating"]["bucket"])


def _review(review: Document, claim: Document) -> Document:
    return review | {
        "type": "review",
        "claim": _reference(claim),
        "claim_revision": claim["revision"]["number"],
        **pick(claim, *STAMPS),
    }


def _review_row(review: Document, claim: Document) -> Row:
    whole = _review(review, claim)
    dated_from, dated_to = span([review["reviewed_on"]])
    return Row(
        key=Key("review", review["id"]),
        part_of=claim["id"],
        document=whole,
        summary=pick(
            whole,
            *("type", "id", "url", "title", "question", "claim", "publisher"),
            *("rating", "reviewed_on", "summary", *STAMPS),
        )
        | ({"promise_state": review["promise_state"]} if "promise_state" in review else {}),
        name=review["title"] or claim["text"],
        dated_from=dated_from,
        dated_to=dated_to,
        language=claim["language"],
        searched=(Field(review["summary"]), Field(claim["text"])),
        facets=present({("language", claim["language"]), *_review_facets(whole)}),
    )


def _review_facets(review: Document) -> Iterator[tuple[str, str]]:
    yield from (("claim", review["claim"]["id"]), ("publisher", review["publisher"]["id"]))
    # The one who made it: the other publishers are those of its evidence.
    yield from (("reviewed_by", review["publisher"]["id"]), ("question", review["question"]))
    yield link_facet(review["address"])
    yield from _source_facets(_passages_of_review(review))
    yield from _rating_facets(review)


CLAIMANT = Kind(
    model=Claimant,
    templates=claimant_templates,
    as_cited=reference,
    project=project_claimant,
    published_when_cited=True,
    prose=frozenset({"name", "description", "aliases", "role", "alt", "credit"}),
)
TOPIC = Kind(
    model=Topic,
    templates=topic_templates,
    as_cited=reference,
    project=project_topic,
    published_when_cited=True,
    prose=frozenset({"name", "description", "text"}),
)


_QUOTED = ("claim", "passages", "passages__public_id")
_PROSE = frozenset(
    {
        *("text", "context", "role", "cue", "quote", "venue", "grounds", "note"),
        *("title", "summary", "analysis", "reply", "asked_by", "through", "words", "translator", "alt", "credit"),
    }
)


def spelled_out_in_claims(keys: Collection[int]) -> Iterator[SpelledOut]:
    """What claims' documents say in their own words of rows that are edited elsewhere: passages, rating scales."""
    quoted = [
        Attribution.objects.filter(claim__in=keys, passages__isnull=False).values_list(*_QUOTED),
        Rebuttal.objects.filter(claim__in=keys, passages__isnull=False).values_list(*_QUOTED),
        NoComment.objects.filter(claim__in=keys, passages__isnull=False).values_list(*_QUOTED),
        Evidence.objects.filter(review__claim__in=keys).values_list("review__claim", "passage", "passage__public_id"),
        Reply.objects.filter(review__claim__in=keys, passage__isnull=False).values_list(
            "review__claim", "passage", "passage__public_id"
        ),
    ]
    first, *others = (rows.order_by() for rows in quoted)
    for claim, passage, mark in first.union(*others).order_by():
        yield SpelledOut(claim, Passage, passage, mark)
    rated = Review.objects.filter(claim__in=keys, rating__isnull=False).order_by()
    for claim, scale, name in rated.values_list("claim", "rating__scale", "rating__scale__name").distinct():
        yield SpelledOut(claim, RatingScale, scale, name)


CLAIM = Kind(
    model=Claim,
    templates=claim_templates,
    as_cited=claim_as_cited,
    project=project_claim,
    parts=parts_of_claim,
    published_when_cited=False,
    spelled_out=spelled_out_in_claims,
    prose=_PROSE,
)
