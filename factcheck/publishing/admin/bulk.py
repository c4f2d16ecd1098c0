"""Many records published at once: each by itself, after a page that says what that does."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.desk.bulk import BulkStep, Prospect, Verdict
from factcheck.publishing.admin.forms import NoteField
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Publishable
from factcheck.publishing.planning.plans import Plan, plans
from factcheck.publishing.planning.publications import is_remembered
from factcheck.publishing.planning.refusals import PublishingError
from factcheck.publishing.planning.state import State
from factcheck.publishing.writing import actions

# As many names as a line holds.
_NAMED = 5


class BulkNoteForm(forms.Form):
    """Asks for one note that stands in the history of each of the records."""

    note = NoteField(
        label=_("Public note"),
        required=False,
        help_text=_("Optional. Readers see it in the history of each of these records."),
    )


class BulkPublish(BulkStep):
    """Show readers what each of the records now says."""

    name: ClassVar[str] = "publish_selected"
    label: ClassVar[Any] = _("Publish…")
    title: ClassVar[Any] = _("Publish {records}")
    will: ClassVar[Any] = _("Will be published")
    done: ClassVar[Any] = _("Published")
    button: ClassVar[Any] = _("Publish")
    what: ClassVar[str] = "published it from the list"
    permission: ClassVar[str] = "publish"
    hint: ClassVar[Any] = _("Possible duplicates are not looked for here: the page of each record shows them.")
    refusals: ClassVar[tuple[type[Exception], ...]] = (PublishingError, ValidationError)

    def ask(self, data: Any) -> forms.Form:
        """The form for the note."""
        return BulkNoteForm(data)

    def prospects(self) -> list[Prospect]:
        """What publishing each would do, and what keeps it from being done."""
        self._plans = plans(self.records)
        return [self._prospect(record) for record in self.records]

    def run(self, prospect: Prospect) -> str:
        """Publish it, if it still says what the page showed."""
        record, editor = prospect.record, self.request.user
        revision = actions.publish(record, by=editor, note=self.form.cleaned_data["note"])  # type: ignore[arg-type]
        if not is_remembered(self._plans[key_of(record)].templates):
            raise PublishingError(gettext("It was changed while it was being published: look again."))
        return gettext("Published as revision %(number)s.") % {"number": revision.number}

    def _prospect(self, record: Publishable) -> Prospect:
        plan = self._plans.get(key_of(record))
        if plan is None:
            return Prospect(record=record, verdict=Verdict.REFUSED, lines=[gettext("It has been deleted.")])
        verdict, lines = self._verdict(record, plan)
        return Prospect(record=record, verdict=verdict, lines=lines, fingerprint=plan.fingerprint)

    def _verdict(self, record: Publishable, plan: Plan) -> tuple[Verdict, list[str]]:
        if not self.admin.may_publish(self.request, record):
            return Verdict.REFUSED, [gettext("You may not publish it.")]
        if plan.state == State.PUBLISHED:
            return Verdict.NOTHING, [gettext("Readers see exactly what is saved here.")]
        if plan.withdrawn:
            ids = ", ".join(sorted(row.record_id for row in plan.withdrawn))
            return Verdict.REFUSED, [
                gettext("It cites what was withdrawn (%(ids)s): publish that first, or cite another.") % {"ids": ids}
            ]
        if blocking := [finding.message for finding in plan.public_findings if finding.blocks]:
            return Verdict.REFUSED, blocking
        if objection := plan.objection(self.request.user):  # type: ignore[arg-type]
            return Verdict.REFUSED, [objection]
        return Verdict.GOES, list(_lines(plan))


def _lines(plan: Plan) -> Iterator[str]:
    if plan.state == State.WITHDRAWN:
        yield gettext("It was withdrawn, and comes back.")
    if plan.with_it:
        yield gettext("With it, since it cites them: %(listed)s.") % {"listed": _listed(_as_cited(plan))}
    if plan.touched:
        yield gettext("Brings up to date: %(listed)s.") % {"listed": _listed(sorted(plan.touched))}
    yield from (f"Mind: {finding.message}" for finding in plan.public_findings)


def _as_cited(plan: Plan) -> list[str]:
    names = {key_of(record): str(record) for record in plan.with_it}
    return [names[key] for key in plan.keys if key in names]


def _listed(names: list[str]) -> str:
    shown, others = "; ".join(names[:_NAMED]), len(names) - _NAMED
    return gettext("%(shown)s and %(others)s more") % {"shown": shown, "others": others} if others > 0 else shown
