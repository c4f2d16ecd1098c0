"""From a count on the front page to its list, and from there to many records published or tagged at once."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim
from factcheck.publishing.planning.state import State, state_of
from factcheck.publishing.writing import actions
from tests.browser.barriers import barriers_in_both_lights
from tests.browser.signing_in import make_editor, sign_in
from tests.browser.test_desk_is_legible import RULES
from tests.browser.test_edit_and_publish import pick
from tests.factories import ClaimFactory, PassageFactory, ReviewFactory, TopicFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _wait() -> list[Claim]:
    editor = make_editor()
    claims = ClaimFactory.create_batch(3)
    for claim in claims:
        actions.publish(claim, by=editor)
        claim.context = "Saved since."
        claim.save()
    PassageFactory.create(state="orphaned")
    ReviewFactory.create()
    return claims


def _choose(page: Page, action: str) -> None:
    page.locator("#action-toggle").check()
    page.get_by_label("Action:").select_option(label=action)
    page.get_by_role("button", name="Go").click()


def test_count_leads_to_its_list_and_all_of_it_is_published(
    page: Page, complaints: list[str], live_server: LiveServer
) -> None:
    claims = _wait()
    sign_in(page, live_server.url)

    page.get_by_role("link", name="3 Published claims with unpublished changes").click()
    expect(page.locator("input.action-select")).to_have_count(3)
    _choose(page, "Publish…")
    expect(page.get_by_role("heading", name="Will be published 3")).to_be_visible()
    page.get_by_role("button", name="Publish 3").click()

    expect(page.get_by_role("heading", name="Published 3")).to_be_visible()
    assert {state_of(claim) for claim in claims} == {State.PUBLISHED}
    page.goto(f"{live_server.url}/admin/")
    expect(page.get_by_text("with unpublished changes")).to_have_count(0)
    assert complaints == []


def test_claims_are_tagged_with_a_topic_that_is_picked(
    page: Page, complaints: list[str], live_server: LiveServer
) -> None:
    claims, topic = _wait(), TopicFactory.create(name="Bridges")
    sign_in(page, live_server.url)

    page.goto(f"{live_server.url}/admin/claims/claim/")
    _choose(page, "Tag with topics…")
    pick(page, "topics", "Bridges")
    page.get_by_role("button", name="Show what it does").click()
    # The claim of the review is in the list too.
    page.get_by_role("button", name="Tag 4").click()

    expect(page.get_by_role("heading", name="Tagged 4")).to_be_visible()
    assert all(topic in claim.topics.all() for claim in claims)
    assert complaints == []


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_are_legible_and_fit(width: int, chromium: Browser, live_server: LiveServer) -> None:
    _wait()
    # The checker runs as a script in the page, which our policy would refuse.
    page = chromium.new_page(bypass_csp=True, viewport={"width": width, "height": 900})
    sign_in(page, live_server.url)
    _examine(page)
    for target in page.locator(".waiting a, .entries a").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44

    for action in ("Tag with topics…", "Publish…"):
        page.goto(f"{live_server.url}/admin/claims/claim/")
        _choose(page, action)
        _examine(page)
    page.get_by_role("button", name="Publish 4").click()
    _examine(page)
    page.close()


def _examine(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert barriers_in_both_lights(page, RULES) == [], page.url
