"""What a reader meets first, measured by the browser: nothing shifts, and the second side comes soon."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim
from factcheck.publishing.writing.actions import publish
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCREEN = 844
SHIFTS = """window.shifted = 0; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value
}).observe({type: "layout-shift", buffered: true})"""


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": SCREEN})
    context.add_init_script(SHIFTS)
    yield context.new_page()
    context.close()


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    return page


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["y"]


def crowded(editor: User) -> Claim:
    claim = factories.ClaimFactory.create(text="The bridge was shut. " * 6)
    name = "The Interministerial Committee for the Coordination of Verification of Statements on Movements {:02}"
    for number in range(30):
        said = factories.AttributionFactory.create(claim=claim, claimant__name=name.format(number), role="spokesperson")
        said.passages.add(factories.PassageFactory.create(exact="said that the bridge was shut", source__url=""))
        factories.RebuttalFactory.create(claim=claim, grounds="It was open.")
    publish(claim, by=editor)
    return claim


def test_menu_in_every_language_stands_whole_on_a_phone(phone: Page, live_server: LiveServer) -> None:
    beyond = {}

    for language, _ in settings.LANGUAGES:
        opened(phone, f"{live_server.url}/{language}/corrections/")
        links = phone.locator(".masthead nav a").all()
        boxes = [box for link in links if (box := link.bounding_box())]
        beyond[language] = [box for box in boxes if box["x"] < 0 or box["x"] + box["width"] > 390]
        assert len(boxes) == len(links) >= 5

    assert not any(beyond.values()), beyond


def test_claim_pages_of_the_sample_shift_by_nothing_and_name_both_sides_within_two_screens_of_a_phone(
    sample: None, phone: Page, live_server: LiveServer, editor: User
) -> None:
    claims = Claim.objects.filter(slug__in=("exodus-is-ethnic-cleansing", "demonstration-lighthouse-will-be-sold"))

    for claim in claims:
        for language in ("", "/ru", "/ar"):
            page = opened(phone, f"{live_server.url}{language}/claims/{claim.public_id}/{claim.slug}/")
            assert page.evaluate("window.shifted") < 0.005
            assert top(page, ".plate.against") < 2 * SCREEN
            assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert claims.count() == 2


def test_claim_page_with_sixty_utterances_and_long_names_stays_still_and_narrow(
    phone: Page, live_server: LiveServer, editor: User
) -> None:
    claim = crowded(editor)

    page = opened(phone, f"{live_server.url}/claims/{claim.public_id}/{claim.slug}/")

    assert page.evaluate("window.shifted") < 0.005
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator(".utterance").count() == 60
    assert page.locator(".utterance:visible").count() == 16


def test_review_page_gives_its_verdict_in_the_first_screen_of_a_phone(
    phone: Page, live_server: LiveServer, editor: User
) -> None:
    review = factories.ReviewFactory.create(title="Whether the bridge over the river was shut from May to October")
    publish(review.claim, by=editor)

    page = opened(phone, f"{live_server.url}/reviews/{review.public_id}/")

    assert top(page, ".verdict") < SCREEN / 2
    assert page.evaluate("window.shifted") < 0.005
