"""A claim in a few lines, for where it is passed on: feeds, cards, pictures. Reads documents only."""

from collections.abc import Sequence

from django.utils.translation import gettext

from claims.pages.presenting import findings
from claims.vocabulary import Question
from factcheck.publishing.canonical import Document


def finding(claim: Document) -> str:
    """What reviews found on whether a claim is so: each rating and who gave it."""
    found = findings(claim, Question.IS_IT_SO)
    if not found:
        return gettext("No rating yet.") if claim["reviews"] else gettext("No review yet.")
    sentences = (
        gettext("“%(rating)s”, says %(publisher)s.") % {"rating": one["label"], "publisher": one["publisher"]}
        for one in found
    )
    return " ".join(dict.fromkeys(sentences))


def first_of_each(utterances: Sequence[Document]) -> list[Document]:
    """Of each claimant's utterances the first, in the order given."""
    first: dict[str, Document] = {}
    for said in utterances:
        first.setdefault(said["claimant"]["id"], said)
    return list(first.values())
