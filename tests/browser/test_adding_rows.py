"""The row that "Add another" adds: fetched at the first press of the key, and said so where it can't be."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.signing_in import make_editor, sign_in
from tests.desk.pages import url_of
from tests.factories import ClaimFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROWS = "**/new-row/**"


def test_rows_are_added_by_keyboard_and_taken_off_again(
    page: Page, complaints: list[str], live_server: LiveServer
) -> None:
    make_editor()
    sign_in(page, live_server.url)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/new-row/" in request.url else None)
    page.goto(live_server.url + url_of(ClaimFactory.create()))
    add = page.get_by_role("button", name="Add another Attribution")

    for number in (0, 1):
        add.press("Enter")
        row = page.locator(f"#attributions-{number}")
        expect(row.get_by_label("Quote:")).to_be_visible()
        expect(row.get_by_role("link", name="Today")).to_be_visible()
        expect(row.get_by_role("combobox", name="Claimant:")).to_be_visible()

    assert len(asked) == 1
    page.locator("#attributions-0").get_by_role("button", name="Remove").click()
    expect(page.locator("#attributions-1")).to_have_count(0)
    expect(page.locator("#id_attributions-TOTAL_FORMS")).to_have_value("1")
    assert complaints == []


def test_row_that_can_not_be_fetched_is_said_and_tried_again(page: Page, live_server: LiveServer) -> None:
    make_editor()
    sign_in(page, live_server.url)
    page.goto(live_server.url + url_of(ClaimFactory.create()))
    add = page.get_by_role("button", name="Add another Rebuttal")
    trouble = page.get_by_role("alert").filter(has_text="The desk did not answer.")

    page.route(ROWS, lambda route: route.abort())
    add.click()
    expect(trouble).to_be_visible()
    expect(page.locator("#rebuttals-0")).to_have_count(0)

    page.unroute(ROWS)
    add.click()
    expect(page.locator("#rebuttals-0").get_by_label("Grounds:")).to_be_visible()
    expect(trouble).to_have_count(0)
