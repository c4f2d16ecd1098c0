"""The two ways of recording one claim with its voices, done by a hand that counts what it does."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import models
from playwright.sync_api import Locator, Page, expect, sync_playwright

from claims.models import Attribution, Claim, Rebuttal
from factcheck.wsgi import application
from sources.models import Source

CLAIM = "The exodus from Nagorno-Karabakh is ethnic cleansing."
GROUNDS = "the residents’ migration is a personal choice and not forced relocation"
TITLE = (
    "An escalating conflict in Nagorno-Karabakh has led to over 100,000 people fleeing the region, "
    "leaving it nearly empty…"
)
VOICES = (
    {
        "name": "Nikol Pashinyan",
        "kind": "person",
        "role": "Armenian Prime Minister",
        "mode": "direct_quote",
        "cue": "labeled",
        "quote": "ethnic cleansing",
        "words": "has labeled the exodus as “ethnic cleansing” and the deprivation of people’s homeland",
    },
    {
        "name": "Luis Moreno Ocampo",
        "kind": "person",
        "role": "a former chief prosecutor for the International Criminal Court",
        "mode": "paraphrase",
        "cue": "asserts",
        "quote": "",
        "words": "asserts that what is occurring in Nagorno-Karabakh is unmistakably ethnic cleansing, and legally, "
        "it can be described as genocide",
    },
)
DENIAL = {
    "name": "Ministry of Foreign Affairs of Azerbaijan",
    "kind": "ministry",
    "role": "",
    "mode": "paraphrase",
    "cue": "rejects",
    "quote": "",
    "words": "rejects this characterization, claiming that the residents’ migration is a personal choice and not "
    "forced relocation",
}


class Hand:
    """Does what an editor does, and counts it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.counts = dict.fromkeys(
            ("clicks", "characters typed", "other keys and pastes", "fields filled", "pages loaded"), 0
        )
        self.watch(page)

    def watch(self, page: Page) -> None:
        """Count the documents that load in this window."""
        page.on("load", lambda _: self._count("pages loaded"))

    def _count(self, name: str, number: int = 1) -> None:
        self.counts[name] += number

    def click(self, target: Locator) -> None:
        target.click()
        self._count("clicks")

    def key(self, name: str, page: Page | None = None) -> None:
        (page or self.page).keyboard.press(name)
        self._count("other keys and pastes")

    def type(self, target: Locator, words: str, *, focused: bool = False) -> None:
        """Type into a field: a click to get there, unless one is there."""
        if not focused:
            self.click(target)
        target.press_sequentially(words)
        self._count("characters typed", len(words))
        self._count("fields filled")

    def paste(self, target: Locator, words: str, *, focused: bool = False) -> None:
        if not focused:
            self.click(target)
        target.fill(words)
        self._count("other keys and pastes")
        self._count("fields filled")

    def choose(self, target: Locator, value: str) -> None:
        target.select_option(value)
        self._count("clicks", 2)
        self._count("fields filled")

    def drag(self, words: str) -> None:
        """Select these words in the text with the mouse."""
        self.page.evaluate(_SELECT, words)
        start, end = self.page.evaluate(_EDGES)
        self.page.evaluate("getSelection().removeAllRanges()")
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=5)
        self.page.mouse.up()
        self._count("clicks")


# Finds the words and scrolls there, as an editor who reads has already.
_SELECT = """words => {
    getSelection().removeAllRanges();
    if (!window.find(words.slice(0, 40), true)) throw new Error('not found');
    const begin = getSelection().getRangeAt(0).cloneRange();
    getSelection().removeAllRanges();
    if (!window.find(words.slice(-30), true)) throw new Error('no end');
    const end = getSelection().getRangeAt(0);
    begin.setEnd(end.endContainer, end.endOffset);
    getSelection().removeAllRanges();
    getSelection().addRange(begin);
    begin.startContainer.parentElement.scrollIntoView({block: 'nearest'});
}"""
_EDGES = """() => {
    const boxes = [...getSelection().getRangeAt(0).getClientRects()];
    const first = boxes[0], last = boxes[boxes.length - 1];
    return [[first.left + 0.5, first.top + first.height / 2], [last.right - 0.5, last.top + last.height / 2]];
}"""


def nested_forms(hand: Hand, article: str) -> None:
    """Source, then claim, with little windows for claimants and passages."""
    page = hand.page
    hand.click(page.locator(".model-source .addlink").first)
    hand.paste(page.get_by_label("Title:"), TITLE)
    hand.choose(page.get_by_label("Kind:"), "article")
    hand.type(page.get_by_label("Published on:"), "2023-11-11")
    hand.click(page.get_by_text("Text, for the desk only"))
    hand.paste(page.get_by_label("Text:"), article)
    hand.click(page.get_by_role("button", name="Save", exact=True))
    hand.click(page.locator("#nav-sidebar .model-claim .addlink"))
    hand.type(page.locator("#id_text"), CLAIM)
    hand.choose(page.locator("#id_kind"), "legal_characterisation")
    for number, voice in enumerate(VOICES):
        if number:
            hand.click(page.get_by_role("button", name="Add another Attribution"))
        _utter(hand, f"attributions-{number}", voice)
    hand.click(page.get_by_role("button", name="Add another Rebuttal"))
    hand.choose(page.locator("#id_rebuttals-0-kind"), "denial")
    hand.paste(page.locator("#id_rebuttals-0-grounds"), GROUNDS)
    _utter(hand, "rebuttals-0", DENIAL)
    hand.click(page.get_by_role("button", name="Save", exact=True))


def _utter(hand: Hand, prefix: str, voice: dict[str, str]) -> None:
    page = hand.page
    _claimant(hand, prefix, voice)
    if voice["role"]:
        hand.paste(page.locator(f"#id_{prefix}-role"), voice["role"])
    hand.choose(page.locator(f"#id_{prefix}-mode"), voice["mode"])
    hand.paste(page.locator(f"#id_{prefix}-cue"), voice["cue"])
    if voice["quote"]:
        hand.paste(page.locator(f"#id_{prefix}-quote"), voice["quote"])
    with page.expect_popup() as opened:
        hand.click(page.locator(f"#add_id_{prefix}-passages"))
    popup = opened.value
    hand.click(popup.locator(".field-source .select2-selection"))
    hand.type(popup.locator(".select2-search__field"), "An", focused=True)
    hand.click(popup.locator(".select2-results__option", has_text="An escalating").first)
    hand.paste(popup.get_by_label("Exact words:"), voice["words"])
    with popup.expect_event("close"):
        hand.click(popup.get_by_role("button", name="Save", exact=True))


def _claimant(hand: Hand, prefix: str, voice: dict[str, str]) -> None:
    with hand.page.expect_popup() as opened:
        hand.click(hand.page.locator(f"#add_id_{prefix}-claimant"))
    popup = opened.value
    hand.paste(popup.locator("#id_name"), voice["name"])
    hand.choose(popup.locator("#id_kind"), voice["kind"])
    with popup.expect_event("close"):
        hand.click(popup.get_by_role("button", name="Save", exact=True))


def reading_desk(hand: Hand, article: str) -> None:
    """Intake, then three selections, each looked over and saved."""
    page = hand.page
    hand.click(page.get_by_role("link", name="New from text or link"))
    hand.paste(page.get_by_label("Text:"), article, focused=True)
    hand.key("Control+Enter")
    page.wait_for_selector("[name=title]")
    hand.key("Control+Enter")
    page.wait_for_selector("#desk-words")
    _select(hand, VOICES[0])
    hand.key("Enter")
    hand.type(page.locator("[name=new_claim]"), CLAIM, focused=True)
    hand.key("Control+Shift+Enter")
    _saved(page, 1)
    _select(hand, VOICES[1])
    hand.key("Control+Shift+Enter")
    _saved(page, 2)
    _select(hand, DENIAL)
    hand.key("Control+Enter")
    _saved(page, 3)


def _select(hand: Hand, voice: dict[str, str]) -> None:
    with hand.page.expect_response("**/proposal/"):
        hand.drag(voice["words"])
    expect(hand.page.locator("[name=cue]")).to_have_value(voice["cue"])


def _saved(page: Page, count: int) -> None:
    expect(page.locator(".desk-recorded")).to_have_count(count)


def stored() -> Any:
    """What is in the database, as far as both ways can tell it."""
    said = ("claimant__name", "claimant__kind", "role", "mode", "cue", "quote")
    where = ("passages__exact", "passages__start", "passages__state")
    return {
        "claims": _rows(Claim, "text", "kind", "language"),
        "sources": _rows(Source, "title", "kind", "language", "published_on", "text"),
        "attributions": _rows(Attribution, "stance", *said, *where),
        "rebuttals": _rows(Rebuttal, "kind", "grounds", *said, *where),
    }


def _rows(model: type[models.Model], *fields: str) -> list[Any]:
    return list(model._default_manager.order_by("pk").values_list(*fields))


def compare(article: str) -> None:
    with _browser() as browser, _server() as address:
        before, stored_before = _run(browser, address, nested_forms, article)
        after, stored_after = _run(browser, address, reading_desk, article)
    if stored_before != stored_after:
        raise SystemExit(f"The ways did not store the same:\n{stored_before}\n{stored_after}")
    print(f"{'':28}{'nested forms':>14}{'reading desk':>14}")
    for name, count in before.items():
        print(f"{name:28}{count:>14}{after[name]:>14}")


def _run(browser: Any, address: str, way: Callable[..., None], article: str) -> tuple[dict[str, int], Any]:
    """What one way takes, and what it stored."""
    call_command("migrate", verbosity=0)
    call_command("flush", interactive=False, verbosity=0)
    User.objects.create_user("ed", password="a-password-for-tests", is_staff=True, is_superuser=True)
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{address}/admin/")
    page.get_by_label("Username").fill("ed")
    page.get_by_label("Password").fill("a-password-for-tests")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_load_state()
    hand = Hand(page)
    context.on("page", hand.watch)
    way(hand, article)
    context.close()
    return hand.counts, stored()


@contextmanager
def _browser() -> Iterator[Any]:

    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])


@contextmanager
def _server() -> Iterator[str]:

    quiet = type("Quiet", (WSGIRequestHandler,), {"log_message": lambda *_: None})
    with make_server("127.0.0.1", 0, application, WSGIServer, quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
