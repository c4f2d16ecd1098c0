"""Who may change which record: contributors only what is neither public nor submitted."""

from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from factcheck.publishing.kinds import Key, key_of
from factcheck.publishing.models import Publishable
from factcheck.publishing.planning.state import ever_published
from factcheck.workflow.models import SubmissionState
from factcheck.workflow.standing import open_submission

EDIT_ANY = "workflow.edit_any"


def hindrance(user: Any, record: Publishable) -> str:
    """Why this user, who may edit drafts, can't change this record now; "" if nothing stands against it."""
    if user.has_perm(EDIT_ANY):
        return ""
    return _hindrance(user, key_of(record))


def _hindrance(user: User, key: Key) -> str:
    if ever_published(key.kind, [key.record_id]):
        return _("This record is or was public: ask an editor to change it.")
    submission = open_submission(key)
    waits = submission is not None and submission.state == SubmissionState.SUBMITTED
    if submission is not None and waits and submission.submitted_by_id != user.pk:
        return _("This record is submitted for publication: ask an editor to change it.")
    return ""
