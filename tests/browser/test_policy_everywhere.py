"""Every page in a real browser, light and dark: the strict policy refuses nothing that a page of ours needs."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import BrowserContext, Page, Response, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.browser.signing_in import make_editor, sign_in
from tests.desk.pages import url_of
from tests.hostile.test_draft_leak import addresses as public_addresses
from tests.records import whole_claim

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Addresses whose argument no row of their model is: of another app, or a part of a record.
HAS_NO_ROW = re.compile(r"<(?!path:object_id|int:object_id|int:pk|url)")
# Leaves the desk, answers with a file, or takes POST alone.
IS_NO_PAGE = re.compile(
    r"/(logout|download|report|resume|proposal|alike|autocomplete|jsi18n|comment|take-up|content|warc|[0-9]+/(capture|offers))/$"
)
ERRORS = ("/nowhere/", "/claims/?after=x", "/api/v1/nowhere/", "/api/v1/claims/?page_size=x", "/admin/nowhere/")
# Addresses of a route that are opened; of the others the markup is read.
OPENED = 3
REFUSED = re.compile(
    r"""<style|\sstyle=["']|<[^>]+\son[a-z]+=["']|<script(?![^>]*\s(?:src=|type="application/ld\+json"))"""
)
FAILED_TO_LOAD = re.compile(r"the server responded with a status of 4\d\d")


class Watch:
    """What the browser says against the pages that it is sent to."""

    def __init__(self, context: BrowserContext) -> None:
        self.pages = 0
        self.refusals: list[str] = []
        context.expose_function("refused", self.refused)
        context.add_init_script(
            "addEventListener('securitypolicyviolation', (event) => refused(`"
            "${document.URL} ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))"
        )

    def refused(self, what: str) -> None:
        """Called by the browser for each thing that the policy refused."""
        self.refusals.append(what)

    def visit(self, page: Page, url: str) -> Response:
        """The answer at this address, looked at in light and in dark; no answer is a fault of ours."""
        page.emulate_media(color_scheme="light")
        answer = page.goto(url)
        assert answer is not None
        assert answer.status < 500, url
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy, url
        page.emulate_media(color_scheme="dark")
        self.pages += 1
        return answer


@pytest.fixture
def watch(page: Page) -> Watch:
    return Watch(page.context)


@pytest.fixture
def site(sample: None, editor: User) -> Claim:
    """Records of every model, public ones of every kind, and a withdrawn one."""
    for factory in factories.FACTORIES.values():
        factory.create()
    gone = factories.ClaimFactory.create(text="This was withdrawn.")
    publish(gone, by=editor)
    withdraw(gone, by=editor, note="Gone.")
    return whole_claim()


def routes(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for entry in patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry.url_patterns, route)
        else:
            yield route


def first_of(route: str) -> models.Model | None:
    """A row of the model whose pages begin as this address does."""
    for model in admin.site._registry:
        if route.startswith(f"admin/{model._meta.app_label}/{model._meta.model_name}/"):
            return model._default_manager.order_by("pk").first()
    return None


def desk_addresses() -> list[str]:
    """Every address of the desk and of signing in that is a page, with a row in the place of its argument."""
    found = {f"/admin/{model._meta.app_label}/" for model in admin.site._registry}
    for route in routes(get_resolver().url_patterns):
        if not route.startswith(("admin/", "accounts/")) or "^" in route or HAS_NO_ROW.search(route):
            continue
        record: Any = first_of(route)
        if "<" in route and record is None:
            continue
        path = "/" + re.sub(r"<[^>]+>", str(record.pk) if record else "", route)
        found.add(path)
    # The same template serves the popups of all models.
    found |= {f"{path}?_popup=1" for path in found if re.fullmatch(r"/admin/claims/claim/(add|[0-9]+/change)/", path)}
    return sorted(path for path in found if not IS_NO_PAGE.search(path.partition("?")[0]) and "(" not in path)


def markup(path: str) -> str | None:
    """What a browser shows there as a page; None where it saves a file."""
    answer = Client().get(path)
    return answer.text if answer.headers.get("Content-Type", "").startswith("text/html") else None


def test_no_public_page_needs_what_the_policy_refuses(
    page: Page, watch: Watch, site: Claim, live_server: LiveServer, complaints: list[str]
) -> None:
    pages = {path: text for path in public_addresses() if (text := markup(path))}
    for path in sorted({*(public_addresses(OPENED) & {*pages}), *ERRORS}):
        watch.visit(page, live_server.url + path)

    print(f"\npublic pages: {len(pages)}, opened: {watch.pages}, violations: {len(watch.refusals)}")
    assert len(pages) > 200
    assert watch.pages > 80
    assert [path for path, text in pages.items() if REFUSED.search(text)] == []
    assert watch.refusals == []
    assert [said for said in complaints if not FAILED_TO_LOAD.search(said)] == []


def test_no_page_of_the_desk_needs_what_the_policy_refuses(
    page: Page, watch: Watch, site: Claim, live_server: LiveServer, complaints: list[str]
) -> None:
    watch.visit(page, f"{live_server.url}/accounts/login/")
    make_editor()
    sign_in(page, live_server.url)

    for path in desk_addresses():
        watch.visit(page, live_server.url + path)

    print(f"\npages of the desk: {watch.pages}, violations: {len(watch.refusals)}")
    assert watch.pages > 100
    assert watch.refusals == []
    assert [said for said in complaints if not FAILED_TO_LOAD.search(said)] == []


def test_nothing_that_an_editor_opens_needs_what_the_policy_refuses(
    page: Page, watch: Watch, site: Claim, live_server: LiveServer, complaints: list[str]
) -> None:
    make_editor()
    sign_in(page, live_server.url)
    watch.visit(page, live_server.url + url_of(site))
    page.locator("body").evaluate("body => body.querySelectorAll('details').forEach(each => each.open = true)")

    for button in page.get_by_role("button", name="Add another").all():
        button.click()
    for selector in page.locator(".select2-selection:visible").all()[:6]:
        selector.click()
        expect(page.locator(".select2-results__option").first).to_be_visible()
        page.keyboard.press("Escape")
    page.get_by_role("button", name="Toggle theme").first.click()
    with page.expect_popup() as popup:
        page.locator(".related-widget-wrapper-link.add-related:visible").first.click()
    popup.value.close()

    watch.visit(page, live_server.url + url_of(User.objects.get(username="ed")))
    page.get_by_role("link", name="Today").first.click()
    page.locator(".date-icon:visible").first.click()
    expect(page.locator(".calendarbox:visible")).to_be_visible()
    page.get_by_role("link", name="Cancel").locator("visible=true").first.click()
    page.locator(".clock-icon:visible").first.click()
    expect(page.locator(".clockbox:visible")).to_be_visible()
    page.locator("#id_groups_filter, #id_user_permissions_input").first.fill("claim")

    assert watch.refusals == []
    assert complaints == []


def test_policy_that_is_broken_is_noticed(page: Page, watch: Watch, live_server: LiveServer) -> None:
    watch.visit(page, f"{live_server.url}/methodology/")

    page.evaluate("document.body.setAttribute('onclick', '1'), document.body.append(document.createElement('script'))")
    page.evaluate("document.querySelector('body > script:last-of-type').textContent = '1'")
    page.wait_for_timeout(100)

    assert watch.refusals
