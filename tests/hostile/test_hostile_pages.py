"""Whatever a text holds, a page shows it as text."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Claim
from factcheck.publishing.models import PublicRecord, Revision
from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories
from tests.reader import Page, parsed, read
from tests.records import whole_claim

pytestmark = [pytest.mark.sweep, pytest.mark.any_database, pytest.mark.django_db]

OURS = re.compile(r"/claimants/[0-9a-z]{12}/seal\.svg|/images/[0-9a-f]{64}\.webp")
"""Where pictures lie that are the site's own."""
# Each fits the shortest field, a rating's label.
MARKS = [
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&lt;b&gt;",
    "</title></blockquote></main><h1>{{ settings.SECRET_KEY }}{% now 'Y' %}<!--",
    "[a](javascript:alert(1)) ![b](https://x.example/c.png) שלום\u200f Հայ 🌍",
]


def site(mark: str, editor: User) -> Claim:
    claim = whole_claim(mark)
    publish(claim, by=editor, note=mark, also=[link.other for link in claim.links.all()])
    claim.context = f"{mark} now another"
    claim.save()
    correct(claim, by=editor, note=mark)
    return claim


def pages(mark: str) -> Iterator[Page]:
    for record in PublicRecord.objects.all():
        yield read(record.data["url"])
        if record.kind != "review":
            yield read(f"/{record.kind}s/{record.record_id}/history/")
    yield parsed(Client().post("/check/", {"text": mark}))
    yield read(f"/search/?q={quote(mark)}")
    yield from map(read, ["/", "/claims/", "/claimants/", "/topics/", "/sources/", "/publishers/", "/corrections/"])


@pytest.mark.parametrize("mark", MARKS)
def test_page_shows_hostile_text_as_text(mark: str, editor: User) -> None:
    site(mark, editor)

    found = list(pages(mark))

    # The reader refuses scripts, broken nesting and a second first heading; this is the rest.
    assert sum(mark in page.text for page in found) > 25
    for page in found:
        assert [image.get("src") for image in page.all("img") if not OURS.fullmatch(image.get("src", ""))] == []
        assert not [link for link in page.links() if link.startswith("javascript:")]


def test_withdrawal_note_is_shown_as_text(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)
    withdraw(claim, by=editor, note=MARKS[0])

    page = read(f"/claims/{claim.public_id}/", 410)

    assert MARKS[0] in page.text


@pytest.mark.parametrize("mark", MARKS)
def test_page_says_back_hostile_parameters_as_text(mark: str) -> None:
    for name in ("q", "topic", "kind", "cursor", "ordering", "page_size", "said_after", "language"):
        page = read(f"/claims/?{name}={quote(mark)}", 200 if name == "q" else 400)
        assert not page.all("img")
        assert name != "q" or page.one("input", id="q").get("value") == mark


def test_override_of_direction_ends_with_its_quote(editor: User) -> None:
    said = factories.AttributionFactory.create(quote="\u202etext", mode="direct_quote")
    publish(said.claim, by=editor)

    page = read(f"/claims/{said.claim.public_id}/{said.claim.slug}/")

    assert page.one("q").get("dir") == "auto"
    assert Revision.objects.count() == 2
