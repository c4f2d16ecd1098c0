"""The API's documentation in a real browser, under the site's Content-Security-Policy."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from factcheck.publishing.actions import publish
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_docs_show_every_resource_and_try_a_request_with_nothing_from_elsewhere(
    live_server: LiveServer, page: Page, complaints: list[str], editor: User
) -> None:
    publish(factories.ClaimFactory.create(text="The corridor was closed."), by=editor)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{live_server.url}/api/v1/docs/")
    operation = page.locator("#operations-claims-claims_list")
    operation.get_by_role("button").first.click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()

    expect(operation.get_by_text("The corridor was closed.").first).to_be_visible()
    expect(page.locator(".opblock-tag")).to_have_count(8)
    assert not [url for url in asked if not url.startswith((live_server.url, "data:"))]
    assert complaints == []
