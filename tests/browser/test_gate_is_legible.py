"""What the gate found, and the page of standards, for those who see less: in light and dark, without a complaint."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from factcheck.publishing.writing.actions import publish
from tests.browser.barriers import barriers_in_both_lights
from tests.desk.pages import url_of
from tests.factories import AttributionFactory, ClaimFactory, PublishableClaimFactory

pytestmark = [pytest.mark.browser, pytest.mark.gate, pytest.mark.django_db(transaction=True)]


def sign_in(page: Page, live_server: LiveServer) -> User:
    user = User.objects.create_user("ed", password="a-password-for-tests", is_staff=True, is_superuser=True)
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("ed")
    page.get_by_label("Password").fill("a-password-for-tests")
    page.get_by_role("button", name="Log in").click()
    return user


def test_findings_and_standards_have_contrast(chromium: Browser, live_server: LiveServer) -> None:
    page = chromium.new_page(bypass_csp=True)
    claim = AttributionFactory.create(claim=ClaimFactory.create(text="The regime fell.")).claim
    publish(PublishableClaimFactory.create(), by=sign_in(page, live_server))

    for path, rules in (
        ("/standards/", ["wcag2a", "wcag2aa"]),
        (url_of(claim), ["color-contrast", "link-name", "duplicate-id-aria"]),
        (url_of(claim, "publish"), ["color-contrast", "link-name", "duplicate-id-aria"]),
    ):
        page.goto(live_server.url + path)
        assert barriers_in_both_lights(page, rules) == [], path
    page.close()


def test_finding_leads_to_its_row_on_a_phone(page: Page, complaints: list[str], live_server: LiveServer) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    claim = AttributionFactory.create(claimant__name="Ada").claim
    sign_in(page, live_server)
    page.goto(live_server.url + url_of(claim))

    page.get_by_role("link", name="The attribution to Ada has no passage").click()

    expect(page.locator("#attributions-0 .finding-block")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert complaints == []
