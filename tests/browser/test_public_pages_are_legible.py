"""Every kind of public page in a real browser: in light, in dark, on a phone and from right to left."""

import gzip
from typing import Final

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver
from playwright.sync_api import Browser, Page, Response, ViewportSize
from pytest_django.live_server_helper import LiveServer

from factcheck.language.localisation import is_translated
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories
from tests.browser.barriers import IN_ANOTHER_LIGHT, barriers
from tests.hostile.test_draft_leak import filled, patterns
from tests.records import whole_claim

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE: Final[ViewportSize] = {"width": 320, "height": 700}
# What can differ of the same page in another size.
IN_ANOTHER_SIZE: Final = ["scrollable-region-focusable", "target-size"]
STATES: Final = (
    "/nowhere/",
    "/claims/?q=nothing+has+these+words",
    "/claims/?page_size=x",
    "/claims/?q=some&disputed=yes",
)
MOST_BYTES: Final = 60_000


@pytest.fixture
def site(sample: None, editor: User) -> None:
    """The sample; a claim that has all that a claim can have, and a correction; and one that was withdrawn."""
    claim = whole_claim("Some")
    publish(claim, by=editor)
    claim.context = "Mended."
    claim.save()
    correct(claim, by=editor, note="The context was wrong.")
    gone = factories.ClaimFactory.create(text="This was withdrawn.")
    publish(gone, by=editor)
    withdraw(gone, by=editor, note="Gone.")


def pages() -> list[str]:
    """A page of each route, and of each state that an address can be in."""
    found = []
    for route in patterns(get_resolver()):
        path = "/" + route.replace("^", "").removesuffix("$")
        address = next(filled(path), None) if "<" in path else path
        if address and not path.startswith(("/api/", "/v1alpha1/", "/$discovery/", "/reconcile")) and is_page(address):
            found.append(address)
    return sorted({*found, *STATES, "/api/v1/docs/"})


def is_page(path: str) -> bool:
    response = Client().get(path)
    return response.headers.get("Content-Type", "").startswith("text/html") and response.status_code not in {301, 302}


def faults(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds, by these rules or every one that it has; and whether the page is wider than the screen."""
    found = barriers(page, rules)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found + ([f"{wide} pixels wider than the screen"] if wide > 0 else [])


def opened(page: Page, url: str) -> Page:
    """The page, with all that is folded in it unfolded."""
    page.goto(url)
    page.wait_for_load_state()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    return page


def test_no_public_page_has_a_barrier(site: None, chromium: Browser, live_server: LiveServer) -> None:
    page = chromium.new_context(bypass_csp=True).new_page()

    found: dict[str, list[str]] = {}
    for path in pages():
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")
        opened(page, live_server.url + path)
        found[f"{path}, light"] = faults(page)
        page.emulate_media(color_scheme="dark")
        found[f"{path}, dark"] = faults(page, IN_ANOTHER_LIGHT)
        page.set_viewport_size(PHONE)
        found[f"{path}, dark, on a phone"] = faults(page, [*IN_ANOTHER_LIGHT, *IN_ANOTHER_SIZE])
    page.context.close()

    assert_none(found)


def test_no_public_page_has_a_barrier_from_right_to_left(
    site: None, chromium: Browser, live_server: LiveServer
) -> None:
    page = chromium.new_context(bypass_csp=True, viewport=PHONE, is_mobile=True, has_touch=True).new_page()

    found = {path: faults(opened(page, f"{live_server.url}/ar{path}")) for path in pages() if is_translated(path)}
    page.context.close()

    assert_none(found)


def assert_none(found: dict[str, list[str]]) -> None:
    print(f"\n{len(found)} pages in a light and a size, {sum(map(len, found.values()))} violations")
    assert len(found) > 20
    assert {path: said for path, said in found.items() if said} == {}


def test_claim_page_with_all_it_needs_but_typefaces_is_under_60_kilobytes_on_its_way(
    site: None, chromium: Browser, live_server: LiveServer
) -> None:
    sizes: dict[str, int] = {}
    page = chromium.new_page()
    page.on("response", lambda answer: sizes.update({answer.url: on_its_way(answer)}))

    claim = PublicRecord.objects.get(kind="claim", slug="exodus-is-ethnic-cleansing")

    page.goto(live_server.url + claim.data["url"])
    page.wait_for_load_state("networkidle")
    page.close()

    print(f"\n{sum(sizes.values())} bytes, compressed: {sizes}")
    assert len(sizes) >= 2
    assert sum(sizes.values()) < MOST_BYTES


def on_its_way(answer: Response) -> int:
    """Bytes of an answer as the site sends them; typefaces are weighed by themselves."""
    if not answer.ok or answer.url.endswith(".woff2"):
        return 0
    return len(gzip.compress(answer.body()))
