"""The texts of claims, claimants and topics that a search looks through, besides what list entries show."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from claims.documents.said import reported, translated, utterances
from factcheck.naming.documents import named_in
from factcheck.publishing.canonical import Document


def searched_in_claim(claim: Document) -> Iterator[tuple[str, str]]:
    """What was quoted of each speaker and where it is reported, grounds, context, translations and reviews.

    Each with its heading.
    """
    spoken = utterances(claim)
    for said in spoken:
        heading = _("Words of %(name)s") % {"name": said["claimant"]["name"]}
        yield from ((heading, words) for words in (said["quote"], translated(said)[0]))
    for contested in (said for said in spoken if said.get("grounds")):
        yield _("Grounds of %(name)s") % {"name": contested["claimant"]["name"]}, contested["grounds"]
    yield _("Context"), claim["context"]
    for translation in claim.get("translations", ()):
        yield pgettext("field", "Translation"), translation["text"]
    for said in reported(claim):
        yield from ((pgettext("field", "Passage"), passage["exact"]) for passage in said["passages"])
        yield pgettext("field", "Role"), said["role"]
    for review in claim["reviews"]:
        yield pgettext("field", "Review"), review["title"]
        yield pgettext("field", "Summary"), review["summary"]
        yield from ((pgettext("field", "Reply"), reply.get("words", "")) for reply in review.get("replies", ()))


def searched_in_claimant(claimant: Document) -> Iterator[tuple[str, str]]:
    """The description, the other names and the roles, those in other languages too, each with its heading."""
    yield _("Description"), claimant["description"]
    yield _("Also known as"), ", ".join(claimant["aliases"])
    yield from ((pgettext("field", "Role"), role) for role in roles_of(claimant))
    yield from named_in(claimant)


def roles_of(claimant: Document) -> Iterator[str]:
    """What a claimant is or was, and of which organisation."""
    for affiliation in claimant["affiliations"]:
        yield ", ".join(filter(None, (affiliation["role"], affiliation["organisation"]["name"])))


def searched_in_topic(topic: Document) -> Iterator[tuple[str, str]]:
    """The description, and names in other languages, each with its heading."""
    yield _("Description"), topic["description"]
    yield from named_in(topic)
