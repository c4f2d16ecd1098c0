"""An error reported by keyboard, without a script."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from factcheck.inbox.models import Message

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_error_is_reported_by_keyboard_without_a_script(chromium: Browser, live_server: LiveServer) -> None:
    page = chromium.new_context(java_script_enabled=False, locale="en-GB").new_page()
    page.goto(f"{live_server.url}/report/?about=/standards/")

    page.get_by_label("Your e-mail address").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Not sent yet")

    page.get_by_role("alert").get_by_role("link", name="What is wrong?").focus()
    page.keyboard.press("Enter")
    page.get_by_label("What is wrong?").focus()
    page.keyboard.type("The date is wrong.")
    for _ in range(3):
        page.keyboard.press("Tab")
    # The field that only programs fill in is passed over.
    expect(page.get_by_role("button", name="Send to the editors")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert Message.objects.get().page == "/standards/"
    page.context.close()
