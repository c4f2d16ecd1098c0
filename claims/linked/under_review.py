"""What a review is about: the claim, or that somebody made it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from claims.linked.parties import cited_claimant
from claims.vocabulary import Question, Stance
from factcheck.dates import in_order
from factcheck.language.localisation import DEFAULT
from factcheck.linked.described import identity
from factcheck.linked.terms import filled, iso_date, one_or_many, ours, web_address
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key
from sources.linked.works import cited_work

Cited = Mapping[Key, Document]
_PUTS_FORWARD: Final = (Stance.ASSERTS, Stance.ENDORSES)


def claim_reviewed(review: Document, claim: Document) -> str:
    """What the rating is of, in words: the claim, or of “did they say it?” that somebody said so.

    Whoever reads the rating without our question would otherwise take it for one of the claim.
    """
    if review["question"] == Question.IS_IT_SO:
        return str(claim["text"])
    language = claim["language"].partition("-")[0]
    with translation.override(language if language in dict(settings.LANGUAGES) else DEFAULT):
        return gettext("%(name)s said: “%(text)s”") % {"name": _speaker(review, claim), "text": claim["text"]}


def item_reviewed(review: Document, claim: Document, cited: Cited) -> Document:
    """The claim that the rating is of; that somebody said so is another one than what they said."""
    if review["question"] == Question.IS_IT_SO:
        return filled(claim_under_review(claim, cited))
    said = [each for each in claim["attributions"] if each["id"] == review["attribution"]]
    return filled(
        {
            "@type": "Claim",
            "text": claim_reviewed(review, claim),
            "inLanguage": claim["language"],
            **appearances(said),
            ours("claim"): identity("claim", claim["id"]),
        }
    )


def claim_under_review(claim: Document, cited: Cited) -> Document:
    """As much of the claim as stands inside a review of it."""
    said = put_forward(claim)
    authors = {each["claimant"]["id"]: cited_claimant(each["claimant"], cited) for each in said}
    return {
        "@type": "Claim",
        "@id": identity("claim", claim["id"]),
        "text": claim["text"],
        "inLanguage": claim["language"],
        "author": one_or_many(list(authors.values())),
        "datePublished": _earliest(said),
        **appearances(said),
    }


def appearances(utterances: Sequence[Document]) -> Document:
    """The works in which the words stand; the first of them where their dates tell which that is."""
    works = {passage["source"]["id"]: passage["source"] for said in utterances for passage in said["passages"]}
    found = [work for work in works.values() if web_address(work["address"])]
    return {
        "appearance": one_or_many([cited_work(work) for work in found]),
        "firstAppearance": cited_work(first) if (first := _first(found)) else None,
    }


def put_forward(claim: Document) -> list[Document]:
    """The attributions by which the claim is made: not those that only pass it on or take it back."""
    return [said for said in claim["attributions"] if said["stance"] in _PUTS_FORWARD]


def _first(works: Sequence[Document]) -> Document | None:
    """The work that was published first; None where one has no day, or two came on the first day."""
    dates = [work["published_on"] for work in works]
    if not works or not all(date and date["precision"] == "day" for date in dates):
        return None
    in_order = sorted(works, key=lambda work: work["published_on"]["date"])
    is_alone = len(in_order) == 1 or in_order[0]["published_on"] != in_order[1]["published_on"]
    return in_order[0] if is_alone else None


def _earliest(utterances: Iterable[Document]) -> str | None:
    """The date of the first, no more exact than it is known."""
    return iso_date(min((said["said_on"] for said in utterances if said["said_on"]), key=in_order, default=None))


def _speaker(review: Document, claim: Document) -> str:
    names = (said["claimant"]["name"] for said in claim["attributions"] if said["id"] == review["attribution"])
    return str(next(names, "?"))
