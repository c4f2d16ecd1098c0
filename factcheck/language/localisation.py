"""The language that public pages speak: the one that an address begins with, or else one that the browser asks for.

An address without a language is the permanent one, which documents carry. The API speaks English, the desk what each
of its people has chosen (`factcheck.accounts.preferences`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

DEFAULT: Final = "en"
_TAG: Final = re.compile("[A-Za-z]{2}(-[A-Za-z0-9]+)*")
_NOT_TRANSLATED: Final = (
    *("/admin/", "/accounts/", "/api/", "/v1alpha1/", "/$discovery/", "/reconcile"),
    *("/static/", "/oembed", "/robots.txt", "/sitemap"),
    *("/log/checkpoint", "/log/key", "/log/tile/", "/log/receipts/"),
)


class LanguageMiddleware:
    """Takes the language off the address, where it has one, and lets every link lead to pages in the same language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, in the language of the address or, without one, of the browser."""
        if address := _spelled_right(request):
            return HttpResponsePermanentRedirect(address)
        language, path = split_language(request.path_info)
        if not is_translated(path):
            with translation.override(DEFAULT):
                return self.get_response(request)
        if language:
            return self._at_prefix(request, language, path)
        with translation.override(wanted(request.headers.get("Accept-Language", ""))):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or DEFAULT)
        patch_vary_headers(response, ["Accept-Language"])
        return response

    def _at_prefix(self, request: HttpRequest, language: str, path: str) -> HttpResponse:
        outer = get_script_prefix()
        request.path_info = path
        set_script_prefix(f"{outer}{language}/")
        try:
            with translation.override(language):
                response = self.get_response(request)
        finally:
            set_script_prefix(outer)
        response.headers.setdefault("Content-Language", language)
        return response


def split_language(path: str) -> tuple[str, str]:
    """The language that a path begins with, or nothing, and the path without it."""
    first, slash, rest = path[1:].partition("/")
    return (first, f"/{rest}") if slash and first in dict(settings.LANGUAGES) else ("", path)


def respelled(path: str) -> str:
    """The path with its language as this site writes it, where it begins with `/FR/` or `/fr-CA/` or is `/fr`."""
    first, _slash, rest = path[1:].partition("/")
    language = first.partition("-")[0].lower()
    return f"/{language}/{rest}" if _TAG.fullmatch(first) and language in dict(settings.LANGUAGES) else path


def _spelled_right(request: HttpRequest) -> str:
    """The address with its language as this site writes it; nothing if that is how it is written."""
    path, mark, query = request.get_full_path_info().partition("?")
    right = respelled(path)
    return f"{_outer(request)}{right}{mark}{query}" if right != path else ""


def _outer(request: HttpRequest) -> str:
    return str(request.META.get("SCRIPT_NAME", ""))


def is_translated(path: str) -> bool:
    """Whether what lies at a path speaks the reader's language."""
    return not path.startswith(_NOT_TRANSLATED)


def wanted(accepted: str) -> str:
    """The language, of those that this site speaks, that a header Accept-Language would rather have."""
    for tag, _ in parse_accept_lang_header(accepted):
        if (language := tag.partition("-")[0]) in dict(settings.LANGUAGES):
            return language
    return DEFAULT


def localised(path: str) -> str:
    """The address, in the language of the page that is being made, of a path that a document carries."""
    return get_script_prefix().removesuffix("/") + path


def canonical(path: str, language: str) -> str:
    """The one address, on the site's own host, at which search engines list a page in a language."""
    prefix = "" if language == DEFAULT else f"/{language}"
    return f"{settings.SITE_URL}{prefix}{path}"


@dataclass(frozen=True)
class Translation:
    """A page in one of the languages that this site speaks: the language's tag and own name, and the address."""

    language: str
    name: str
    url: str
    is_current: bool


def translations(request: HttpRequest) -> list[Translation]:
    """The same page, with its query, in each language; nothing for what speaks English alone, such as the desk."""
    if not is_translated(request.path_info):
        return []
    page, current = request.get_full_path_info(), translation.get_language()
    return [
        Translation(language, name, f"{_outer(request)}/{language}{page}", language == current)
        for language, name in settings.LANGUAGES
    ]
