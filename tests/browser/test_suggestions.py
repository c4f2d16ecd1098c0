"""Suggestions while someone types: by keyboard, by mouse, and not at all without a script."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.browser.barriers import barriers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def published(editor: User) -> None:
    for number in range(2):
        claim = factories.ClaimFactory.create(text=f"Bridge {number} is <b>shut</b>.")
        claim.topics.add(factories.TopicFactory.create(name=f"Bridges {number}"))
        publish(claim, by=editor)


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Words to search for").get_by_role("option")


def type_in(page: Page, url: str) -> None:
    page.goto(f"{url}/claims/")
    page.get_by_role("combobox", name="Words to search for").press_sequentially("bridg")
    expect(options(page)).to_have_count(4)


def test_suggestions_are_chosen_by_keys(page: Page, live_server: LiveServer, complaints: list[str]) -> None:
    type_in(page, live_server.url)
    field = page.get_by_role("combobox", name="Words to search for")
    expect(field).to_have_attribute("aria-expanded", "true")

    for _ in range(2):
        page.keyboard.press("ArrowDown")
    second = options(page).nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", str(second.get_attribute("id")))
    expect(field).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Bridges 1")
    assert complaints == []


def test_suggestions_are_closed_by_escape_and_the_words_stay(page: Page, live_server: LiveServer) -> None:
    type_in(page, live_server.url)

    page.keyboard.press("Escape")

    expect(options(page)).to_have_count(0)
    field = page.get_by_role("combobox", name="Words to search for")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("bridg")


def test_enter_without_a_choice_searches(page: Page, live_server: LiveServer) -> None:
    type_in(page, live_server.url)

    page.keyboard.press("Enter")

    expect(page).to_have_url(
        f"{live_server.url}/claims/?q=bridg&said_after=&said_before=&updated_after=&ordering=-updated_at"
    )
    expect(page.get_by_role("heading", name="2 results")).to_be_visible()


def test_suggestion_is_chosen_by_the_mouse(page: Page, live_server: LiveServer) -> None:
    type_in(page, live_server.url)

    options(page).filter(has_text="Bridge 0 is <b>shut</b>.").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Bridge 0 is <b>shut</b>.")


def test_suggestions_leave_nothing_for_axe(page: Page, live_server: LiveServer) -> None:
    type_in(page, live_server.url)
    page.keyboard.press("ArrowDown")

    assert barriers(page) == []


def test_search_works_without_a_script(chromium: Browser, live_server: LiveServer) -> None:
    page = chromium.new_context(java_script_enabled=False, locale="en-GB").new_page()
    page.goto(f"{live_server.url}/")

    page.get_by_role("searchbox", name="Search claims").fill("bridge")
    page.get_by_role("button", name="Search").click()

    expect(page.get_by_role("heading", name="Claims", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Claims: all results, with filters")).to_be_visible()
    page.context.close()


def test_list_without_suggestions_takes_no_place_in_the_masthead(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/topics/")

    assert page.get_by_role("banner").locator(".suggestions").count() == 1
    expect(page.get_by_role("banner").locator(".suggestions")).to_be_hidden()
