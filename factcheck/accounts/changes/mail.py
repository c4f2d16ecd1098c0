"""Tells administrators by mail what another did to an account. Without `EMAIL_URL` it goes nowhere."""

from typing import Final

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.urls import reverse

from factcheck.accounts.models import AccountChange

_BACKEND: Final = "django.contrib.auth.backends.ModelBackend"


def tell(change: AccountChange) -> None:
    """Send it to those who manage accounts and did not do it themselves, so that none reads another's address."""
    addresses = _administrators(but=change.by_id)
    if addresses:
        subject = f"[{settings.SITE_NAME}] {change.account_name}: {change.get_sort_display()}"
        EmailMessage(subject, _text(change), bcc=addresses).send()


def _administrators(*, but: int) -> list[str]:
    able = User.objects.with_perm("auth.change_user", backend=_BACKEND).filter(is_staff=True).exclude(email="")
    return list(able.exclude(pk=but).order_by("pk").values_list("email", flat=True))


def _text(change: AccountChange) -> str:
    said = [
        f"Account: {change.account_name}",
        f"What was done: {change.get_sort_display()}",
        f"By: {change.by_name}",
        f"When: {change.made_at:%Y-%m-%d %H:%M} UTC",
        *([change.detail] if change.detail else []),
        "",
        f"All changes: {settings.SITE_URL}{reverse('admin:accounts_accountchange_changelist')}",
    ]
    return "\n".join(said)
