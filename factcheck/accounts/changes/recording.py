"""Writes down what is done to accounts at the desk, and tells the other administrators."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction

from factcheck.accounts.changes.mail import tell
from factcheck.accounts.models import AccountChange, Sort

Snapshot = Mapping[str, str]
"""What an account may do and is called, in words, by what it is."""


def record(account: User, sort: Sort, *, by: User, detail: str = "") -> AccountChange:
    """Write down for good what `by` did to an account, in the transaction that does it; tell others once it is done."""
    change = AccountChange.objects.create(
        sort=sort,
        account_id=account.pk,
        account_name=account.get_username(),
        by_id=by.pk,
        by_name=by.get_username(),
        detail=detail,
    )
    transaction.on_commit(lambda: tell(change), robust=True)
    return change


def record_difference(account: User, before: Snapshot, *, by: User) -> None:
    """Write down what differs from what the account was, if anything does."""
    after = snapshot(account)
    changed = [name for name in after if before[name] != after[name]]
    if changed:
        detail = "; ".join(f"{name}: {before[name] or 'none'} → {after[name] or 'none'}" for name in changed)
        record(account, _sort(before, after), by=by, detail=detail)


def snapshot(account: User) -> Snapshot:
    """What the account is now, as it is stored."""
    stored = User.objects.get(pk=account.pk)
    return {
        "username": stored.get_username(),
        "name": stored.get_full_name(),
        "email": stored.email,
        "active": _yes(stored.is_active),
        "staff": _yes(stored.is_staff),
        "superuser": _yes(stored.is_superuser),
        "roles": ", ".join(stored.groups.order_by("name").values_list("name", flat=True)),
        "permissions": ", ".join(stored.user_permissions.order_by("codename").values_list("codename", flat=True)),
    }


def _yes(given: bool) -> str:
    return "yes" if given else "no"


def _sort(before: Snapshot, after: Snapshot) -> Sort:
    if before["active"] == after["active"]:
        return Sort.CHANGED
    return Sort.ENABLED if after["active"] == "yes" else Sort.DISABLED
