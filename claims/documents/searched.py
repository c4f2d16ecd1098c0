"""The texts of claims, claimants and topics that a search looks through, besides what list entries show."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from factcheck.publishing.canonical import Document


def searched_in_claim(claim: Document) -> Iterator[tuple[str, str]]:
    """What was quoted of each speaker, the grounds of each rebuttal, and the context; each with its heading."""
    for said in (*claim["attributions"], *claim["rebuttals"]):
        yield _("Words of %(name)s") % {"name": said["claimant"]["name"]}, said["quote"]
    for contested in claim["rebuttals"]:
        yield _("Grounds of %(name)s") % {"name": contested["claimant"]["name"]}, contested["grounds"]
    yield _("Context"), claim["context"]


def searched_in_claimant(claimant: Document) -> Iterator[tuple[str, str]]:
    """The description and the other names, each with its heading."""
    yield _("Description"), claimant["description"]
    yield _("Also known as"), ", ".join(claimant["aliases"])


def searched_in_topic(topic: Document) -> Iterator[tuple[str, str]]:
    """The description, with its heading."""
    yield _("Description"), topic["description"]
