"""What publishing many records would do, each by itself, found for all of them at once. Writes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document
from factcheck.publishing.kinds import Key, key_of, records_of
from factcheck.publishing.models import Publication, PublicRecord, Publishable
from factcheck.publishing.placeholders import cited
from factcheck.publishing.planning.plans import fingerprint
from factcheck.publishing.planning.state import State, compared
from factcheck.publishing.standards import Finding, findings_in
from factcheck.publishing.writing.edition import Edition


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What publishing one record would do."""

    state: State
    # The templates that would be published: its own, and those of what goes with it.
    templates: dict[Key, Document]
    # Names of cited records that get their first page with it.
    with_it: list[str]
    # Names of public records whose documents embed something that changes.
    touched: list[str]
    # The ids of withdrawn records that it cites, and can't be published with.
    withdrawn: list[str]
    # What our standards find in all that would be published.
    findings: list[Finding]
    # Of all drafts that it would publish: whether they are still what the editor was shown.
    fingerprint: str


def survey(records: Sequence[Publishable]) -> dict[Key, Outlook]:
    """What publishing each of the records now would do, without any draft that it merely offers.

    The number of queries grows with the depth to which drafts cite drafts, not with the records.
    Records that have been deleted are left out.
    """
    return _Survey([key_of(record) for record in records]).outlooks()


class _Survey:
    def __init__(self, roots: Iterable[Key]) -> None:
        wanted = set(roots)
        self._published: dict[Key, Publication] = {}
        self._templates: dict[Key, Document] = {}
        self._look_up(wanted)
        while wanted:
            found = kinds.templates(wanted)
            self._templates |= found
            named = {key for template in found.values() for key in _needed(template)}
            self._look_up(named)
            wanted = named - set(self._published) - set(self._templates)
        self._going = {root: self._going_with(root) for root in roots if root in self._templates}

    def outlooks(self) -> dict[Key, Outlook]:
        withdrawn = {root: self._withdrawn(going) for root, going in self._going.items()}
        edition = Edition({key: self._templates[key] for going in self._going.values() for key in going})
        edition.settle()
        self._contents = edition.contents
        touched = self._touched(edition, [root for root in self._going if not withdrawn[root]])
        keys = {key for going in [*self._going.values(), *touched.values()] for key in going}
        names = _names(keys, touched)
        return {root: self._outlook(root, touched.get(root, set()), withdrawn[root], names) for root in self._going}

    def _outlook(self, root: Key, touched: set[Key], withdrawn: list[str], names: dict[Key, str]) -> Outlook:
        templates = {key: self._templates[key] for key in self._going[root]}
        return Outlook(
            state=compared(self._published.get(root), self._templates[root]),
            templates=templates,
            with_it=[names[key] for key in templates if key != root and key in names],
            touched=sorted(names[key] for key in touched if key in names),
            withdrawn=withdrawn,
            findings=[each for key in templates for each in findings_in(key, self._contents[key], public=True)],
            fingerprint=fingerprint(templates),
        )

    def _look_up(self, keys: set[Key]) -> None:
        unknown = [key.record_id for key in keys - set(self._published)]
        for row in Publication.objects.filter(record_id__in=unknown):
            self._published[Key(row.kind, row.record_id)] = row

    def _going_with(self, root: Key) -> list[Key]:
        """The record and the drafts that go with it, in the order in which they are cited."""
        found, at = [root], 0
        while at < len(found):
            for key in _needed(self._templates[found[at]]):
                if key in self._templates and key not in self._published and key not in found:
                    found.append(key)
            at += 1
        return found

    def _withdrawn(self, going: Iterable[Key]) -> list[str]:
        named = {key for each in going for key in _needed(self._templates[each])}
        return sorted(key.record_id for key in named if key in self._published and self._published[key].withdrawn)

    def _touched(self, edition: Edition, roots: Sequence[Key]) -> dict[Key, set[Key]]:
        changing = {key for key in edition.changes() if key not in self._templates}
        citing: dict[Key, set[Key]] = {}
        for key in changing:
            for named in cited(edition.templates[key]):
                citing.setdefault(named, set()).add(key)
        return {root: _reached(self._going[root], citing) for root in roots}


def _needed(template: Document) -> list[Key]:
    return list(dict.fromkeys(key for key in cited(template) if kinds.get(key.kind).published_when_cited))


def _reached(start: Iterable[Key], citing: dict[Key, set[Key]]) -> set[Key]:
    found: set[Key] = set()
    edge = set(start)
    while edge:
        edge = {key for each in edge for key in citing.get(each, ())} - found
        found |= edge
    return found


def _names(keys: Iterable[Key], touched: dict[Key, set[Key]]) -> dict[Key, str]:
    public = {key for each in touched.values() for key in each}
    names = {key_of(record): str(record) for record in records_of(set(keys) - public)}
    rows = PublicRecord.objects.filter(record_id__in=[key.record_id for key in public])
    return names | {Key(row.kind, row.record_id): row.name for row in rows.only("kind", "record_id", "name")}
