"""One claim from words selected in a text to its public page, by two people: one who records, one who publishes."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim
from factcheck.publishing.models import PublicRecord
from factcheck.workflow.roles import EDITOR, SENIOR_EDITOR
from tests.browser.signing_in import PASSWORD, sign_in
from tests.browser.test_reading_desk import TEXT, select
from tests.workflow.people import person

pytestmark = [pytest.mark.browser, pytest.mark.gate, pytest.mark.django_db(transaction=True)]
CLAIM = "The closure of the bridge was an act of war."


def _record(page: Page) -> None:
    page.get_by_role("link", name="New from text or link").click()
    # The keys are a script's, which comes last.
    page.wait_for_load_state()
    page.get_by_label("Text:").fill(TEXT)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_label("Title:")).to_have_value("The bridge 🌍 was closed for nine days")
    page.wait_for_load_state()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#desk-words")).to_contain_text("Ben Amar denied")
    page.wait_for_load_state()
    select(page, "said that", "act of war”")
    expect(page.get_by_label("or a new name:")).to_have_value("Anna Berg")
    page.keyboard.press("Enter")
    page.keyboard.type(CLAIM)
    page.keyboard.press("Control+Shift+Enter")
    expect(page.get_by_role("status")).to_contain_text("Recorded.")
    page.wait_for_load_state()
    select(page, "denied this", "repairs")
    expect(page.get_by_label("contests it")).to_be_checked()
    page.locator("[name=new_claimant_kind]").select_option("person")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".desk-recorded")).to_have_count(2)


def _submit(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Submit for publication…").click()
    page.get_by_label("Note").fill("Both voices are in.")
    page.get_by_role("button", name="Submit for publication").click()
    expect(page.get_by_text("Both voices are in.").first).to_be_visible()


def test_claim_goes_from_selection_to_publication_by_two_accounts(
    chromium: Browser, page: Page, complaints: list[str], live_server: LiveServer, settings: Any
) -> None:
    settings.FACTCHECK_FOUR_EYES = True
    for name, role in (("anna", EDITOR), ("paul", SENIOR_EDITOR)):
        person(role, name, password=PASSWORD)

    sign_in(page, live_server.url, username="anna")
    _record(page)
    claim = Claim.objects.get()
    _submit(page, f"{live_server.url}/admin/claims/claim/{claim.pk}/change/")

    other = chromium.new_context(locale="en-GB").new_page()
    sign_in(other, live_server.url, username="paul")
    other.get_by_role("link", name="Submitted claims for you to publish").click()
    other.get_by_role("link", name=CLAIM).click()
    other.get_by_role("link", name="Publish…", exact=True).click()
    other.get_by_role("button", name="Publish", exact=True).click()
    other.get_by_role("link", name="See what readers see").click()

    expect(other.get_by_role("heading", name=CLAIM)).to_be_visible()
    for words in ("Anna Berg", "an act of war", "Ben Amar", "it was for repairs"):
        expect(other.get_by_text(words).locator("visible=true").first).to_be_visible()
    assert PublicRecord.objects.filter(record_id=claim.public_id).exists()
    assert complaints == []
    other.context.close()
