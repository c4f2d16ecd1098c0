"""No page, public or of the desk, asks for what the Content-Security-Policy refuses."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.auth.models import User
from django.urls import Resolver404, resolve
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from factcheck.publishing.actions import publish, withdraw
from tests.accounts.conftest import code_now
from tests.browser.signing_in import PASSWORD, make_editor, sign_in
from tests.desk.pages import add_url, list_url, registered, url_of
from tests.factories import FACTORIES, ClaimFactory
from tests.records import whole_claim

Kind = tuple[str, bool, bool]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Not pages, or the end of the session.
LEFT_OUT = ("/accounts/logout/", "/admin/logout/", "/download/", "/export", "/feeds/", "/admin/jsi18n/", "/static/")


@pytest.fixture
def refused(page: Page) -> list[str]:
    """What the policy refused, as the pages themselves were told."""
    found: list[str] = []
    page.context.expose_function("tellOfRefusal", lambda what: found.append(what))  # noqa: PLW0108  # Playwright marks it
    page.context.add_init_script(
        "document.addEventListener('securitypolicyviolation', event => tellOfRefusal("
        "[location.href, event.violatedDirective, event.blockedURI, event.sample].join(' ')))"
    )
    return found


def _kind(url: str) -> Kind:
    """The view, whether something narrows or sorts what it shows, and whether in a little window."""
    parts = urlsplit(url)
    try:
        route = resolve(parts.path).route
    except Resolver404:
        route = parts.path
    return route, bool(parts.query), "_popup" in parts.query


def _is_page(url: str, base: str) -> bool:
    parts = urlsplit(url)
    if not url.startswith(base) or any(part in parts.path for part in LEFT_OUT):
        return False
    return not parts.path.startswith("/api/") or parts.path == "/api/v1/docs/"


def _links(page: Page, base: str) -> Iterator[str]:
    for href in page.locator("a[href]").evaluate_all("links => links.map(link => link.getAttribute('href'))"):
        url = urljoin(page.url, href).partition("#")[0]
        if _is_page(url, base):
            yield url


def _use(page: Page) -> None:
    """Open what a page keeps closed: details, a calendar, an autocomplete, a row for another part."""
    page.locator("body").evaluate("body => body.querySelectorAll('details').forEach(each => each.open = true)")
    for handle in (".add-row a", ".datetimeshortcuts a[id^=calendarlink]", ".select2-selection"):
        found = page.locator(handle).locator("visible=true")
        if found.count():
            # By the keyboard: one opened box of filters may lie upon another.
            found.first.focus()
            page.keyboard.press("Enter")
            page.keyboard.press("Escape")


def _crawl(page: Page, base: str, starts: list[str]) -> set[Kind]:
    """Open one page of each kind that links lead to; the kinds."""
    waiting, opened = [base + start for start in starts], set[Kind]()
    while waiting:
        url = waiting.pop(0)
        if _kind(url) in opened:
            continue
        opened.add(_kind(url))
        page.goto(url)
        waiting.extend(_links(page, base))
        _use(page)
    return opened


def _publish_all() -> None:
    editor = User.objects.create_user("publisher")
    publish(whole_claim(), by=editor)
    withdrawn = ClaimFactory.create()
    publish(withdrawn, by=editor)
    withdraw(withdrawn, by=editor, note="It was never said.")


def _of_the_desk() -> list[str]:
    urls = ["/admin/", "/admin/password_change/", "/accounts/second-factor/"]
    for model in registered():
        urls += [
            list_url(model),
            add_url(model),
            f"{add_url(model)}?_to_field=id&_popup=1",
            f"{list_url(model)}?_popup=1",
        ]
        record = model._default_manager.first()
        urls += [url_of(record, view) for view in ("change", "delete", "history")] if record else []
    return urls


def test_style_of_an_element_is_refused_and_told(page: Page, refused: list[str], live_server: LiveServer) -> None:
    page.goto(live_server.url)

    page.locator("body").evaluate("body => body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">Red</p>')")
    page.wait_for_timeout(200)

    assert len(refused) == 1
    assert "style-src" in refused[0]


def test_policy_refuses_nothing_on_any_public_page(
    page: Page, refused: list[str], complaints: list[str], live_server: LiveServer
) -> None:
    _publish_all()

    opened = _crawl(page, live_server.url, ["/", "/api/v1/docs/", "/claims/?q=some"])

    print(f"{len(opened)} kinds of public pages, {len(refused)} refusals")
    assert refused == []
    # A withdrawn record's page is an error on purpose.
    assert [said for said in complaints if "status of 410" not in said] == []
    assert len(opened) > 20


def test_policy_refuses_nothing_on_error_pages(page: Page, refused: list[str], live_server: LiveServer) -> None:
    for path in ("/nowhere/", "/claims/?cursor=nonsense", "/admin/nowhere/", "/claims/00000000/"):
        page.goto(live_server.url + path)

    assert refused == []


def test_policy_refuses_nothing_on_any_page_of_the_desk(
    page: Page, refused: list[str], complaints: list[str], live_server: LiveServer
) -> None:
    _publish_all()
    make_editor()
    for factory in FACTORIES.values():
        factory.create()
    sign_in(page, live_server.url)

    opened = _crawl(page, live_server.url, _of_the_desk())

    print(f"{len(opened)} kinds of pages of the desk, {len(refused)} refusals")
    assert refused == []
    assert [said for said in complaints if "Failed to load resource" not in said] == []
    assert len(opened) > 4 * len(registered())


def test_policy_refuses_nothing_on_the_way_to_a_second_factor_and_back_in(
    page: Page, refused: list[str], complaints: list[str], live_server: LiveServer
) -> None:
    make_editor()
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/accounts/second-factor/")
    page.get_by_role("link", name="Set it up").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    assert page.locator("img").evaluate("code => code.complete && code.naturalWidth > 0")
    secret = page.locator(".account-key").inner_text()
    page.get_by_label("code").fill(code_now(secret))
    page.get_by_role("button", name="Turn it on").click()
    codes = page.locator(".account-codes code").all_inner_texts()
    page.get_by_role("button", name="Log out").click()
    sign_in(page, live_server.url)
    page.get_by_label("Code").fill(codes[0])
    page.get_by_role("button", name="Log in").click()

    assert page.get_by_role("heading", name="Desk", exact=True).is_visible()
    for path in ("", "codes/new/", "app/remove/", "reauthenticate/"):
        page.goto(f"{live_server.url}/accounts/second-factor/{path}")
    assert refused == complaints == []
