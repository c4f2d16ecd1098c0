"""The sitemaps."""

from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.public.following import sitemaps
from factcheck.publishing.models import PublicRecord, Revision
from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories
from tests.reader import read
from tests.records import whole_claim
from tests.together import each_of

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(path: str) -> dict[str, str | None]:
    """The addresses that a sitemap lists, each with its last change."""
    response = Client().get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    return {str(item.findtext(f"{NAMESPACE}loc")): item.findtext(f"{NAMESPACE}lastmod") for item in root}


def listed() -> dict[str, str | None]:
    """The addresses in all parts of the index."""
    found: dict[str, str | None] = {}
    for part in locations("/sitemap.xml"):
        found |= locations(part.removeprefix(SITE))
    return found


def test_index_of_empty_site_lists_the_pages_alone() -> None:
    assert list(locations("/sitemap.xml")) == [f"{SITE}/sitemap-pages.xml"]


def test_pages_are_all_there_and_canonical() -> None:
    for address in locations("/sitemap-pages.xml"):
        page = read(address.removeprefix(SITE))
        assert page.one("link", rel="canonical").get("href") == address


def test_every_record_is_listed_at_its_canonical_address_with_its_last_change(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor, also=[link.other for link in claim.links.all()])
    claim.context = "Mended."
    claim.save()
    correct(claim, by=editor, note="Wrong.")
    gone = factories.ClaimFactory.create()
    publish(gone, by=editor)
    withdraw(gone, by=editor, note="Gone.")

    found = listed()

    rows = PublicRecord.objects.all()
    assert {row.kind for row in rows} == {"claim", "claimant", "media_object", "source", "publisher", "topic", "review"}
    expected = {f"{SITE}{row.data['url']}": row.data["updated_at"] for row in rows}
    pages = {f"{SITE}{path}": None for path in sitemaps.pages()}
    assert found == expected | pages


def test_index_says_when_the_latest_record_of_a_part_changed(editor: User) -> None:
    publish(factories.ClaimFactory.create(), by=editor)
    publish(factories.ClaimFactory.create(), by=editor)

    changed = locations("/sitemap.xml")[f"{SITE}/sitemap-claim-0-999.xml"]

    assert changed == Revision.objects.latest("sequence").time.isoformat().replace("+00:00", "Z")


def test_part_ends_where_another_step_would_not_fit(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MOST", 4)
    monkeypatch.setattr(sitemaps, "_STEP", 2)
    claims = [factories.ClaimFactory.create() for _ in range(7)]
    for claim in claims:
        publish(claim, by=editor)

    parts = [address.removeprefix(SITE) for address in locations("/sitemap.xml")][1:]

    assert parts == ["/sitemap-claim-0-3.xml", "/sitemap-claim-4-7.xml"]
    assert [len(locations(part)) for part in parts] == [4, 3]
    assert len(listed()) == len(claims) + len(sitemaps.pages())


def test_parts_of_two_kinds_are_never_put_together() -> None:
    steps = [SimpleNamespace(kind=kind, step=step, records=20_000, latest=0) for kind in "ab" for step in range(4)]

    parts = [(part.kind, part.first, part.last, part.records) for part in sitemaps._parts(steps)]

    assert parts == [
        ("a", 0, 1999, 40_000),
        ("a", 2000, 3999, 40_000),
        ("b", 0, 1999, 40_000),
        ("b", 2000, 3999, 40_000),
    ]


def test_sitemaps_take_as_many_queries_with_four_records_as_with_one(editor: User) -> None:
    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            locations(path)
        return len(captured)

    publish(factories.ClaimFactory.create(), by=editor)
    before = [queries(path) for path in ("/sitemap.xml", "/sitemap-claim-0-999.xml", "/sitemap-pages.xml")]
    for _ in range(3):
        publish(factories.ClaimFactory.create(), by=editor)

    after = [queries(path) for path in ("/sitemap.xml", "/sitemap-claim-0-999.xml", "/sitemap-pages.xml")]

    assert before == after == [2, 1, 0]


@each_of(
    "path",
    [
        "/sitemap-claim-0-999.xml",
        "/sitemap-nothing-0-999.xml",
        "/sitemap-claim-5-4.xml",
        f"/sitemap-claim-0-{'9' * 5000}.xml",
        f"/sitemap-claim-0-{2**62}.xml",
        "/sitemap-claim-0-x.xml",
        "/sitemap-%00-0-1.xml",
        "/fr/sitemap.xml",
    ],
    rolled_back=True,
)
def test_part_that_is_not_there_is_not_found(path: str) -> None:
    assert Client().get(path).status_code == 404


def test_sitemap_refuses_to_be_written_to() -> None:
    for path in ("/sitemap.xml", "/sitemap-pages.xml", "/sitemap-claim-0-999.xml"):
        assert Client().post(path).status_code == 405
