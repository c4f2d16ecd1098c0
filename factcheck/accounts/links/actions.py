"""What is done by links: accounts are made for people who choose their own password, and passwords are set anew."""

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from factcheck.accounts.changes.recording import record
from factcheck.accounts.links.mail import tell_of_new_password
from factcheck.accounts.links.tokens import Purpose
from factcheck.accounts.models import Sort
from factcheck.accounts.sessions import end_sessions
from factcheck.workflow.admin.accounts import has_all_of, has_all_of_group
from factcheck.workflow.roles import ROLES

_SORTS = {Purpose.INVITATION: Sort.JOINED, Purpose.RESET: Sort.RESET}


def roles_for(by: User) -> list[Group]:
    """The roles that `by` may invite to: those that may do no more, from the one that may least."""
    places = {name: place for place, name in enumerate(ROLES)}
    found = [group for group in Group.objects.filter(name__in=places) if has_all_of_group(by, group)]
    return sorted(found, key=lambda group: places[group.name])


def may_invite(by: User) -> bool:
    """Whether `by` may make accounts."""
    return by.has_perm("auth.add_user")


@transaction.atomic
def invite(*, username: str, name: str, email: str, role: Group, by: User) -> User:
    """Make an account of the staff, without a password yet, for somebody to take up by a link.

    Raises:
        PermissionDenied: `by` may not make accounts, or not give this role.
    """
    if not may_invite(by) or role not in roles_for(by):
        raise PermissionDenied
    account = User(username=username, first_name=name, email=email, is_staff=True)
    account.set_unusable_password()
    account.save()
    account.groups.add(role)
    record(account, Sort.MADE, by=by, detail=f"invited as {role.name}")
    LogEntry.objects.log_actions(by.pk, [account], ADDITION, f"Invited as {role.name}.", single_object=True)
    return account


def may_invite_again(account: User, *, by: User) -> bool:
    """Whether the account was not taken up yet, and `by` may hand it over."""
    waits = account.is_active and account.is_staff and not account.has_usable_password()
    return waits and may_invite(by) and has_all_of(by, account)


@transaction.atomic
def invite_again(account: User, *, by: User) -> None:
    """Note that a new link to an account is handed out.

    Raises:
        PermissionDenied: `by` may not, or the account was taken up.
    """
    if not may_invite_again(account, by=by):
        raise PermissionDenied
    record(account, Sort.INVITED, by=by)
    LogEntry.objects.log_actions(by.pk, [account], CHANGE, "Invited again.", single_object=True)


@transaction.atomic
def set_password(account: User, password: str, purpose: Purpose) -> None:
    """Set the password that the owner chose by a link; all sessions end, and no link to the account opens any more."""
    account.set_password(password)
    account.save(update_fields=["password"])
    end_sessions(account)
    record(account, _SORTS[purpose], by=account)
    if purpose is Purpose.RESET:
        transaction.on_commit(lambda: tell_of_new_password(account), robust=True)
