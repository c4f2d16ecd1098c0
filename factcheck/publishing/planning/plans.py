"""What publishing records would do, found before it is done: of one record, or of many, each by itself.

Drafts are read once for all of them. All else is asked for all of them at once, when the first of them is asked. The
number of queries grows with the depth to which drafts cite drafts, not with the records. Nothing is written.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from django.contrib.auth.models import User
from django.utils.translation import gettext

from factcheck.editing.history import Edited
from factcheck.editing.rows import GONE
from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document, NotCanonicalError, canonical_bytes, sha256
from factcheck.publishing.kinds import Key, key_of, records_of
from factcheck.publishing.models import Publication, PublicRecord, Publishable
from factcheck.publishing.placeholders import cited
from factcheck.publishing.planning import four_eyes, gate
from factcheck.publishing.planning.edition import Edition
from factcheck.publishing.planning.numbering import number
from factcheck.publishing.planning.publications import citing, publications_of
from factcheck.publishing.planning.refusals import PublishingError
from factcheck.publishing.planning.state import State, compared
from factcheck.publishing.standards import Finding, findings_in


class Plan:
    """What publishing one record would do, with those of the drafts that it cites which go with it."""

    def __init__(self, record: Publishable, also: Sequence[Key], drafts: "_Drafts") -> None:
        self.record = record
        self.key = key_of(record)
        self._also = also
        self._drafts = drafts
        # All that it would publish, in the order in which the record cites them.
        self.keys = drafts.going_with([self.key, *also])

    @property
    def state(self) -> State:
        """How far readers see what the draft says."""
        return compared(self._drafts.published.get(self.key), self.template)

    @property
    def template(self) -> Document:
        """The template that the draft of the record itself makes."""
        return self._drafts.templates[self.key]

    @property
    def published(self) -> Publication | None:
        """What is remembered of the record's publication; None if it was never public."""
        return self._drafts.published.get(self.key)

    @cached_property
    def templates(self) -> dict[Key, Document]:
        """Those of all drafts that it would publish, in the order in which they are logged within their kind."""
        going = set(self.keys)
        return {key: template for key, template in self._drafts.templates.items() if key in going}

    @property
    def numbered(self) -> dict[Key, str]:
        """The slugs of those drafts that it would publish under another than they have, which a public record has."""
        return {key: slug for key, slug in self._drafts.numbered.items() if key in self.keys}

    @cached_property
    def withdrawn(self) -> list[Publication]:
        """What it cites and can't be published with, since it was withdrawn."""
        needed = {key for each in self.keys for key in self._drafts.needed(each)} - set(self.keys)
        return [row for key, row in self._drafts.published.items() if key in needed and row.withdrawn]

    @property
    def with_it(self) -> list[Publishable]:
        """The cited records that get their first page with it."""
        going = set(self.keys)
        return [record for key, record in self._drafts.records.items() if key in going and key != self.key]

    @property
    def offered(self) -> list[Publishable]:
        """The drafts that it cites and that are published with it only if the editor says so."""
        offered = self._drafts.offered(self.key)
        return [record for key, record in self._drafts.records.items() if key in offered]

    @property
    def touched(self) -> list[str]:
        """The names of public records whose documents embed something that changes."""
        touched = self._drafts.touched_by(self.keys)
        return [name for key, name in self._drafts.names.items() if key in touched]

    @property
    def edition(self) -> Edition:
        """The documents that it would make, settled; with those of all others that were planned together with it."""
        return self._drafts.edition

    def looked_through(self) -> "Plan":
        """The plan, once it is found out what changes with it: most of what publishing takes."""
        if not self.withdrawn:
            self.edition  # noqa: B018
        return self

    @cached_property
    def findings(self) -> list[Finding]:
        """What our standards find in the record, and what keeps others from being published with it."""
        if self.withdrawn:
            return gate.cites_withdrawn(_cites(self.withdrawn[0]))
        return gate.findings_of(self.edition, self.key, self._others)

    @cached_property
    def public_findings(self) -> list[Finding]:
        """What those of our standards that readers know find in all that would be published; it takes no query."""
        contents = self.edition.contents
        return [each for key in self.keys for each in findings_in(key, contents[key], public=True)]

    @cached_property
    def fingerprint(self) -> str:
        """Whether all drafts that it would publish are still what they were; "" for what can't be published exactly."""
        return fingerprint(self.templates)

    @property
    def rows(self) -> Iterable[Edited]:
        """Those whose words readers would get, the drafts first; with those of all others planned together with it."""
        return self._drafts.rows

    def objection(self, by: User) -> str:
        """Why this user can't be the one who publishes all this, for the editor; "" if nothing stands against it."""
        return self.eyes.objection(by, self.keys) if four_eyes.required() else ""

    @property
    def eyes(self) -> four_eyes.Eyes:
        """Who edited and who approved all that it would publish; with that of all others planned together with it."""
        return self._drafts.eyes

    def look_again(self) -> None:
        """Ask anew who edited and who approved all of them, which their drafts alone do not tell."""
        self._drafts.eyes = self._drafts.new_eyes()

    def refuse_unfit(self) -> None:
        """Refuse what no draft can mend.

        Raises:
            PublishingError: a withdrawn record is cited, or what was chosen to go with the record is no cited draft.
        """
        if self.withdrawn:
            raise PublishingError(_cites(self.withdrawn[0]))
        if strays := self._strays():
            raise PublishingError(
                gettext("Not cited, so not published with it: %(strays)s.") % {"strays": _ids(strays)}
            )
        if known := [key for key in self._also if key in self._drafts.published]:
            raise PublishingError(
                gettext("Published before, so not published along: %(known)s. Publish it by itself.")
                % {"known": _ids(known)}
            )

    def _strays(self) -> set[Key]:
        """What was chosen to go with the record, and is not cited."""
        if not self._also:
            return set()
        return set(self._also) - {key for template in self.templates.values() for key in cited(template)}

    def refuse_blocked(self) -> None:
        """Refuse what does not meet our standards.

        Raises:
            PublishingError: a standard that blocks finds fault with a draft that would be published.
        """
        if self._blocked:
            raise PublishingError(self._blocked)

    @cached_property
    def _blocked(self) -> str:
        try:
            gate.refuse_blocked(self.edition, self.key, self._others)
        except PublishingError as error:
            return str(error)
        return ""

    @property
    def _others(self) -> list[Key]:
        return [key for key in self.keys if key != self.key]


def plan(record: Publishable, *, also: Iterable[Publishable] = (), leaving: Collection[Key] = ()) -> Plan:
    """What publishing the record now would do; of the drafts that it merely offers, with `also`.

    Slugs are free that public records have which are `leaving`.

    Raises:
        PublishingError: the record has been deleted.
    """
    chosen = list(dict.fromkeys(key_of(other) for other in also if key_of(other) != key_of(record)))
    drafts = _Drafts([key_of(record), *chosen], leaving)
    if key_of(record) not in drafts.templates:
        raise PublishingError(GONE)
    return drafts.plan(record, chosen)


def plans(records: Sequence[Publishable]) -> dict[Key, Plan]:
    """What publishing each of the records now would do; those that have been deleted are left out."""
    drafts = _Drafts([key_of(record) for record in records])
    return {key_of(record): drafts.plan(record) for record in records if key_of(record) in drafts.templates}


def names_citing(record: Publishable) -> list[str]:
    """The names of the public records whose documents cite this one."""
    rows = citing([key_of(record)]).filter(withdrawn=False)
    ids = list(rows.values_list("record_id", flat=True))
    return list(PublicRecord.objects.filter(record_id__in=ids).order_by("kind", "name").values_list("name", flat=True))


def fingerprint(templates: dict[Key, Document]) -> str:
    """Whether drafts are still what they were; "" for what can't be published exactly."""
    try:
        return sha256(canonical_bytes({"/".join(key): template for key, template in templates.items()})).hex()
    except NotCanonicalError:
        return ""


def refuse_citing_withdrawn(key: Key, template: Document) -> None:
    """Refuse to show a record's template again that cites what was withdrawn.

    Raises:
        PublishingError: it does.
    """
    needed = [named for named in _needed(template) if named != key]
    if withdrawn := [row for row in publications_of(needed).values() if row.withdrawn]:
        raise PublishingError(_cites(withdrawn[0]))


class _Drafts:
    """The drafts that some plans share, with those that they cite; and what is published of all of them."""

    def __init__(self, roots: Collection[Key], leaving: Collection[Key] = ()) -> None:
        self._plans: list[Plan] = []
        # In the order in which they were read: those that were asked for, what these cite, what that cites.
        self.templates: dict[Key, Document] = {}
        self.published: dict[Key, Publication] = {}
        self._looked_up: set[Key] = set()
        self._needed: dict[Key, list[Key]] = {}
        wanted = set(roots)
        while wanted:
            self._read(wanted)
            needed = {key for each in wanted for key in self.needed(each)}
            wanted = needed - set(self.published) - set(self.templates)
        # As they were asked for: the first of some that have one slug keeps it.
        in_order = {key: self.templates[key] for key in roots if key in self.templates}
        self.numbered = number(in_order | self.templates, leaving=leaving)

    def needed(self, key: Key) -> Sequence[Key]:
        """What is published when this draft is, which cites it; nothing of what is no draft."""
        if key not in self._needed and key in self.templates:
            self._needed[key] = _needed(self.templates[key])
        return self._needed.get(key, ())

    def _read(self, wanted: Collection[Key]) -> None:
        found = kinds.templates(wanted)
        self.templates |= found
        named = {*wanted, *(key for template in found.values() for key in cited(template))} - self._looked_up
        self.published |= publications_of(named)
        self._looked_up |= named

    def plan(self, record: Publishable, also: Sequence[Key] = ()) -> Plan:
        found = Plan(record, also, self)
        self._plans.append(found)
        return found

    def going_with(self, roots: Sequence[Key]) -> list[Key]:
        """The records and the drafts that they bring along, in the order in which they are cited."""
        found, at = list(roots), 0
        while at < len(found):
            for key in self.needed(found[at]):
                if key in self.templates and key not in self.published and key not in found:
                    found.append(key)
            at += 1
        return [key for key in found if key in self.templates]

    def offered(self, root: Key) -> set[Key]:
        named = {key for key in cited(self.templates[root]) if not kinds.get(key.kind).published_when_cited}
        return named - set(self.published)

    @cached_property
    def records(self) -> dict[Key, Publishable]:
        going = {key for each in self._plans for key in each.keys}
        offered = {key for each in self._plans for key in self.offered(each.key)}
        return {key_of(record): record for record in records_of(going | offered)}

    @cached_property
    def edition(self) -> Edition:
        edition = Edition({key: template for each in self._plans for key, template in each.templates.items()})
        edition.settle()
        return edition

    @cached_property
    def names(self) -> dict[Key, str]:
        ids = [key.record_id for key in self._changing]
        rows = PublicRecord.objects.filter(record_id__in=ids).order_by("kind", "name")
        return {Key(kind, record_id): name for kind, record_id, name in rows.values_list("kind", "record_id", "name")}

    @cached_property
    def _changing(self) -> set[Key]:
        """The public records that are brought up to date and not published for their own sake."""
        return {key for key in self.edition.changes() if key not in self.edition.published}

    @cached_property
    def _citing(self) -> dict[Key, set[Key]]:
        """Of what is cited: which of the changing records cite it."""
        citing: dict[Key, set[Key]] = {}
        for key in self._changing:
            for named in cited(self.edition.templates[key]):
                citing.setdefault(named, set()).add(key)
        return citing

    def touched_by(self, keys: Iterable[Key]) -> set[Key]:
        found: set[Key] = set()
        edge = set(keys)
        while edge:
            edge = {key for each in edge for key in self._citing.get(each, ())} - found
            found |= edge
        return found

    @property
    def rows(self) -> list[Edited]:
        spelled_out = [Edited(part.model, part.row) for _, part in kinds.spelled_out(self._going)]
        return [*(Edited(type(draft), draft.pk) for draft in self._going), *spelled_out]

    @cached_property
    def eyes(self) -> four_eyes.Eyes:
        return self.new_eyes()

    def new_eyes(self) -> four_eyes.Eyes:
        return four_eyes.Eyes(self._going, self.templates, self.published)

    @cached_property
    def _going(self) -> list[Publishable]:
        going = {key for each in self._plans for key in each.keys}
        return [record for key, record in self.records.items() if key in going]


def _needed(template: Document) -> list[Key]:
    """What is published when a record that cites it is, in the order in which it does."""
    return list(dict.fromkeys(key for key in cited(template) if kinds.get(key.kind).published_when_cited))


def _cites(withdrawn: Publication) -> str:
    kind, record_id = withdrawn.kind, withdrawn.record_id
    return gettext(
        "It cites a record that was withdrawn (%(kind)s %(record_id)s): publish that again first, or cite another."
    ) % {
        "kind": kind,
        "record_id": record_id,
    }


def _ids(keys: Iterable[Key]) -> str:
    return ", ".join(sorted(key.record_id for key in keys))
