"""What is typed at the desk and not saved, in a browser: it comes back, to its own user alone, until it is saved."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from playwright.sync_api import Dialog, Page, expect

from claims.models import Claim
from tests import factories
from tests.browser.signing_in import PASSWORD, make_editor, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OFFER = ".kept-offer"


@pytest.fixture
def desk(live_server: Any, page: Page) -> Page:
    """A claim's form, of somebody who has signed in."""
    make_editor()
    factories.ClaimantFactory.create(name="Ministry of Water")
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/admin/claims/claim/add/")
    return page


def type_a_claim(page: Page, text: str) -> None:
    page.locator("#id_text").fill(text)
    page.locator("#id_kind").select_option("factual")
    page.locator("#attributions-group .add-row a").click()
    page.locator("#id_attributions-0-quote").fill("The dam holds, said nobody.")
    expect(page.locator(".kept-status")).to_contain_text("Kept in this browser")


def again(page: Page) -> None:
    """Open the form anew, as after a crash: without the question that leaving asks."""
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(page.url)


def test_form_left_unsaved_is_offered_with_its_rows_and_goes_once_saved(desk: Page, complaints: list[str]) -> None:
    type_a_claim(desk, "The dam held.")
    again(desk)
    expect(desk.locator("#id_text")).to_have_value("")

    desk.get_by_role("button", name="Bring it back").click()

    expect(desk.locator("#id_text")).to_have_value("The dam held.")
    expect(desk.locator("#id_attributions-0-quote")).to_have_value("The dam holds, said nobody.")
    expect(desk.locator(OFFER)).to_have_count(0)
    assert not Claim.objects.exists()
    while desk.locator("#attributions-group .inline-deletelink").count():
        desk.locator("#attributions-group .inline-deletelink").first.click()
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert Claim.objects.get().text == "The dam held."
    desk.goto(desk.url.partition("/admin/")[0] + "/admin/claims/claim/add/")
    expect(desk.locator("#id_text")).to_have_value("")
    expect(desk.locator(OFFER)).to_have_count(0)
    assert complaints == []


def test_sign_in_in_the_middle_comes_back_with_the_form_filled(desk: Page) -> None:
    type_a_claim(desk, "The dam held.")
    Session.objects.all().delete()

    desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_label("Username").fill("ed")
    desk.get_by_label("Password").fill(PASSWORD)
    desk.get_by_role("button", name="Log in").click()

    expect(desk).to_have_url(re.compile("/admin/claims/claim/add/"))
    expect(desk.locator("#id_text")).to_have_value("The dam held.")
    expect(desk.locator("#id_attributions-0-quote")).to_have_value("The dam holds, said nobody.")


def test_form_that_was_refused_is_kept_until_it_is_taken(desk: Page) -> None:
    desk.locator("#id_context").fill("After the storm")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator("#id_context")).to_have_value("After the storm")
    expect(desk.locator(OFFER)).to_have_count(0)

    again(desk)

    expect(desk.locator(OFFER)).to_be_visible()
    desk.get_by_role("button", name="Throw it away").click()
    desk.reload()
    expect(desk.locator(OFFER)).to_have_count(0)


def test_next_step_of_a_form_offers_nothing_that_it_shows_and_keeps_it(desk: Page, live_server: Any) -> None:
    paste = f"{live_server.url}/admin/sources/source/intake/"
    desk.goto(paste)
    desk.locator("#id_text").fill("The dam held\n\nNobody was hurt.")
    desk.get_by_role("button", name="Go on").click()
    expect(desk.locator("#id_title")).to_have_value("The dam held")
    expect(desk.locator(OFFER)).to_have_count(0)

    again(desk)
    desk.goto(paste)

    expect(desk.locator(OFFER)).to_be_visible()


def test_leaving_asks_first_only_where_something_was_typed(desk: Page) -> None:
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    desk.on("dialog", accept)
    desk.reload()
    before = list(asked)
    desk.locator("#id_text").press_sequentially("The dam")

    desk.reload()

    assert (before, asked) == ([], ["beforeunload"])


def test_another_user_of_the_same_browser_finds_nothing_of_the_first(desk: Page, live_server: Any) -> None:
    User.objects.create_user("eve", password=PASSWORD, is_staff=True, is_superuser=True)
    type_a_claim(desk, "The dam held.")
    desk.on("dialog", lambda dialog: dialog.accept())
    kept = "Object.values(localStorage).join()"
    before = desk.evaluate(kept)

    # Without signing out, which would clear it: the session just ended.
    Session.objects.all().delete()
    sign_in(desk, live_server.url, username="eve")

    assert "The dam held." in before
    assert "The dam held." not in desk.evaluate(kept)


def test_signing_out_leaves_nothing_and_other_windows_keep_no_more(desk: Page) -> None:
    other = desk.context.new_page()
    other.goto(desk.url)
    type_a_claim(desk, "The dam held.")
    desk.on("dialog", lambda dialog: dialog.accept())

    desk.locator("#logout-form button").click()
    expect(desk.get_by_label("Username")).to_be_visible()
    other.locator("#id_text").fill("Typed after the end.")
    other.wait_for_timeout(600)

    assert desk.evaluate("Object.keys(localStorage).filter((key) => key.startsWith(`factcheck`))") == []
