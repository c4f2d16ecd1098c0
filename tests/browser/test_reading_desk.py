"""An editor takes a text in and records what it says: with the mouse, by keyboard, and without a script."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Attribution, Claim, Rebuttal
from sources.models import Source
from tests.browser.barriers import barriers_in_both_lights
from tests.browser.test_edit_and_publish import sign_in
from tests.factories import AttributionFactory, SourceFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = (
    "date 2023-11-11 The bridge 🌍 was closed for nine days.\n\n"
    "Mayor Anna Berg said that the closure was “an act of war”. However, Ben Amar denied this, saying that it was for "
    "repairs. The closure was an act of folly, said no one."
)


def select(page: Page, first: str, last: str) -> None:
    """Drag the mouse from the first of these words to the end of the last."""
    points = page.evaluate(
        """([first, last]) => {
            const node = [...document.querySelectorAll('#desk-words')].flatMap((root) => {
                const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
                while (walker.nextNode()) found.push(walker.currentNode);
                return found;
            }).find((each) => each.data.includes(first) && each.data.includes(last));
            const range = document.createRange(), start = node.data.indexOf(first);
            range.setStart(node, start);
            range.setEnd(node, node.data.indexOf(last, start) + last.length);
            const boxes = range.getClientRects(), a = boxes[0], b = boxes[boxes.length - 1];
            return [[a.left + 0.5, a.top + a.height / 2], [b.right - 0.5, b.top + b.height / 2]];
        }""",
        [first, last],
    )
    page.mouse.move(*points[0])
    page.mouse.down()
    page.mouse.move(*points[1], steps=4)
    page.mouse.up()


def open_desk(page: Page, live_server: LiveServer, source: Source) -> None:
    page.goto(live_server.url + reverse("read_source", args=[source.pk]))


def test_text_is_taken_in_and_two_voices_and_a_denial_recorded(
    page: Page, complaints: list[str], live_server: LiveServer
) -> None:
    sign_in(page, live_server)

    page.get_by_role("link", name="New from text or link").click()
    # The keys are a script's, which comes last.
    page.wait_for_load_state()
    page.get_by_label("Text:").fill(TEXT)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_label("Title:")).to_have_value("The bridge 🌍 was closed for nine days")
    page.wait_for_load_state()
    expect(page.get_by_label("Published on:")).to_have_value("2023-11-11")
    page.keyboard.press("Control+Enter")

    expect(page.locator("#desk-words")).to_contain_text("Ben Amar denied")
    page.wait_for_load_state()
    select(page, "said that", "act of war”")
    expect(page.get_by_label("or a new name:")).to_have_value("Anna Berg")
    expect(page.locator("[name=quote]")).to_have_value("an act of war")
    page.keyboard.press("Enter")
    expect(page.get_by_label("or a new claim:")).to_be_focused()
    page.keyboard.type("The closure of the bridge was an act of war.")
    page.keyboard.press("Control+Shift+Enter")

    expect(page.get_by_role("status")).to_contain_text("Recorded.")
    page.wait_for_load_state()
    expect(page.locator("mark.says").nth(1)).to_have_text("said that the closure was “an act of war”")
    select(page, "denied this", "repairs")
    expect(page.get_by_label("contests it")).to_be_checked()
    expect(page.get_by_label("Grounds:")).to_have_value("it was for repairs")
    page.locator("[name=new_claimant_kind]").select_option("person")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".desk-recorded")).to_have_count(2)

    said, denied = Attribution.objects.get(), Rebuttal.objects.get()
    assert said.claim == denied.claim == Claim.objects.get()
    assert (said.claimant.name, said.role, denied.claimant.name) == ("Anna Berg", "Mayor", "Ben Amar")
    passage = said.passages.get()
    text = TEXT.removeprefix("date 2023-11-11 ")
    assert Source.objects.get().text == text
    assert text[passage.start : passage.end] == passage.exact == "said that the closure was “an act of war”"
    assert complaints == []


def test_words_that_stand_twice_are_taken_where_they_were_selected(
    page: Page, complaints: list[str], live_server: LiveServer
) -> None:
    source = SourceFactory.create(text=TEXT)
    sign_in(page, live_server)
    open_desk(page, live_server, source)

    select(page, "an act of folly", "folly")
    expect(page.locator("[name=place]")).to_have_value(str(TEXT.index("an act of folly")))
    page.locator("[name=exact]").fill("act of")
    page.locator("[name=new_claim]").fill("It was.")
    page.locator("[name=new_claimant]").fill("Anna")
    page.locator("[name=new_claimant_kind]").select_option("person")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_text("occur more than once")).to_be_visible()
    page.get_by_label("[act of] folly").check()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".desk-recorded")).to_have_count(1)
    assert Attribution.objects.get().passages.get().start == TEXT.index("act of folly")


def test_everything_is_done_by_keyboard_alone(page: Page, complaints: list[str], live_server: LiveServer) -> None:
    source = SourceFactory.create(text=TEXT)
    said = AttributionFactory.create(claim__text="The closure was an act of war.")
    sign_in(page, live_server)
    open_desk(page, live_server, source)

    page.locator("#desk-words").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Exact words:")).to_be_focused()
    page.keyboard.type("denied this … repairs")
    page.keyboard.press("Tab")
    expect(page.get_by_label("contests it")).to_be_checked()
    expect(page.get_by_role("status")).to_contain_text("Proposed")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.type("war")
    expect(page.locator(".select2-results__option--highlighted")).to_have_text(said.claim.text)
    page.keyboard.press("Enter")
    page.get_by_label("Kind of speaker").focus()
    page.keyboard.type("per")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("status")).to_contain_text("Recorded.")
    rebuttal = Rebuttal.objects.get()
    assert (rebuttal.claim, rebuttal.claimant.name) == (said.claim, "Ben Amar")
    target = f"words-{rebuttal.passages.get().pk}"
    assert page.evaluate("document.activeElement.id") == target
    assert complaints == []


def test_words_selected_with_the_caret_are_taken_by_enter(
    page: Page, complaints: list[str], live_server: LiveServer
) -> None:
    sign_in(page, live_server)
    open_desk(page, live_server, SourceFactory.create(text=TEXT))

    page.locator("#desk-words").focus()
    page.evaluate(
        """() => {
            const node = document.getElementById('desk-words').firstChild, range = document.createRange();
            range.setStart(node, node.data.indexOf('denied'));
            range.setEnd(node, node.data.indexOf('denied') + 6);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    page.keyboard.press("Enter")

    expect(page.get_by_label("Exact words:")).to_have_value("denied")
    expect(page.get_by_label("or a new claim:")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#desk-words")).to_be_focused()
    assert complaints == []


def test_selection_over_paragraphs_is_recorded_whole(page: Page, live_server: LiveServer) -> None:
    source = SourceFactory.create(text=TEXT)
    sign_in(page, live_server)
    open_desk(page, live_server, source)

    select(page, "nine days", "Anna Berg")
    expect(page.get_by_label("Exact words:")).to_have_value("nine days.\n\nMayor Anna Berg")
    page.locator("[name=new_claim]").fill("It was closed.")
    page.locator("[name=new_claimant]").fill("Anna")
    page.locator("[name=new_claimant_kind]").select_option("person")
    page.keyboard.press("Control+Enter")

    expect(page.locator(".desk-recorded")).to_have_count(1)
    passage = Attribution.objects.get().passages.get()
    assert (passage.exact, passage.start) == ("nine days.\n\nMayor Anna Berg", TEXT.index("nine days"))


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Page]:
    """A page in a browser that runs no script."""
    context = chromium.new_context(java_script_enabled=False, locale="en-GB")
    yield context.new_page()
    context.close()


def test_everything_is_done_without_a_script(plain: Page, live_server: LiveServer) -> None:
    said = AttributionFactory.create(claim__text="The closure was an act of war.")
    source = SourceFactory.create(text=TEXT)
    source_passage = reverse("read_source", args=[source.pk])
    sign_in(plain, live_server)

    plain.goto(f"{live_server.url}{source_passage}?answers={said.pk}")
    plain.get_by_label("Exact words:").fill("denied … repairs")
    plain.get_by_role("button", name="Propose the rest").click()
    expect(plain.locator("[name=new_claimant]")).to_have_value("Ben Amar")
    expect(plain.locator("[name=grounds]")).to_have_value("it was for repairs")
    plain.locator("[name=new_claimant_kind]").select_option("person")
    plain.get_by_role("button", name="Save", exact=True).click()

    expect(plain.locator("mark.contests").nth(1)).to_have_text("denied this, saying that it was for repairs")
    rebuttal = Rebuttal.objects.get()
    assert (rebuttal.claim, rebuttal.answers) == (said.claim, said)


def test_page_has_contrast_and_named_fields(chromium: Browser, live_server: LiveServer) -> None:
    source = SourceFactory.create(text=TEXT)
    said = AttributionFactory.create()
    said.passages.create(source=source, exact="said", start=70, end=74, state="anchored")
    said.passages.create(source=source, exact="gone", state="orphaned")
    page = chromium.new_page(bypass_csp=True)
    sign_in(page, live_server)

    for path in (reverse("read_source", args=[source.pk]), reverse("admin:sources_intake")):
        page.goto(live_server.url + path)
        page.wait_for_function("!document.querySelector('select.admin-autocomplete:not([data-select2-id])')")
        rules = ["color-contrast", "link-in-text-block", "label", "button-name", "link-name", "aria-input-field-name"]
        assert barriers_in_both_lights(page, rules) == []
    page.close()


def test_phone_has_no_sideways_scrolling(page: Page, live_server: LiveServer) -> None:
    source = SourceFactory.create(text=TEXT + " " + "x" * 500)
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, live_server)

    for path in (reverse("read_source", args=[source.pk]), reverse("admin:sources_intake")):
        page.goto(live_server.url + path)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_claim_that_is_there_already_is_shown_while_it_is_typed(
    page: Page, complaints: list[str], live_server: LiveServer
) -> None:
    source = SourceFactory.create(text=TEXT)
    AttributionFactory.create(claim__text="The closure of the bridge was an act of war.", claimant__name="Anna Berg")
    sign_in(page, live_server)
    open_desk(page, live_server, source)

    page.locator("[name=new_claim]").press_sequentially("The closure of the bridge was an act")
    expect(page.get_by_role("link", name="The closure of the bridge was an act of war.")).to_be_visible()
    page.locator("[name=new_claimant]").press_sequentially("Berg, Anna")
    expect(page.get_by_role("link", name="Anna Berg").first).to_be_visible()
    assert complaints == []


def test_error_in_a_section_that_the_part_hides_is_seen(page: Page, live_server: LiveServer) -> None:
    source = SourceFactory.create(text=TEXT)
    sign_in(page, live_server)
    open_desk(page, live_server, source)
    page.locator("[name=exact]").fill("act of folly")
    page.get_by_text("Whom they belong to").click()
    page.locator("[name=start_on]").fill("since 2020")
    page.get_by_text("is evidence", exact=True).click()
    expect(page.locator("[name=start_on]")).not_to_be_visible()

    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator(".field-start_on .errorlist")).to_be_visible()
    expect(page.locator(".field-quote")).not_to_be_visible()
