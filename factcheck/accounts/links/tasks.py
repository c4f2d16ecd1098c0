"""Letters that are asked for by strangers are written in the background: the answer takes as long whoever they name."""

import django
from django.contrib.auth.models import User

from factcheck.accounts.links.mail import send
from factcheck.accounts.links.tokens import Purpose

if django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task  # type: ignore[no-redef,unused-ignore]


@task()
def mail_reset(email: str) -> None:
    """Mail a link to each active account of the staff that has this address."""
    for account in User.objects.filter(email__iexact=email, is_active=True, is_staff=True).order_by("pk"):
        send(account, Purpose.RESET)
