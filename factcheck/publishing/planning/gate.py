"""The publish gate: what the rules find in a draft before readers see it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key, key_of
from factcheck.publishing.models import Publishable
from factcheck.publishing.standards import Finding, Level, Rule, findings_in, register
from factcheck.publishing.writing.actions import PublishingError, of_another, with_cited
from factcheck.publishing.writing.edition import Edition

__all__ = ["CITES_WITHDRAWN", "Finding", "Level", "Rule", "findings_of", "register"]

CITES_WITHDRAWN: Final = "cites-withdrawn"
"""The rule that publishing itself holds to, since no document can show what is withdrawn."""


def findings_of(record: Publishable, draft: Mapping[Key, Document] | None = None) -> list[Finding]:
    """What the rules find in the document that publishing the record now would make; blocking ones first.

    What blocks a draft that would be published along blocks the record, too. The number of queries does
    not grow with the record. `draft` has its template, for whoever has read it already.
    """
    try:
        edition = Edition(with_cited(record, (), draft=draft))
    except PublishingError as error:
        return [Finding(CITES_WITHDRAWN, Level.BLOCK, str(error), number=1)]
    edition.settle()
    found = sorted(_found(record, edition), key=lambda finding: not finding.blocks)
    return [replace(finding, number=number) for number, finding in enumerate(found, 1)]


def _found(record: Publishable, edition: Edition) -> Iterator[Finding]:
    root = key_of(record)
    yield from findings_in(root, edition.contents[root])
    for key in edition.published - {root}:
        for finding in findings_in(key, edition.contents[key], blocking=True):
            yield replace(finding, place="", message=of_another(edition.name_of(key), finding.message))
