"""Ending sessions."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone


def end_sessions(user: User, *, keep: str | None = None) -> int:
    """End all sessions of `user` but the one with the key `keep`; return how many there were."""
    live = Session.objects.filter(expire_date__gt=timezone.now()).exclude(session_key=keep or "")
    keys = [each.session_key for each in live.iterator() if each.get_decoded().get(SESSION_KEY) == str(user.pk)]
    Session.objects.filter(session_key__in=keys).delete()
    return len(keys)


def end_others_after_set_up(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """End sessions that a password alone opened, before there was a second factor."""
    end_sessions(user, keep=request.session.session_key)
