"""Has this been checked? In a real browser: pasted, answered, read in every light and size, handed on."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.barriers import IN_ANOTHER_LIGHT
from tests.browser.test_public_pages_are_legible import IN_ANOTHER_SIZE, PHONE, faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MESSAGE = "Forwarded many times.\n\nThe exodus from Nagorno-Karabakh is ethnic cleansing. My aunt says hello."
TEXTS = {
    "a message": MESSAGE,
    "an article": f"{MESSAGE}\n\n" + "Nothing else is said about anything else here. " * 120,
    "nothing known": "Bananas cure the common cold within a week.",
    "a link": "https://nowhere.example/1",
    "nothing": " ",
}


def paste(page: Page, url: str, text: str) -> None:
    page.goto(url)
    page.locator("form.check textarea").first.fill(text)
    page.get_by_role("button", name=re.compile("Look it up|ابحث عنه")).first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_no_answer_has_a_barrier(prefix: str, sample: None, chromium: Browser, live_server: LiveServer) -> None:
    page = chromium.new_context(bypass_csp=True).new_page()

    found: dict[str, list[str]] = {}
    for name, text in TEXTS.items():
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")
        paste(page, f"{live_server.url}{prefix}/check/", text)
        found[f"{name}, light"] = faults(page)
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size(PHONE)
        found[f"{name}, dark, on a phone"] = faults(page, [*IN_ANOTHER_LIGHT, *IN_ANOTHER_SIZE])
    page.context.close()

    assert {where: what for where, what in found.items() if what} == {}


def test_message_pasted_on_the_home_page_is_answered_at_an_address_without_it(
    sample: None, chromium: Browser, live_server: LiveServer
) -> None:
    page = chromium.new_page()
    paste(page, live_server.url, MESSAGE)

    expect(page).to_have_url(f"{live_server.url}/check/")
    expect(page.locator("#claim-1 h3")).to_contain_text("The exodus from Nagorno-Karabakh is ethnic cleansing.")
    page.locator(".pasted a.ref").first.click()
    expect(page).to_have_url(f"{live_server.url}/check/#claim-1")
    expect(page.locator("#claim-1")).to_be_in_viewport()
    page.close()


def test_text_that_nobody_recorded_is_handed_to_the_form_and_changed_there(
    sample: None, chromium: Browser, live_server: LiveServer
) -> None:
    page = chromium.new_page()
    paste(page, f"{live_server.url}/check/", TEXTS["nothing known"])

    page.get_by_role("button", name="Suggest it to the editors").click()
    expect(page.get_by_label("What was said?")).to_have_value(TEXTS["nothing known"])
    page.get_by_label("Who said it?").fill("A neighbour")
    page.get_by_role("button", name="Send to the editors").click()

    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    page.close()
