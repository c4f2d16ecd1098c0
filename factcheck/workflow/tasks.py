"""Letters of the desk are sent in the background: nobody who comments waits for a server of mail."""

import django
from django.core.mail import EmailMessage

if django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task  # type: ignore[no-redef,unused-ignore]


@task()
def mail_event(address: str, subject: str, body: str) -> None:
    """Send one letter to one person, so that none reads another's address."""
    EmailMessage(" ".join(subject.split()), body, to=[address]).send()
