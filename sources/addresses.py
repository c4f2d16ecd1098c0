"""Addresses of documents on the web, brought to one form so that one document has one address."""

import ipaddress
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from factcheck.fields import LineField
from factcheck.publishing.links import is_tracking

MAX_LENGTH = 2000
_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\\\\\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_HOST = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])")
# Python's IDNA codec is that of 2003: it would send these to another host than browsers do.
_DEVIATIONS = frozenset("ßς\u200c\u200d")
# What copying from pages and messages leaves at the ends, and nobody sees.
_MARKS = [*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xAD, 0x61C, 0xFEFF]
_UNSEEN = "".join(map(chr, _MARKS)) + " \t\r\n\f\v\u00a0\u3000"
_ESCAPED = re.compile("%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def normalise_url(address: str, *, keep_tracking: bool = False) -> str:
    """Return the one form of an address on the web.

    As RFC 3986 (6.2.2) has it: scheme and host in lower case, the host in its ASCII form, no default port, percent
    signs only where they are needed and with capitals, no "." and ".." in the path, and "/" for an empty one. No
    fragment, and no tracking parameters unless they are to be kept; other characters percent-encoded.

    Raises:
        ValidationError: it is not a full http or https address, carries a user name or a password,
            holds control characters, or has more than 2,000 characters.
    """
    parts = _split(_seen(address))
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS:
        raise _refusal(_("Begin the address with https:// or http://."))
    if "@" in parts.netloc:
        raise _refusal(_("Leave the user name and password out of the address."))
    port = _port(parts)
    host = _host(parts)
    place = host + ("" if port in (None, _DEFAULT_PORTS[scheme]) else f":{port}")
    query = parts.query if keep_tracking else without_tracking(parts.query, host)
    path = _without_dots(_unescaped(iri_to_uri(parts.path or "/")))
    rest = path + (f"?{_unescaped(iri_to_uri(query))}" if query else "")
    return _checked_length(f"{scheme}://{place}{rest}")


def _seen(address: str) -> str:
    bare = address.strip().strip(_UNSEEN).strip()
    return bare[1:-1].strip() if bare.startswith("<") and bare.endswith(">") else bare


def _unescaped(part: str) -> str:
    def character(found: re.Match[str]) -> str:
        meant = chr(int(found[1], 16))
        return meant if meant in _UNRESERVED else found[0].upper()

    return _ESCAPED.sub(character, part)


def _without_dots(path: str) -> str:
    """The path without the steps "." and ".." (RFC 3986, 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    steps = path.split("/")[1:]
    for step in steps:
        if step == "..":
            del kept[-1:]
        elif step != ".":
            kept.append(step)
    return "/" + "/".join([*kept, *([""] if steps[-1] in {".", ".."} and kept else [])])


def _refusal(message: str) -> ValidationError:
    return ValidationError(message, code="address")


def _checked_length(address: str) -> str:
    if len(address) > MAX_LENGTH:
        raise _refusal(_("The address is longer than %(max_length)s characters.") % {"max_length": f"{MAX_LENGTH:,}"})
    return address


def _split(address: str) -> SplitResult:
    _checked_length(address)
    # Before urlsplit, which silently drops line breaks and tabs.
    if _UNSAFE.search(address):
        raise _refusal(_("The address holds a control character or a backslash: copy it again."))
    try:
        return urlsplit(address)
    except ValueError as error:
        raise _refusal(_("The host in the address is not well-formed.")) from error


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError as error:
        raise _refusal(_("The port in the address must be a number up to 65535.")) from error


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").removesuffix(".")
    if not host:
        raise _refusal(_("The address has no host: write it whole, such as https://example.org/news."))
    if parts.netloc.startswith("["):
        return f"[{_ipv6(host)}]"
    if _DEVIATIONS.intersection(host):
        raise _refusal(_("Write this host in its xn-- form, as the browser's address bar gives it when copied."))
    return _ascii_host(host)


def _ipv6(host: str) -> str:
    try:
        return str(ipaddress.IPv6Address(host))
    except ValueError as error:
        raise _refusal(_("The host in the address is not well-formed.")) from error


def _ascii_host(host: str) -> str:
    try:
        # The codec takes quadratic time: what is longer than any host is not worth it.
        ascii_host = host[:254].encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise _refusal(_("The host in the address is not well-formed.")) from error
    if not _HOST.fullmatch(ascii_host) and not _is_ipv4(ascii_host):
        raise _refusal(_("The host in the address is not a full name, such as www.example.org."))
    return ascii_host


def _is_ipv4(host: str) -> bool:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True


def without_tracking(query: str, host: str) -> str:
    """The query of an address on a host without the parameters that tell where its reader came from."""
    return "&".join(part for part in query.split("&") if part and not is_tracking(part, host))


def in_one_form(app: str, **fields: str) -> Callable[[Any, Any], None]:
    """What brings stored addresses of these models to the form that they have now, for migrations.

    One that can't be kept in that form stays as it is: it is no address, or another row has it there and only one may.
    """

    def run(apps: Any, editor: Any) -> None:
        for name, field in fields.items():
            _respell(apps.get_model(app, name).objects.using(editor.connection.alias), field)

    return run


def _respell(rows: models.QuerySet[Any], field: str) -> None:
    # The list is whole before the first row changes.
    for key, address in list(rows.exclude(**{field: ""}).order_by("pk").values_list("pk", field)):
        try:
            respelled = normalise_url(address)
            if respelled != address:
                with transaction.atomic(using=rows.db):
                    rows.filter(pk=key).update(**{field: respelled})
        except (ValidationError, IntegrityError):
            continue


class AddressField(LineField):
    """An http or https address, normalised when it is cleaned.

    `keep_tracking` is for addresses in which parameters such as utm_source matter: an archived
    copy is filed under the very address that was asked for.
    """

    def __init__(self, *args: Any, keep_tracking: bool = False, **kwargs: Any) -> None:
        self.keep_tracking = keep_tracking
        super().__init__(*args, **{"max_length": MAX_LENGTH, **kwargs})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return what a migration needs to build this field again."""
        name, path, args, kwargs = super().deconstruct()
        if self.keep_tracking:
            kwargs["keep_tracking"] = True
        return name, path, list(args), kwargs

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Return the address in its one form, or raise what is wrong with it."""
        if isinstance(value, str) and value:
            value = normalise_url(value, keep_tracking=self.keep_tracking)
        return super().clean(value, model_instance)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Return a form field with a keyboard for addresses."""
        return super().formfield(**{"widget": forms.URLInput, **kwargs})
