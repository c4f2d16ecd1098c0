"""An editor signs in, edits a claim, publishes it, and reads it on the public page."""

import re

import pytest
from django.contrib import admin
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim
from factcheck.publishing.models import PublicRecord
from tests.browser import signing_in as form
from tests.browser.signing_in import make_editor
from tests.factories import ClaimantFactory, ClaimFactory, SourceFactory
from tests.records import whole_claim

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page: Page, live_server: LiveServer) -> None:
    make_editor()
    form.sign_in(page, live_server.url)
    expect(page.get_by_role("heading", name="Desk", exact=True)).to_be_visible()


def pick(page: Page, field: str, typed: str) -> None:
    """Choose a record in an autocomplete, as one does: open it, type, take the first."""
    page.locator(f".field-{field} .select2-selection").first.click()
    page.locator(".select2-search__field").last.press_sequentially(typed)
    option = page.locator(".select2-results__option", has_text=typed).first
    option.click()


def add_passage(popup: Page) -> None:
    """Fill in the little window that the plus beside a relation opens."""
    pick(popup, "source", "Bridge closed")
    popup.get_by_label("Exact words:").fill("closed for nine days")
    with popup.expect_event("close"):
        popup.get_by_role("button", name="Save", exact=True).click()


@pytest.mark.gate
def test_editor_edits_and_publishes_a_claim_and_reads_it_in_public(
    page: Page, complaints: list[str], live_server: LiveServer
) -> None:
    claim = ClaimFactory.create(text="The bridge was closed for nine days.")
    ClaimantFactory.create(name="Bridge Authority")
    SourceFactory.create(title="Bridge closed", text="The bridge was closed for nine days.")
    sign_in(page, live_server)

    page.get_by_role("link", name="Claims", exact=True).first.click()
    page.get_by_role("link", name=claim.text).click()
    page.get_by_label("Context:").fill("The bridge leads to the harbour.")
    page.get_by_role("button", name="Add another Attribution").click()
    new = page.locator("#attributions-0")
    pick(page, "claimant", "Bridge Authority")
    new.get_by_label("Mode:").select_option("direct_quote")
    new.get_by_label("Quote:").fill("closed")
    new.get_by_label("Said on:").fill("2023-09-28")
    with page.expect_popup() as opened:
        new.locator("#add_id_attributions-0-passages").click()
    add_passage(opened.value)
    expect(new.get_by_role("listitem", name="closed for nine days")).to_be_visible()
    page.get_by_role("button", name="Save and publish…").click()

    expect(page.get_by_role("heading", name="Publish?")).to_be_visible()
    expect(page.get_by_text("Bridge Authority claimant")).to_be_visible()
    page.get_by_label("Public note").fill("First of its kind.")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Readers see exactly what is saved here.")).to_be_visible()

    page.get_by_role("link", name="View public page").click()
    expect(page).to_have_url(re.compile(f"/claims/{claim.public_id}/the-bridge-was-closed"))
    for words in ("The bridge leads to the harbour.", "Bridge Authority", "closed for nine days", "28 September 2023"):
        expect(page.get_by_text(words).first).to_be_visible()
    assert PublicRecord.objects.filter(record_id=claim.public_id).exists()
    assert complaints == []


def test_editor_withdraws_a_claim_on_a_phone(page: Page, complaints: list[str], live_server: LiveServer) -> None:
    claim = ClaimFactory.create(text="The bridge was closed for nine days.")
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, live_server)

    page.goto(f"{live_server.url}/admin/claims/claim/{claim.pk}/publish/")
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_role("link", name="Withdraw…").click()
    page.get_by_label("Public note").fill("Recorded twice.")
    page.get_by_role("button", name="Withdraw", exact=True).click()
    expect(page.get_by_text("Tick this to withdraw it.")).to_be_visible()
    page.get_by_label("Yes, take it off the public site").check()
    page.get_by_role("button", name="Withdraw", exact=True).click()

    expect(page.get_by_text("find the note that says why")).to_be_visible()
    assert complaints == []


def test_every_page_of_the_desk_keeps_to_the_policy_and_fits_a_phone(
    page: Page, complaints: list[str], live_server: LiveServer
) -> None:
    whole_claim()
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, live_server)
    addresses = ["/admin/", "/admin/password_change/"]
    for model in admin.site._registry:
        base = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        addresses.append(base)
        if record := model._default_manager.first():
            addresses.append(f"{base}{record.pk}/change/")

    for address in addresses:
        page.goto(live_server.url + address)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, address
    assert complaints == []
    assert Claim.objects.exists()
