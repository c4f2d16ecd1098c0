"""How it is known who said what: through whom, in which sources, and where their reporting begins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.documents.said import utterances
from claims.pages.presenting import known_through
from claims.rules.origins import UNTRACED, by_origin, sources_of
from factcheck.language.wording import number_words
from factcheck.publishing.canonical import Document


@dataclass(frozen=True)
class Origin:
    """A source where reporting begins, and the sources of the claim that go back to it."""

    # Its name and url; None where the claim cites it only through others and it is not public.
    source: Document | None
    # Itself left out.
    reports: Sequence[Document]


@dataclass(frozen=True)
class Provenance:
    """On how many independent sources a claim rests, and the chains by which words came to them."""

    reports: int
    origins: Sequence[Origin]
    # Each from the speaker to the one in whose words it is read.
    chains: Sequence[Sequence[Document]]

    @property
    def sentence(self) -> str:
        """How many reports there are, and how many sources that report for themselves."""
        reports = ngettext("%(number)s report", "%(number)s reports", self.reports)
        sources = ngettext("%(number)s independent source", "%(number)s independent sources", len(self.origins))
        return _("%(reports)s, %(sources)s.") % {
            "reports": reports % {"number": number_words(str(self.reports))},
            "sources": sources % {"number": number_words(str(len(self.origins)))},
        }

    @property
    def drawn(self) -> Sequence[Origin]:
        """The origins from which others of the claim's sources take their reporting."""
        return [origin for origin in self.origins if origin.reports]


def origins_beyond(claim: Document) -> set[str]:
    """The ids of the origins that the claim doesn't cite itself: its document has no names for them."""
    return set(by_origin(claim)) - set(sources_of(claim)) - {UNTRACED}


def provenance(claim: Document, beyond: Mapping[str, Document]) -> Provenance:
    """How we know what a claim's document says; `beyond` has the list entries of `origins_beyond`."""
    cited = sources_of(claim)
    origins = [
        Origin(
            source=cited.get(id_) or _named(beyond.get(id_)),
            reports=[report for report in reports if id_ not in (UNTRACED, report["id"])],
        )
        for id_, reports in by_origin(claim).items()
    ]
    return Provenance(len(cited), origins, _chains(claim))


def _named(entry: Document | None) -> Document | None:
    return entry and {"name": entry["title"], "url": entry["url"]}


def _chains(claim: Document) -> list[list[Document]]:
    spoken = utterances(claim)
    between = {said.get("via") for said in spoken}
    ends = (said for said in spoken if said.get("via") and said["id"] not in between)
    chains = ([said, *known_through(claim, said)] for said in ends)
    return [chain for chain in chains if len(chain) > 1]
