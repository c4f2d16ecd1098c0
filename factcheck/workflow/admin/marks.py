"""Signs beside a record: whose turn it is, and whose it is to do."""

from typing import Final

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from factcheck.language.dates import date_words
from factcheck.workflow.models import Assignment, Priority, Submission, SubmissionState

SIGNS: Final = {SubmissionState.SUBMITTED: "→", SubmissionState.CHANGES_REQUESTED: "↩"}
"""Of the states in which somebody waits."""


def sign_off_mark(submission: Submission) -> SafeString:
    """Whose turn it is, as a shape and words."""
    state = SubmissionState(submission.state)
    return format_html(
        '<span class="state sign-off-{}"><span class="state-shape" aria-hidden="true">{}</span> {}</span>',
        state.value,
        SIGNS[state],
        state.label,
    )


def assignment_mark(assignment: Assignment) -> SafeString:
    """Whose it is to do, by when, and how much it presses."""
    is_late = assignment.due_on is not None and assignment.due_on < timezone.localdate()
    return format_html(
        '<span class="assignment{}"><span aria-hidden="true">⚑</span> {}</span>',
        " is-late" if is_late else "",
        ", ".join(_said(assignment, is_late=is_late)),
    )


def _said(assignment: Assignment, *, is_late: bool) -> list[str]:
    found = [assignment.assignee.get_username()] if assignment.assignee else []
    if assignment.due_on is not None:
        words = pgettext("assignment", "overdue since %(day)s") if is_late else pgettext("assignment", "by %(day)s")
        found.append(words % {"day": date_words(assignment.due_on.isoformat())})
    if assignment.priority != Priority.NORMAL:
        found.append(_("priority: %(priority)s") % {"priority": assignment.get_priority_display()})
    return found
