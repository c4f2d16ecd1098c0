"""The language that public pages speak: the one that an address begins with, or else one that the browser asks for.

An address without a language is the permanent one, which documents carry. The desk and the API speak English.
"""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

DEFAULT: Final = "en"
_NOT_TRANSLATED: Final = ("/admin/", "/accounts/", "/api/", "/static/")


class LanguageMiddleware:
    """Takes the language off the address, where it has one, and lets every link lead to pages in the same language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, in the language of the address or, without one, of the browser."""
        language, path = split_language(request.path_info)
        if not is_translated(path):
            with translation.override(DEFAULT):
                return self.get_response(request)
        if language:
            return self._at_prefix(request, language, path)
        with translation.override(_wanted(request)):
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
    """The language that a path begins with, or "", and the rest of it."""
    first, slash, rest = path[1:].partition("/")
    return (first, f"/{rest}") if slash and first in dict(settings.LANGUAGES) else ("", path)


def is_translated(path: str) -> bool:
    """Whether what lies at a path speaks the reader's language."""
    return not path.startswith(_NOT_TRANSLATED)


def _wanted(request: HttpRequest) -> str:
    for tag, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
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
