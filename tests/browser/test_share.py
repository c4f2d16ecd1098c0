"""The box for sharing."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from factcheck.publishing.writing.actions import publish
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_box_that_is_opened_lies_below_how_the_claim_stands(page: Page, live_server: LiveServer, editor: User) -> None:
    claim = factories.AttributionFactory.create().claim
    factories.RebuttalFactory.create(claim=claim)
    publish(claim, by=editor)
    page.goto(f"{live_server.url}/claims/")
    page.locator(".entry h3 a").click()

    page.locator(".share summary").click()

    stands, tools = page.locator(".standing .lead").bounding_box(), page.locator(".tools").bounding_box()
    assert stands is not None
    assert tools is not None
    assert stands["y"] + stands["height"] <= tools["y"]
