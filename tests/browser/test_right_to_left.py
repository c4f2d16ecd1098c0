"""English words on an Arabic page: in their own order, standing where the rest of the page stands."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page
from pytest_django.live_server_helper import LiveServer

from factcheck.publishing.writing.actions import correct, publish
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def edges(place: Locator) -> tuple[float, float]:
    box = place.bounding_box()
    assert box is not None
    return box["x"], box["x"] + box["width"]


def test_quote_on_a_page_from_right_to_left_follows_its_verb(page: Page, live_server: LiveServer, editor: User) -> None:
    said = factories.AttributionFactory.create(cue="said", quote="It is shut.", language="en")
    publish(said.claim, by=editor)

    page.goto(f"{live_server.url}/ar/claims/")
    page.locator(".entry h3 a").click()

    quote = page.locator(".own q")
    assert edges(page.locator(".own .cue"))[1] <= edges(quote)[0]
    assert edges(quote)[1] == pytest.approx(edges(page.locator(".own"))[1], abs=1)


def test_note_on_a_page_from_right_to_left_stands_at_the_right(
    page: Page, live_server: LiveServer, editor: User
) -> None:
    claim = factories.AttributionFactory.create().claim
    publish(claim, by=editor)
    claim.context = "Much."
    claim.save()
    correct(claim, by=editor, note="We wrote too much.")

    page.goto(f"{live_server.url}/ar/corrections/")

    note = page.get_by_text("We wrote too much.")
    assert note.evaluate("element => getComputedStyle(element).textAlign") == "right"


def test_name_of_a_facet_on_a_page_from_right_to_left_stands_at_the_right(
    page: Page, live_server: LiveServer, editor: User
) -> None:
    publish(factories.AttributionFactory.create(claimant__name="An office of " + "many names " * 6).claim, by=editor)

    page.goto(f"{live_server.url}/ar/claims/")

    name = page.locator(".facets bdi", has_text="An office of")
    assert name.evaluate("element => getComputedStyle(element).textAlign") == "right"


def test_sum_on_a_page_from_right_to_left_stands_at_the_right(
    page: Page, live_server: LiveServer, editor: User
) -> None:
    term = factories.DerivationTermFactory.create(
        derivation__formula="a * 2",
        derivation__claim=factories.QuantityFactory.create(low=120, high=120).claim,
        claim=factories.QuantityFactory.create(low=60, high=60).claim,
    )
    for claim in (term.claim, term.derivation.claim):
        publish(claim, by=editor)

    page.goto(f"{live_server.url}/ar/claims/{term.derivation.claim.public_id}/x/")

    assert page.locator(".working").evaluate("element => getComputedStyle(element).textAlign") == "right"
