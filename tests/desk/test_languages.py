"""The desk speaks its user's language: what stays in Latin letters is data, an address or the name of a standard."""

import re
from collections import deque
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from claims.intake.speaking.rules import words
from factcheck.accounts.models import Preference
from tests.desk.pages import url_of
from tests.desk.rows import populate
from tests.markup import tree
from tests.records import whole_claim

pytestmark = [pytest.mark.django_db, pytest.mark.sweep, pytest.mark.any_database]
_WORD: Final = re.compile("[A-Za-z]{3,}")
_NO_WORDS: Final = re.compile(
    r"Tasks Database Backend|Task Results|Authenticators|Image files|Stored images|Revision bodies|"
    r"[\w-]+ relationships?: .*|Whether the user will be able .*|If disabled, the current password .*|Single Sing-On|"
    r"Disabled|Enabled|Password-based authentication:|Raw passwords are not stored.*|"
    r"https?://\S+|/[\w/-]+/|“[\w .:-]+”|\b\w+\.\w{2,3}\b|[\w-]+/[\w.+-]+|\b[0-9a-f]{12,}\b|\b[a-z]{2}-[A-Z]\w+\b"
)
"""Addresses, files, media types, hashes and tags of languages; what is typed at a terminal.

And what Django and other packages leave in English."""
_NAMES: Final = words(
    "factcheck utc sha pdf jpeg png webp json ndjson csv xlsx zip xml html warc atom url edtf wikidata markdown iso "
    "claimreview mediareview google fact check tools enter ctrl esc shift pdq phash dhash tmk pdqf vpdq chromaprint "
    "isbn doi orcid afp css usd bbc api mac ldap sso manage verify_log verify log control command import "
    "mfa email open government licence"
)
_SHOWN_ATTRIBUTES: Final = ("aria-label", "title", "placeholder", "alt")
_KEPT: Final = re.compile(r"#|[?&]_changelist_filters=")
_STORED_APART: Final = (Permission, ContentType)


def stored() -> set[str]:
    """The words of all that is stored, but for the names of permissions, which no person wrote."""
    models = [each for each in apps.get_models(include_auto_created=True) if each not in _STORED_APART]
    values = (value for model in models for row in model._base_manager.values_list() for value in row)
    return {word.casefold() for value in values for word in _WORD.findall(str(value))}


def pages(desk: Client, begin: list[str]) -> Iterator[tuple[str, Element]]:
    """The pages of the desk that links lead to, one of each shape."""
    waiting, shapes = deque(begin), set[str]()
    while waiting:
        url = waiting.popleft()
        response = desk.get(url, follow=True)
        assert response.status_code == 200, (url, response.status_code)
        if "html" not in response.headers["Content-Type"]:
            continue
        page = tree(response.content.decode())
        yield url, page
        for link in (urljoin(url, _KEPT.split(each.get("href", ""))[0]) for each in page.iter("a")):
            shape = re.sub(r"=[^&]*", "=", re.sub(r"\d+|[0-9a-z]{12}\b", "N", link))
            if link.startswith("/admin/") and "&" not in link and shape not in shapes:
                shapes.add(shape)
                waiting.append(link)


def texts(page: Element) -> Iterator[str]:
    """What a page shows and what it says to those who listen."""
    for element in page.iter():
        if element.tag not in {"script", "style", "code", "pre", "textarea"} and element.text:
            yield element.text
        yield from (element.get(name, "") for name in _SHOWN_ATTRIBUTES)
        if element.tag == "input" and element.get("type") == "submit":
            yield element.get("value", "")
        yield element.tail or ""


def foreign(text: str, known: set[str]) -> bool:
    return any(word.casefold() not in known for word in _WORD.findall(_NO_WORDS.sub(" ", text)))


def mislabelled(page: Element) -> Iterator[str]:
    """Links and buttons whose label lacks the words that they show, so that nobody can call them by voice."""
    for element in page.iter():
        label = " ".join(element.get("aria-label", "").split()).casefold()
        shown = " ".join("".join(element.itertext()).split()).casefold()
        if element.tag in {"a", "button"} and label and re.search(r"\w", shown) and shown not in label:
            yield f"{shown} is called {label}"


@pytest.mark.parametrize("language", ["ru", "ar"])
def test_desk_in_a_language_shows_no_english(language: str, desk: Client, editor: User) -> None:
    populate(0, 2)
    claim = whole_claim()
    Preference.objects.create(user=editor, language=language)
    known = stored() | _NAMES | {"english", "français", "azərbaycanca", "fran", "ais", "rbaycanca"}
    found: dict[str, Any] = {}
    labels: set[str] = set()

    for url, page in pages(desk, ["/admin/", url_of(claim)]):
        found |= {" ".join(text.split()): url for text in texts(page) if foreign(text, known)}
        labels |= set(mislabelled(page))

    assert found == {}
    assert labels == set()
