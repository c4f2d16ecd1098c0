"""The way to a second factor and back in, in a real browser."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.accounts.conftest import code_now
from tests.browser.signing_in import PASSWORD, make_editor, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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
