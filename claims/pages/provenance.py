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
    # Sources that were taken back; they count neither as reports nor as sources.
    retracted: int = 0

    @property
    def sentence(self) -> str:
        """How many reports there are, and how many sources that report for themselves."""
        reports = ngettext("%(number)s report", "%(number)s reports", self.reports)
        sources = ngettext("%(number)s independent source", "%(number)s independent sources", len(self.origins))
        counted = _("%(reports)s, %(sources)s.") % {
            "reports": reports % {"number": number_words(str(self.reports))},
            "sources": sources % {"number": number_words(str(len(self.origins)))},
        }
        return f"{counted} {self._left_out}" if self.retracted else counted

    @property
    def _left_out(self) -> str:
        words = ngettext(
            "%(number)s source that was retracted by its publisher is not counted.",
            "%(number)s sources that were retracted by their publishers are not counted.",
            self.retracted,
        )
        return words % {"number": number_words(str(self.retracted))}

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
    standing = [source for source in cited.values() if not source.get("retracted")]
    origins = [
        Origin(
            source=cited.get(id_) or _named(beyond.get(id_)),
            reports=[report for report in reports if id_ not in (UNTRACED, report["id"])],
        )
        for id_, reports in _origins(claim).items()
    ]
    return Provenance(len(standing), origins, _chains(claim), len(cited) - len(standing))


def _origins(claim: Document) -> dict[str, list[Document]]:
    """The origins that were not taken back, each with those of the claim's sources that were not either."""
    cited = sources_of(claim).values()
    retracted = {source["id"] for source in cited if source.get("retracted")}
    retracted |= {other["id"] for source in cited for other in source.get("draws_on_retracted", ())}
    found = {
        id_: [report for report in reports if report["id"] not in retracted]
        for id_, reports in by_origin(claim).items()
        if id_ not in retracted
    }
    return {id_: reports for id_, reports in found.items() if reports}


def _named(entry: Document | None) -> Document | None:
    return entry and {"name": entry["title"], "url": entry["url"]}


def _chains(claim: Document) -> list[list[Document]]:
    spoken = utterances(claim)
    between = {said.get("via") for said in spoken}
    ends = (said for said in spoken if said.get("via") and said["id"] not in between)
    chains = ([said, *known_through(claim, said)] for said in ends)
    return [chain for chain in chains if len(chain) > 1]
