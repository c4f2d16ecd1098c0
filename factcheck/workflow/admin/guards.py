"""Whether the user of a request may change a record, looked up once a request: Django asks many times."""

from typing import Any
from weakref import WeakKeyDictionary

from django.http import HttpRequest

from factcheck.publishing.kinds import Key, key_of
from factcheck.workflow.rights import hindrance

_known: "WeakKeyDictionary[HttpRequest, dict[Key, str]]" = WeakKeyDictionary()


def hindrance_in(request: HttpRequest, record: Any) -> str:
    """Why the user can't change the record now; "" if nothing stands against it."""
    known, key = _known.setdefault(request, {}), key_of(record)
    if key not in known:
        known[key] = hindrance(request.user, record)
    return known[key]
