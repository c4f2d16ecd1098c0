"""Many drafts submitted at once for someone else to publish."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.desk.bulk import BulkStep, Prospect, Verdict
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Publishable
from factcheck.publishing.planning.plans import Plan, plans
from factcheck.publishing.planning.state import State
from factcheck.workflow.actions import SignOffError, submit
from factcheck.workflow.models import Submission, SubmissionState


class BulkSubmit(BulkStep):
    """Ask for the publication of each of the records."""

    name: ClassVar[str] = "submit_selected"
    label: ClassVar[Any] = _("Submit for publication…")
    title: ClassVar[Any] = _("Submit {records} for publication")
    will: ClassVar[Any] = _("Will be submitted")
    done: ClassVar[Any] = _("Submitted")
    button: ClassVar[Any] = _("Submit")
    what: ClassVar[str] = "submitted it from the list"
    permission: ClassVar[str] = "submit"
    refusals: ClassVar[tuple[type[Exception], ...]] = (SignOffError,)

    def ask(self, data: Any) -> forms.Form:
        """A form without fields: there is nothing to choose."""
        return forms.Form(data)

    def prospects(self) -> list[Prospect]:
        """Whether each can be submitted, and what the standards find in it."""
        found = plans(self.records)
        ids = [record.public_id for record in self.records]
        waiting = Submission.objects.filter(record_id__in=ids, state=SubmissionState.SUBMITTED)
        self._submitted = {row.key for row in waiting}
        return [self._prospect(record, found[key_of(record)]) for record in self.records]

    def run(self, prospect: Prospect) -> str:
        """Submit one record, and say so."""
        submit(prospect.record, by=self.request.user)  # type: ignore[arg-type]
        return gettext("Submitted for publication.")

    def _prospect(self, record: Publishable, plan: Plan) -> Prospect:
        verdict, lines = self._verdict(record, plan)
        return Prospect(record=record, verdict=verdict, lines=lines, fingerprint=plan.fingerprint)

    def _verdict(self, record: Publishable, plan: Plan) -> tuple[Verdict, list[str]]:
        if not self.admin.has_change_permission(self.request, record):
            return Verdict.REFUSED, [gettext("You may not change it.")]
        if plan.state == State.PUBLISHED:
            return Verdict.NOTHING, [gettext("Readers see exactly what is saved here.")]
        if key_of(record) in self._submitted:
            return Verdict.NOTHING, [gettext("It is submitted already.")]
        if blocking := [finding.message for finding in plan.public_findings if finding.blocks]:
            return Verdict.REFUSED, blocking
        return Verdict.GOES, [f"Mind: {finding.message}" for finding in plan.public_findings]
