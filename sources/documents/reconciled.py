"""How publishers in others' data are matched with ours."""

from typing import Final

from factcheck.naming.documents import names_of
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_kinds import Property, Reconciled
from factcheck.reconciliation.kinds import text
from sources.countries import COUNTRIES
from sources.vocabulary import PublisherKind


def _about(publisher: Document) -> str:
    country = COUNTRIES.get(publisher["country"], "")
    return ", ".join(filter(None, (str(PublisherKind(publisher["kind"]).label), country)))


PUBLISHERS: Final = Reconciled(
    names=lambda publisher: [publisher["name"], *names_of(publisher)],
    description=_about,
    properties=(
        Property(id="name", name="Name", values=text(lambda publisher: publisher["name"])),
        Property(id="kind", name="Kind", values=text(lambda publisher: publisher["kind"])),
        Property(id="country", name="Country", values=text(lambda publisher: publisher["country"])),
        Property(id="homepage", name="Homepage", values=text(lambda publisher: publisher["homepage"])),
        Property(
            id="wikidata_id",
            name="Wikidata ID",
            values=text(lambda publisher: publisher["wikidata_id"]),
            identifies=True,
        ),
    ),
)
