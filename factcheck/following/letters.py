"""The letters: each to one address, as text and as HTML, in its reader's language."""

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from factcheck.following.followed import untyped_title_of
from factcheck.following.models import Subscription
from factcheck.following.news import News
from factcheck.following.tokens import Purpose, link
from factcheck.following.vocabulary import Frequency
from factcheck.mail.whole_headers import Letter

_AUTOMATIC: Final = {"Auto-Submitted": "auto-generated"}


def confirmation(subscription: Subscription, frequency: str, language: str) -> Letter:
    """Asks whether the owner of the address wants letters; says what will come how often."""
    with translation.override(language):
        context = {
            "title": untyped_title_of(subscription.path),
            "often": Frequency(frequency).label,
            "link": link(subscription, Purpose.CONFIRM, language, frequency, language),
        }
        subject = _("Please confirm: %(title)s") % {"title": context["title"]}
        return _letter(subscription, subject, "confirm", context, _AUTOMATIC)


def overview(subscription: Subscription) -> Letter:
    """Leads to all that the address follows."""
    language = subscription.language
    with translation.override(language):
        context = {"link": link(subscription, Purpose.YOURS, language)}
        return _letter(subscription, _("What you follow"), "overview", context, _AUTOMATIC)


def news_letter(subscription: Subscription, title: str, news: Sequence[News]) -> Letter:
    """What is new of what is called so, with one click to stop it (RFC 8058). Sent again, it bears the same id."""
    language = subscription.language
    with translation.override(language):
        context = {
            "title": title,
            "news": news,
            "stop": link(subscription, Purpose.STOP, language),
            "yours": link(subscription, Purpose.YOURS, language),
        }
        subject = news[0].title if len(news) == 1 else title
        return _letter(subscription, subject, "news", context, _headers(subscription, context["stop"]))


def _headers(subscription: Subscription, stop: Any) -> dict[str, str]:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    said = f"{subscription.pk} {subscription.seen}"
    own = salted_hmac("factcheck.following.letters", said, algorithm="sha256").hexdigest()[:32]
    return _AUTOMATIC | {
        "List-Id": f"<follow.{host}>",
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Message-ID": f"<{own}@{host}>",
    }


def _letter(
    subscription: Subscription, subject: str, template: str, context: dict[str, Any], headers: dict[str, str]
) -> Letter:
    shared = {"site_name": settings.SITE_NAME, **context}
    name = f"following/letters/{template}"
    line = " ".join(f"[{settings.SITE_NAME}] {subject}".split())
    found = Letter(line, render_to_string(f"{name}.txt", shared), to=[subscription.address], headers=headers)
    found.attach_alternative(render_to_string(f"{name}.html", shared), "text/html")
    return found
