"""Many records published at once: each by itself, after a page that says what that does."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from factcheck.desk.bulk import BulkStep, Prospect, Verdict
from factcheck.publishing.admin.forms import NoteField
from factcheck.publishing.canonical import canonical_bytes
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Publication, Publishable
from factcheck.publishing.planning import four_eyes
from factcheck.publishing.planning.state import State
from factcheck.publishing.planning.surveys import Outlook, survey
from factcheck.publishing.writing import actions
from factcheck.publishing.writing.actions import PublishingError

# As many names as a line holds.
_NAMED = 5


class BulkNoteForm(forms.Form):
    """Asks for one note that stands in the history of each of the records."""

    note = NoteField(
        label="Public note",
        required=False,
        help_text="Optional. Readers see it in the history of each of these records.",
    )


class BulkPublish(BulkStep):
    """Show readers what each of the records now says."""

    name: ClassVar[str] = "publish_selected"
    label: ClassVar[str] = "Publish…"
    title: ClassVar[str] = "Publish {records}"
    will: ClassVar[str] = "Will be published"
    done: ClassVar[str] = "Published"
    button: ClassVar[str] = "Publish"
    what: ClassVar[str] = "published it from the list"
    permission: ClassVar[str] = "publish"
    refusals: ClassVar[tuple[type[Exception], ...]] = (PublishingError, ValidationError)

    def ask(self, data: Any) -> forms.Form:
        """The form for the note."""
        return BulkNoteForm(data)

    def prospects(self) -> list[Prospect]:
        """What publishing each would do, and what keeps it from being done."""
        self._outlooks = survey(self.records)
        return [self._prospect(record) for record in self.records]

    def run(self, prospect: Prospect) -> str:
        """Publish it, if it still says what the page showed."""
        record, editor = prospect.record, self.request.user
        revision = actions.publish(record, by=editor, note=self.form.cleaned_data["note"])  # type: ignore[arg-type]
        if not _is_what_was_shown(self._outlooks[key_of(record)]):
            raise PublishingError("It was changed while it was being published: look again.")
        return f"Published as revision {revision.number}."

    def _prospect(self, record: Publishable) -> Prospect:
        outlook = self._outlooks.get(key_of(record))
        if outlook is None:
            return Prospect(record=record, verdict=Verdict.REFUSED, lines=["It has been deleted."])
        verdict, lines = self._verdict(record, outlook)
        return Prospect(record=record, verdict=verdict, lines=lines, fingerprint=outlook.fingerprint)

    def _verdict(self, record: Publishable, outlook: Outlook) -> tuple[Verdict, list[str]]:
        if not self.admin.may_publish(self.request, record):
            return Verdict.REFUSED, ["You may not publish it."]
        if outlook.state == State.PUBLISHED:
            return Verdict.NOTHING, ["Readers see exactly what is saved here."]
        if outlook.withdrawn:
            ids = ", ".join(outlook.withdrawn)
            return Verdict.REFUSED, [f"It cites what was withdrawn ({ids}): publish that first, or cite another."]
        if blocking := [finding.message for finding in outlook.findings if finding.blocks]:
            return Verdict.REFUSED, blocking
        if objection := four_eyes.objection(outlook.templates, by=self.request.user):  # type: ignore[arg-type]
            return Verdict.REFUSED, [objection]
        return Verdict.GOES, list(_lines(outlook))


def _is_what_was_shown(outlook: Outlook) -> bool:
    shown = {key.record_id: canonical_bytes(template) for key, template in outlook.templates.items()}
    now = Publication.objects.filter(record_id__in=shown).values_list("record_id", "template")
    return {record_id: bytes(template) for record_id, template in now} == shown


def _lines(outlook: Outlook) -> Iterator[str]:
    if outlook.state == State.WITHDRAWN:
        yield "It was withdrawn, and comes back."
    if outlook.with_it:
        yield f"With it, since it cites them: {_listed(outlook.with_it)}."
    if outlook.touched:
        yield f"Brings up to date: {_listed(outlook.touched)}."
    yield from (f"Mind: {finding.message}" for finding in outlook.findings)


def _listed(names: list[str]) -> str:
    shown, others = "; ".join(names[:_NAMED]), len(names) - _NAMED
    return f"{shown} and {others} more" if others > 0 else shown
