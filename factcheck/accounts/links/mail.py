"""Letters with links. Without `EMAIL_URL` none is sent, and the desk shows the link instead."""

from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from factcheck.accounts.links.tokens import Purpose, link

_NOWHERE: Final = tuple(f"django.core.mail.backends.{name}.EmailBackend" for name in ("dummy", "console"))


def is_sent() -> bool:
    """Whether letters reach anybody: not those that are thrown away, nor those that only the server's console shows."""
    mailers = getattr(settings, "MAILERS", None) or {}
    backend = mailers["default"]["BACKEND"] if "default" in mailers else settings.EMAIL_BACKEND
    return backend not in _NOWHERE


def send(account: User, purpose: Purpose) -> None:
    """Mail the account's owner a link.

    Raises:
        OSError: the server of mail takes it not; its errors are of that kind.
    """
    invites = purpose is Purpose.INVITATION
    subject = _("Your account at the desk") if invites else _("A new password for the desk")
    _mail(account, subject, purpose.value, link=link(account, purpose), lasts=purpose.lasts)


def tell_of_new_password(account: User) -> None:
    """Tell the account's owner that its password was set by a link, in case that was somebody else."""
    _mail(account, _("Your password was set"), "password_set")


def _mail(account: User, subject: str, template: str, **context: Any) -> None:
    shared = {"account": account, "site_name": settings.SITE_NAME}
    text = render_to_string(f"account/email/{template}.txt", shared | context)
    if account.email:
        EmailMessage(f"[{settings.SITE_NAME}] {subject}", text, to=[account.email]).send()
