"""The boxes for citing and sharing."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from factcheck.publishing.writing.actions import publish
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1280, 390])
def test_box_that_opens_leaves_its_control_under_the_pointer_and_copies_its_words(
    page: Page, live_server: LiveServer, editor: User, width: int
) -> None:
    claim = factories.AttributionFactory.create().claim
    publish(claim, by=editor)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/claims/{claim.public_id}/{claim.slug}/")

    for box in ("cite", "share"):
        control = page.locator(f"details.{box} > summary")
        control.scroll_into_view_if_needed()
        before = control.bounding_box()
        control.click()
        assert control.bounding_box() == before
        page.locator(f"details.{box} .copy button").first.click()
        expect(page.locator(f"details.{box} .copy [role=status]").first).to_have_text("Copied")
        control.click()

    assert page.evaluate("document.documentElement.scrollWidth") == width
