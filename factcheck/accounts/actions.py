"""What administrators do to the accounts of others."""

from allauth.mfa.models import Authenticator
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from factcheck.accounts.changes.recording import record
from factcheck.accounts.models import Sort
from factcheck.accounts.sessions import end_sessions
from factcheck.workflow.admin.accounts import has_all_of

RESET = "Second factor taken away."


def may_reset(user: User, *, by: User) -> bool:
    """Whether `by` may take the second factor of `user` away: nobody's who may do more."""
    return by.has_perm("auth.change_user") and has_all_of(by, user)


@transaction.atomic
def reset_second_factor(user: User, *, by: User) -> None:
    """Take away the authenticator app and the recovery codes of `user`, and end all their sessions.

    Raises:
        PermissionDenied: `by` may not.

    """
    if not may_reset(user, by=by):
        raise PermissionDenied
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    record(user, Sort.SECOND_FACTOR, by=by)
    LogEntry.objects.log_actions(by.pk, [user], CHANGE, RESET, single_object=True)
