"""In which language a page answers."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from factcheck.language.localisation import is_translated
from factcheck.publishing.writing.actions import publish
from tests.markup import tree
from tests.reader import Page, parsed, read
from tests.records import whole_claim
from tests.together import each_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(editor: User) -> str:
    """The page of a published claim with all that a claim can have."""
    claim = whole_claim()
    publish(claim, by=editor)
    return f"/claims/{claim.public_id}/{claim.slug}/"


def test_page_with_prefix_answers_in_its_language() -> None:
    response = Client(headers={"Accept-Language": "ru"}).get("/fr/claims/")

    assert response.headers["Content-Language"] == "fr"
    assert 'lang="fr"' in response.content.decode()
    assert "Accept-Language" not in response.get("Vary", "")


@pytest.mark.parametrize(
    ("header", "language"),
    [("hy-AM, en;q=0.5", "hy"), ("de, ru;q=0.2", "ru"), ("de", "en"), ("", "en"), ("\x00, ;;q=-1", "en")],
)
def test_page_without_prefix_answers_in_language_of_browser(header: str, language: str) -> None:
    response = Client(headers={"Accept-Language": header}).get("/claims/")

    assert response.headers["Content-Language"] == language
    assert "Accept-Language" in response.headers["Vary"]


def test_page_in_arabic_reads_from_right_to_left() -> None:
    assert read("/ar/claims/").one("html").get("dir") == "rtl"


@each_of(
    "path",
    [
        *("/fr/admin/", "/fr/api/v1/claims/", "/fr/fr/claims/", "/fr/FR/claims/"),
        *(
            "/de/claims/",
            "/xx/claims/",
            "/zh-hans/claims/",
            "/x-fr/claims/",
            "/french/claims/",
            "/fr-é/claims/",
            "/fr_FR/claims/",
        ),
        *("/fr-é/claims/", "/fr_FR/claims/"),
    ],
    rolled_back=True,
)
def test_prefix_that_is_none_or_before_what_has_none_finds_nothing(path: str) -> None:
    response = Client(headers={"Accept-Language": "ru"}).get(path)

    assert response.status_code == 404
    parsed(response)


@each_of(
    ("path", "address"),
    [
        ("/fr", "/fr/"),
        ("/FR/claims/?q=a%20b&q=%2F", "/fr/claims/?q=a%20b&q=%2F"),
        ("/en-GB/claims/", "/en/claims/"),
        ("/AZ-Latn-AZ/claims/", "/az/claims/"),
        ("/EN//elsewhere.example/", "/en//elsewhere.example/"),
        ("/EN/%0d%0aSet-Cookie:a=b/", "/en/%0D%0ASet-Cookie:a%3Db/"),
    ],
    rolled_back=True,
)
def test_prefix_in_another_spelling_leads_to_the_usual_one(path: str, address: str) -> None:
    response = Client().get(path)

    assert (response.status_code, response.headers["Location"]) == (301, address)


def test_prefix_in_another_spelling_leads_on_under_the_path_of_the_server() -> None:
    response = Client(SCRIPT_NAME="/facts").get("/FR/claims/")

    assert response.headers["Location"] == "/facts/fr/claims/"


def test_link_of_page_with_prefix_keeps_the_language(address: str) -> None:
    links = inner_links(read(f"/fr{address}"))

    assert links
    assert [link for link in links if not link.startswith("/fr/")] == []


def test_record_at_old_address_moves_within_its_language(address: str) -> None:
    response = Client().get(f"/fr{address.rpartition('/')[0].rpartition('/')[0]}/other/?q=1")

    assert response.status_code == 301
    assert response.headers["Location"] == f"/fr{address}?q=1"


def test_no_template_names_a_language_by_djangos_filter_that_knows_few_and_in_english_alone() -> None:
    templates = Path(settings.BASE_DIR / "templates").rglob("*.html")

    assert [path.name for path in templates if "|language_name" in path.read_text(encoding="utf-8")] == []


def pages_named(page: Page) -> list[tuple[str, str, str]]:
    [nav] = [nav for nav in page.all("nav") if "languages" in nav.get("class", "").split()]
    return [(link.get("lang", ""), link.get("href", ""), link.get("aria-current", "")) for link in nav.iter("a")]


@pytest.mark.parametrize(("path", "current"), [("/ar/claims/?q=a%20b&kind=", "ar"), ("/claims/?q=a%20b&kind=", "en")])
def test_page_leads_to_itself_in_every_language_with_its_query(path: str, current: str) -> None:
    named = pages_named(read(path))

    assert named == [
        (language, f"/{language}/claims/?q=a%20b&kind=", "true" if language == current else "")
        for language, _ in settings.LANGUAGES
    ]


def test_missing_page_leads_to_itself_in_other_languages_without_leaving_the_site() -> None:
    page = parsed(Client().get("/fr//elsewhere.example/<b>/"))

    assert page.response.status_code == 404
    assert ("ru", "/ru//elsewhere.example/%3Cb%3E/", "") in pages_named(page)


def test_page_of_the_desk_in_our_look_leads_to_no_other_language(client: Client, editor: User) -> None:
    client.force_login(editor)

    page = parsed(client.get("/accounts/nothing/"))

    assert not [nav for nav in page.all("nav") if "languages" in nav.get("class", "").split()]


_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"')


@pytest.mark.parametrize("path", ["/admin/login/", "/accounts/login/", "/api/v1/claims/", "/api/v1/nothing/"])
def test_desk_and_api_answer_the_same_whatever_the_browser_speaks(path: str) -> None:
    english, arabic = (
        _TOKEN.sub("", Client(headers={"Accept-Language": tag}).get(path, follow=True).content.decode())
        for tag in ("en", "ar")
    )

    assert english == arabic


def test_front_page_of_the_desk_speaks_english_whatever_the_browser_speaks(editor: User) -> None:
    client = Client(headers={"Accept-Language": "ar"})
    client.force_login(editor)

    answer = client.get("/admin/")

    document = tree(answer.content.decode())
    assert (answer.status_code, document.get("lang")) == (200, "en")


def plain_routes(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    for entry in patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from plain_routes(entry.url_patterns, route)
        elif "<" not in route and "^" not in route and is_translated(route):
            yield route


def first_of_each_route(start: list[str], prefix: str) -> Iterator[Page]:
    """A page of every kind that the site has: those without an id, and the first of the others that a page leads to."""
    waiting, seen = [*start], set()
    while waiting:
        path = waiting.pop(0)
        route = resolve(path).route
        if route in seen:
            continue
        seen.add(route)
        response = Client().get(prefix + path)
        if response.headers["Content-Type"].startswith("text/html") and response.status_code == 200:
            page = parsed(response)
            yield page
            waiting += [link.removeprefix(prefix) for link in inner_links(page) if link.startswith(f"{prefix}/")]


def inner_links(page: Page) -> list[str]:
    """The paths on this site that a page leads to, without those to its translations and to what has no language."""
    elsewhere = {href for _, href, _ in pages_named(page)} if page.all("nav", class_="languages") else set()
    paths = [urlsplit(link).path for link in page.links() if link.startswith("/") and link not in elsewhere]
    return [path for path in paths if is_translated(path)]


@pytest.mark.sweep
def test_every_kind_of_page_in_arabic_reads_from_right_to_left_and_keeps_its_language() -> None:
    call_command("load_sample", verbosity=0)

    pages = list(first_of_each_route(list(plain_routes(get_resolver().url_patterns)), "/ar"))

    assert len(pages) > 15
    for page in pages:
        html = page.one("html")
        assert (html.get("lang"), html.get("dir")) == ("ar", "rtl")
        assert [link for link in inner_links(page) if not link.startswith("/ar/")] == []
