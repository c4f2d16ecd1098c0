"""Pages of the desk for those who see less: enough contrast, light and dark, and a name on every field."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from factcheck.accounts.models import Preference
from tests.browser.barriers import barriers_in_both_lights
from tests.browser.signing_in import make_editor, sign_in
from tests.desk.pages import url_of
from tests.records import whole_claim

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Django's and Select2's own markup fails some of the others.
RULES = ["color-contrast", "link-in-text-block", "label", "aria-input-field-name", "button-name", "link-name"]


def test_pages_have_contrast_and_named_fields(chromium: Browser, live_server: LiveServer) -> None:
    claim = whole_claim()
    make_editor()
    page = chromium.new_page(bypass_csp=True)
    sign_in(page, live_server.url)

    for path in ("/admin/", "/admin/claims/claim/", url_of(claim), url_of(claim, "publish"), url_of(claim, "delete")):
        page.goto(live_server.url + path)
        page.locator("body").evaluate("body => body.querySelectorAll('details').forEach(each => each.open = true)")
        # Boxes of autocompletes are drawn and named once the page is ready.
        page.wait_for_function(
            "!document.querySelector('select.admin-autocomplete:not([id*=__prefix__]):not([data-select2-id])')"
        )
        assert barriers_in_both_lights(page, RULES) == [], path
    page.close()


BROKEN_WORDS = """() => [...document.querySelectorAll('#nav-sidebar th a')].flatMap((link) => {
    const text = link.firstChild;
    return [...text.data.matchAll(/[^\\s-]+/g)].filter((word) => {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1;
    }).map((word) => word[0]);
})"""


def test_words_of_the_sidebar_stand_whole_in_russian(chromium: Browser, live_server: LiveServer) -> None:
    Preference.objects.create(user=make_editor(), language="ru")
    page = chromium.new_page()
    sign_in(page, live_server.url)

    page.goto(f"{live_server.url}/admin/claims/claim/")

    expect(page.locator("#nav-sidebar th a").first).to_be_visible()
    assert page.evaluate(BROKEN_WORDS) == []
    page.close()
