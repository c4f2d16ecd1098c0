"""The card of a claim, in frames of any width."""

import pytest
from django.contrib.auth.models import User
from django.utils.translation import override
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from claims.pages.cards.frames import height_at
from factcheck.naming.reading.names import Names
from factcheck.naming.vocabulary import NameOrigin
from factcheck.publishing.reading import records
from factcheck.publishing.writing.actions import publish
from factcheck.settings import LANGUAGES
from tests import factories
from tests.records import whole_claim

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LABEL = {"language": "ru", "name": "Скорее ложь", "origin": "machine"}
# With the site's own letters, which a page may get after it counts as loaded.
_NEEDED = (
    "document.fonts.ready.then("
    "() => document.querySelector('main').scrollHeight + document.querySelector('footer').offsetHeight)"
)


def test_card_at_any_width_is_about_as_tall_as_its_frame(page: Page, live_server: LiveServer, editor: User) -> None:
    claim = whole_claim("Some")
    factories.RebuttalFactory.create(claim=claim, claimant__name="Ministry " * 12, grounds="They left. " * 20)
    publish(claim, by=editor)
    document = records.live("claim", claim.public_id).data
    page.set_viewport_size({"width": 280, "height": 10})
    page.goto(f"{live_server.url}/claims/{claim.public_id}/card/")

    shares = []
    for width in (280, 320, 479, 480, 600, 800):
        page.set_viewport_size({"width": width, "height": 10})
        shares.append(page.evaluate(_NEEDED) / height_at(document, width))
        assert page.evaluate("document.documentElement.scrollWidth") == width

    assert min(shares) > 0.8
    assert max(shares) < 1.06


def test_card_whose_rating_a_machine_translated_is_about_as_tall_as_its_frame(
    page: Page, live_server: LiveServer, editor: User
) -> None:
    label = factories.LabelNameFactory.create(name="Скорее ложь", origin=NameOrigin.MACHINE)
    rating = factories.RatingFactory.create(scale__publisher=label.publisher, label=label.label)
    review = factories.ReviewFactory.create(rating=rating, publisher=label.publisher)
    publish(review.claim, by=editor)
    document = records.live("claim", review.claim.public_id).data
    with override("ru"):
        named = Names({label.publisher.public_id: {"label_names": [LABEL | {"label": label.label}]}}, "ru")
        heights = {width: height_at(named.given_to(document), width) for width in (280, 479, 800)}

    shares = []
    for width, height in heights.items():
        page.set_viewport_size({"width": width, "height": 10})
        page.goto(f"{live_server.url}/ru/claims/{review.claim.public_id}/card/")
        shares.append(page.evaluate(_NEEDED) / height)
        marks = page.locator(".rating .soft").evaluate("mark => parseFloat(getComputedStyle(mark).fontSize)")
        assert marks == 14

    assert min(shares) > 0.8
    assert max(shares) < 1.06


def test_card_without_a_cut_in_every_language_on_the_narrowest_frame(
    page: Page, live_server: LiveServer, editor: User
) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)
    document = records.live("claim", claim.public_id).data
    page.set_viewport_size({"width": 280, "height": 10})

    shares = {}
    for language, _name in LANGUAGES:
        page.goto(f"{live_server.url}/{language}/claims/{claim.public_id}/card/".replace("/en/", "/"))
        with override(language):
            shares[language] = page.evaluate(_NEEDED) / height_at(document, 280)

    assert [language for language, share in shares.items() if not 0.8 < share <= 1] == []


def test_frame_that_fits_takes_the_height_of_its_card(page: Page, live_server: LiveServer, editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)
    card = f"{live_server.url}/claims/{claim.public_id}/card/?fit=yes"
    frame = f'<iframe src="{card}" width="300" height="90" sandbox="allow-scripts"></iframe>'
    script = f'<script src="{live_server.url}/static/factcheck/fit.js"></script>'
    page.route("**/elsewhere.html", lambda route: route.fulfill(body=frame + script, content_type="text/html"))

    page.goto(f"{live_server.url}/elsewhere.html")
    page.wait_for_function("document.querySelector('iframe').offsetHeight > 90")

    inside = page.frames[1]
    assert inside.evaluate("document.documentElement.scrollHeight <= innerHeight")
