"""How Django is to reach the server of mail at an address; settings call this, so it imports none."""

from typing import Any, Final

import django
import environ

_TIMEOUT: Final = 10
"""In seconds: whoever changes an account waits no longer for the server of mail."""
_OPTIONS: Final = {
    "EMAIL_HOST": "host",
    "EMAIL_PORT": "port",
    "EMAIL_HOST_USER": "username",
    "EMAIL_HOST_PASSWORD": "password",
    "EMAIL_USE_TLS": "use_tls",
    "EMAIL_USE_SSL": "use_ssl",
}


def mail_at(url: str) -> dict[str, Any]:
    """The settings of mail that is sent through this address; Django calls them by other names since 6.1."""
    named = environ.Env.email_url_config(url)
    if django.VERSION < (6, 1):
        return {**named, "EMAIL_TIMEOUT": _TIMEOUT}
    options = {ours: named[name] for name, ours in _OPTIONS.items() if named.get(name)}
    options = options and options | {"timeout": _TIMEOUT}
    return {"MAILERS": {"default": {"BACKEND": named["EMAIL_BACKEND"], "OPTIONS": options}}}
