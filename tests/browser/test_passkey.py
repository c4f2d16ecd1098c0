"""A passkey as second factor, in a browser with an authenticator of its own making, under the strict policy."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-password-for-tests"


@pytest.fixture(autouse=True)
def required(settings: Any) -> None:
    settings.FACTCHECK_REQUIRE_MFA = True


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The site by a name: no passkey is bound to a number."""
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def authenticator(page: Page) -> str:
    """The id of an authenticator that answers as a phone would whose owner agrees to everything."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    agreeing = {"isUserVerified": True, "automaticPresenceSimulation": True}
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options | agreeing})
    return str(made["authenticatorId"])


def give_password(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def test_passkey_is_added_and_then_asked_for(
    site: str, page: Page, authenticator: str, editor: User, complaints: list[str]
) -> None:
    give_password(page, site)
    page.goto(f"{site}/accounts/second-factor/keys/new/")
    if page.get_by_role("heading", name="Is it still you?").is_visible():
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Go on").click()
    page.get_by_label("Name").fill("My phone")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    assert Authenticator.objects.get(user=editor, type="webauthn").wrap().name == "My phone"
    page.goto(f"{site}/admin/")
    expect(page.get_by_role("heading", name="Desk", exact=True)).to_be_visible()

    page.get_by_role("button", name="Log out").click()
    give_password(page, site)
    expect(page.get_by_role("heading", name="Your second factor")).to_be_visible()
    page.goto(f"{site}/admin/")
    expect(page.get_by_label("Username").or_(page.get_by_role("button", name="Use your passkey"))).to_be_visible()
    page.get_by_role("button", name="Use your passkey").click()

    expect(page.get_by_role("heading", name="Desk", exact=True)).to_be_visible()
    page.goto(f"{site}/accounts/second-factor/keys/")
    page.get_by_role("link", name="Take it away: My phone").click()
    page.get_by_role("link", name="Use a security key").click()
    page.get_by_role("button", name="Use your passkey").click()
    page.get_by_role("button", name="Take it away").click()
    expect(page.get_by_role("heading", name="Set up your second factor")).to_be_visible()
    assert complaints == []
