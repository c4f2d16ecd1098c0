"""What administrators do to the accounts of others."""

from allauth.mfa.models import Authenticator
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from factcheck.accounts.sessions import end_sessions

RESET = "Second factor taken away."


def may_reset(user: User, *, by: User) -> bool:
    """Whether `by` may take the second factor of `user` away: a superuser's, only superusers."""
    return by.has_perm("auth.change_user") and (by.is_superuser or not user.is_superuser)


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
    LogEntry.objects.log_actions(by.pk, [user], CHANGE, RESET, single_object=True)
