"""The box by which a page is passed on."""

from urllib.parse import parse_qs, urlsplit

from django.http import HttpResponse
from django.template import engines

from factcheck.publishing.canonical import Document
from tests.claims.pages.summary.records import claim, says
from tests.markup import tree
from tests.reader import Page, parsed
from tests.together import each_of

SITE = "http://127.0.0.1:8000"
BOX = engines["django"].from_string(
    "<!DOCTYPE html><html><head><title>Box</title></head>"
    "<body><h1>Box</h1>{% include '_components/share.html' %}</body></html>"
)
TEXT = 'Some "text" & <b>more</b> = 5 %'
REVISION = {"number": 1, "time": "2025-01-01T12:00:00Z"}
CLAIM = claim(says("Mayor"), type="claim", id="3k9xw2m7q0rt", kind="factual", text=TEXT, revision=REVISION)


def box(record: Document) -> Page:
    return parsed(HttpResponse(BOX.render({"record": record})))


def test_box_of_claim_has_permanent_address_letter_and_frame() -> None:
    page = box(CLAIM)

    own = f"{SITE}/claims/3k9xw2m7q0rt/"
    assert own in page.links()
    [letter] = [urlsplit(link) for link in page.links() if link.startswith("mailto:")]
    assert parse_qs(letter.query) == {"subject": [f"Claim: {TEXT} (said by Mayor)"], "body": [own]}
    code, fitting = page.all("textarea")
    assert (code.get("readonly"), fitting.get("readonly")) != (None, None)
    [frame] = tree(code.text or "").iter("iframe")
    [fitted] = tree(fitting.text or "").iter("iframe")
    assert ("allow-scripts" in str(frame.get("sandbox")), "<script" in str(code.text)) == (False, False)
    assert (fitted.get("src"), "allow-scripts" in str(fitted.get("sandbox"))) == (f"{own}card/?fit=yes", True)
    assert f'<script async src="{SITE}/static/factcheck/fit.js"></script>' in str(fitting.text)
    assert (frame.get("src"), frame.get("title")) == (f"{own}card/", f"Claim: {TEXT} (said by Mayor)")
    assert page.one("label", for_="embed") is not None


@each_of("kind", ["topic", "claimant", "source", "publisher", "review"])
def test_box_of_anything_else_has_address_and_letter_alone(kind: str) -> None:
    page = box({"type": kind, "id": "3k9xw2m7q0rt", "name": "", "title": "Some title"})

    assert [link.partition(":")[0] for link in page.links()] == ["http", "mailto"]
