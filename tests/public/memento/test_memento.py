"""Records of earlier times by Memento: each header held against RFC 7089."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Claim
from factcheck.merging.actions import merge
from factcheck.public.memento import timemaps
from factcheck.publishing.addresses import page_path
from factcheck.publishing.models import Publishable, RevisionBody
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.kinds import FACTORY_OF, read_anew, renamed
from tests.reader import queries_of, read
from tests.sweeping import rest_in_sweeps
from tests.together import each_of

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
START = datetime(2026, 1, 30, 12, 0, 0, 500_000, tzinfo=UTC)
LINK = re.compile(r'<([^>]*)>((?:; \w+="[^"]*")*)')


def http(days: float) -> str:
    """The date of HTTP of so many days after the start."""
    return (START + timedelta(days=days)).strftime("%a, %d %b %Y %H:%M:%S GMT")


def on_day(number: int) -> Any:
    return time_machine.travel(START + timedelta(days=number), tick=False)


def get(path: str, at: str | None = None) -> Any:
    headers = {} if at is None else {"Accept-Datetime": at}
    return Client(raise_request_exception=False).get(path, headers=headers)


def links(text: str) -> list[tuple[str, dict[str, str]]]:
    """The links of a header or of a TimeMap, each with its parameters; nothing else may be in it."""
    assert LINK.sub("", text).replace(",", "").strip() == ""
    return [(address, dict(re.findall(r'(\w+)="([^"]*)"', rest))) for address, rest in LINK.findall(text)]


def by_relation(text: str) -> dict[str, str]:
    """Addresses by each of their relations; mementos that are nothing else left out."""
    found: dict[str, str] = {}
    for address, parameters in links(text):
        for relation in parameters["rel"].split():
            if relation != "memento":
                found.setdefault(relation, address)
    return found


def vary(answer: Any) -> set[str]:
    return {name.strip().lower() for name in answer.get("Vary", "").split(",")}


@pytest.fixture(scope="module")
def records(shared_editor: User) -> dict[str, Publishable]:
    """A record of each kind with revisions on the days 0, 2, 4 and 6."""
    # No two revisions have the same moment: the claim's are the first of each day, to the microsecond.
    made = {
        kind: FACTORY_OF[kind].create(slug="the-slug") for kind in sorted(FACTORY_OF, key=lambda kind: kind != "claim")
    }
    for number in range(4):
        with on_day(2 * number):
            for record in made.values():
                renamed(record, f"Name {number + 1}")
                publish(record, by=shared_editor)
    return made


@pytest.fixture(params=FACTORY_OF)
def record(request: pytest.FixtureRequest, records: dict[str, Publishable]) -> Any:
    return read_anew(records[request.param])


@pytest.fixture
def claim(records: dict[str, Publishable]) -> Any:
    return read_anew(records["claim"])


def path_of(record: Publishable, end: str = "") -> str:
    return page_path(record.record_kind, record.public_id) + end


@pytest.mark.parametrize(
    ("days", "number"), [(-900, 1), (0, 1), (1.9, 1), (2, 2), (5, 3), (6, 4), (900, 4), (2 - 1 / 86400, 1)]
)
@pytest.mark.parametrize("end", rest_in_sweeps(["", "the-slug/", "another-slug/"]))
def test_own_address_leads_to_the_revision_of_the_moment(claim: Claim, days: float, number: int, end: str) -> None:
    answer = get(path_of(claim, end), http(days))

    assert answer.status_code == 302
    assert answer["Location"] == SITE + path_of(claim, f"revisions/{number}/")
    assert "accept-datetime" in vary(answer)
    assert not answer.has_header("Memento-Datetime")
    assert by_relation(answer["Link"])["original"] == by_relation(answer["Link"])["timegate"] == SITE + path_of(claim)
    assert by_relation(answer["Link"])["first"].endswith("/revisions/1/")
    assert by_relation(answer["Link"])["last"].endswith("/revisions/4/")


def test_every_kind_is_its_own_timegate(record: Publishable) -> None:
    answer = get(path_of(record), http(3))

    assert (answer.status_code, answer["Location"]) == (302, SITE + path_of(record, "revisions/2/"))
    assert "Name 2" in read(path_of(record, "revisions/2/")).text


def test_own_page_names_timegate_timemaps_and_varies_by_the_moment(record: Publishable) -> None:
    answer = get(path_of(record, "the-slug/"))

    assert (answer.status_code, answer.has_header("Memento-Datetime")) == (200, False)
    assert "accept-datetime" in vary(answer)
    found = links(answer["Link"])
    assert found[0] == (SITE + path_of(record), {"rel": "original timegate"})
    assert by_relation(answer["Link"])["last"] == SITE + path_of(record, "revisions/4/")
    assert [(address, parameters["type"]) for address, parameters in found if parameters["rel"] == "timemap"] == [
        (SITE + path_of(record, "timemap.link"), "application/link-format"),
        (SITE + path_of(record, "timemap.json"), "application/json"),
    ]
    assert "accept-datetime" in vary(get(path_of(record)))


def test_revision_is_a_memento_and_names_those_around_it(record: Publishable) -> None:
    answer = get(path_of(record, "revisions/2/"))

    assert answer["Memento-Datetime"] == http(2)
    assert "accept-datetime" not in vary(answer)
    relations = by_relation(answer["Link"])
    assert relations["original"] == relations["timegate"] == SITE + path_of(record)
    assert {name: relations[name].rpartition("revisions/")[2] for name in ("first", "prev", "next", "last")} == {
        "first": "1/",
        "prev": "1/",
        "next": "3/",
        "last": "4/",
    }
    mementos = {address: parameters for address, parameters in links(answer["Link"]) if "datetime" in parameters}
    assert {parameters["rel"] for parameters in mementos.values()} == {
        "first prev memento",
        "memento",
        "next memento",
        "last memento",
    }
    assert mementos[SITE + path_of(record, "revisions/2/")]["datetime"] == answer["Memento-Datetime"]


def test_memento_is_the_same_whatever_moment_is_named(claim: Claim) -> None:
    plain, named = (get(path_of(claim, "revisions/2/"), at) for at in (None, http(6)))

    assert (named.status_code, named["Memento-Datetime"]) == (200, plain["Memento-Datetime"])


def test_ends_have_no_neighbours_beyond_them(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)

    answer = get(path_of(claim, "revisions/1/"))

    assert [parameters["rel"] for _, parameters in links(answer["Link"]) if "datetime" in parameters] == [
        "first last memento"
    ]


def test_timemap_lists_every_memento_in_order_and_negotiates_nothing(record: Publishable) -> None:
    plain, named = (get(path_of(record, "timemap.link"), at) for at in (None, http(3)))

    assert plain["Content-Type"] == "application/link-format"
    assert (named.status_code, named.content) == (200, plain.content)
    assert "accept-datetime" not in vary(plain)
    found = links(plain.content.decode())
    assert found[0] == (SITE + path_of(record), {"rel": "original timegate"})
    assert found[1] == (
        SITE + path_of(record, "timemap.link"),
        {"rel": "self", "type": "application/link-format", "from": http(0), "until": http(6)},
    )
    assert [parameters["rel"] for _, parameters in found[2:]] == ["first memento", "memento", "memento", "last memento"]
    assert [address for address, _ in found[2:]] == [
        SITE + path_of(record, f"revisions/{number}/") for number in (1, 2, 3, 4)
    ]
    assert [parameters["datetime"] for _, parameters in found[2:]] == [http(2 * number) for number in range(4)]


def test_timemap_as_json_says_the_same(claim: Claim) -> None:
    answer = get(path_of(claim, "timemap.json"))

    document = answer.json()
    assert answer["Content-Type"] == "application/json"
    assert document["original_uri"] == document["timegate_uri"] == SITE + path_of(claim)
    assert [entry["uri"] for entry in document["mementos"]["list"]] == [
        SITE + path_of(claim, f"revisions/{number}/") for number in (1, 2, 3, 4)
    ]
    assert document["mementos"]["first"]["datetime"] == "2026-01-30T12:00:00.500000Z"


def test_long_timemap_comes_in_parts(claim: Claim, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timemaps, "MOST", 3)

    first = links(get(path_of(claim, "timemap.link")).content.decode())
    [following] = [address for address, parameters in first if parameters["rel"] == "timemap"]
    second = links(get(following).content.decode())

    assert following == SITE + path_of(claim, "timemap.link?after=3")
    assert [parameters["rel"] for _, parameters in second[2:]] == ["last memento"]
    assert get(path_of(claim, "timemap.json")).json()["next"] == SITE + path_of(claim, "timemap.json?after=3")


@each_of("form", ["link", "json"], rolled_back=True)
@each_of("query", ["after=4", "after=x", "after=-1", f"after={'9' * 30}", "after=%00"], rolled_back=True)
def test_part_of_a_timemap_that_is_not_there_is_404(claim: Claim, form: str, query: str) -> None:
    assert get(path_of(claim, f"timemap.{form}?{query}")).status_code == 404


BAD = [
    *(
        "",
        "yesterday",
        "2026-01-30",
        "2026-01-30T12:00:00Z",
        "Fri, 30 Jan 2026 12:00:00",
        "Fri, 30 Jan 2026 12:00:00 CET",
    ),
    *("Fri, 31 Feb 2026 12:00:00 GMT", "Fri, 30 Jan 2026 25:00:00 GMT", "Fri, 30 Jan 26 12:00:00 GMT", "1769774400"),
    *(
        "Fri, 30 Jan 0000 12:00:00 GMT",
        "Fri, 30 Xxx 2026 12:00:00 GMT",
        "x" * 5000,
        "é",
        "Fri, 30 Jan ²026 12:00:00 GMT",
    ),
]


@each_of("moment", BAD, rolled_back=True)
def test_moment_that_is_no_date_of_http_is_400(claim: Claim, moment: str) -> None:
    page, document = get(path_of(claim), moment), get(f"/api/v1{path_of(claim)}", moment)

    assert page.status_code == 400
    assert "Accept-Datetime" in page.content.decode()
    assert (document.status_code, list(document.json()["errors"])) == (400, ["Accept-Datetime"])


@pytest.mark.parametrize(
    "moment", ["Fri, 01 Jan 0001 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 30 Jan 2026 12:00:00 GMT"]
)
def test_moment_at_the_ends_of_time_is_answered(claim: Claim, moment: str) -> None:
    assert get(path_of(claim), moment).status_code == 302


def test_document_leads_to_the_document_of_the_moment_byte_for_byte(record: Publishable) -> None:
    address = f"/api/v1{path_of(record)}"

    gate = get(address, http(3))
    memento = get(gate["Location"].removeprefix(SITE))

    assert gate.status_code == 302
    body = RevisionBody.objects.get(revision__record_id=record.public_id, revision__number=2)
    assert memento.content == bytes(body.document)
    assert memento["Memento-Datetime"] == http(2)
    assert by_relation(memento["Link"])["original"] == SITE + address
    assert by_relation(memento["Link"])["prev"] != by_relation(memento["Link"])["next"]
    assert "accept-datetime" in vary(gate) - vary(memento)


def test_document_names_timegate_timemaps_and_its_last_memento_in_one_query(claim: Claim) -> None:
    address = f"/api/v1{path_of(claim)}"

    answer = get(address)

    assert by_relation(answer["Link"])["timegate"] == SITE + address
    assert get(by_relation(answer["Link"])["last"].removeprefix(SITE)).content == answer.content
    assert "accept-datetime" in vary(answer)
    assert queries_of(address) == 1


def test_timemap_of_documents_leads_to_each(claim: Claim) -> None:
    address = f"/api/v1{path_of(claim)}timemap.link"

    found = links(get(address).content.decode())

    documents = [get(address.removeprefix(SITE)).json() for address, parameters in found if "datetime" in parameters]
    assert [document["revision"]["number"] for document in documents] == [1, 2, 3, 4]
    assert get(address, http(1))["Content-Type"] == "application/link-format"


def test_withdrawn_record_is_410_at_every_moment(claim: Claim, editor: User) -> None:
    withdraw(claim, by=editor, note="Nobody said so.")

    for end in ("", "the-slug/", "timemap.link", "timemap.json", "revisions/1/"):
        for at in (None, http(3)):
            assert get(path_of(claim, end), at).status_code == 410, end
    assert get(f"/api/v1{path_of(claim)}", http(3)).status_code == 410
    assert get(f"/api/v1{path_of(claim)}timemap.json").json()["detail"] == "Nobody said so."


def test_record_that_is_public_again_has_the_mementos_since(claim: Claim, editor: User) -> None:
    with on_day(8):
        withdraw(claim, by=editor, note="Nobody said so.")
    with on_day(10):
        publish(claim, by=editor)

    gate = get(path_of(claim), http(3))

    assert gate["Location"] == SITE + path_of(claim, "revisions/6/")
    assert len(get(path_of(claim, "timemap.json")).json()["mementos"]["list"]) == 1


def test_merged_record_leads_to_what_it_was_and_then_to_the_other(claim: Claim, editor: User) -> None:
    other = factories.ClaimFactory.create()
    with on_day(7):
        publish(other, by=editor)
    with on_day(8):
        merge(claim, into=other, by=editor, note="The same.")

    before, after = get(path_of(claim), http(3)), get(path_of(claim), http(9))

    assert before["Location"] == SITE + path_of(claim, "revisions/2/")
    assert (after.status_code, after["Location"]) == (301, page_path("claim", other.public_id, other.slug))
    assert len(get(path_of(claim, "timemap.json")).json()["mementos"]["list"]) == 4


def test_draft_and_unknown_record_are_404() -> None:
    draft = factories.ClaimFactory.create()

    for end in ("", "timemap.link", "timemap.json"):
        assert get(path_of(draft, end), http(3)).status_code == 404
        assert get(f"/claims/zzzzzzzzzzzz/{end}", http(3)).status_code == 404


def test_page_in_a_language_leads_to_pages_in_that_language(claim: Claim) -> None:
    gate = get(f"/fr{path_of(claim)}", http(3))

    assert gate["Location"] == f"{SITE}/fr{path_of(claim, 'revisions/2/')}"
    assert by_relation(gate["Link"])["timemap"] == f"{SITE}/fr{path_of(claim, 'timemap.link')}"


def test_page_as_of_a_day_and_a_review_negotiate_nothing(claim: Claim, editor: User) -> None:
    review = factories.ReviewFactory.create(claim=claim)
    publish(claim, by=editor)

    for path in (path_of(claim, "the-slug/?as_of=2026-01-31"), f"/reviews/{review.public_id}/"):
        answer = get(path, http(3))
        assert (answer.status_code, "accept-datetime" in vary(answer)) == (200, False)
    assert get(f"/api/v1/reviews/{review.public_id}/", http(3)).status_code == 200


def test_caches_ask_again_and_are_told_nothing_changed(claim: Claim) -> None:
    page = get(path_of(claim, "the-slug/"))

    again = Client().get(path_of(claim, "the-slug/"), headers={"If-None-Match": page["ETag"]})
    gate = Client().get(
        path_of(claim, "the-slug/"), headers={"If-None-Match": page["ETag"], "Accept-Datetime": http(3)}
    )
    timemap = get(path_of(claim, "timemap.link"))
    same = Client().get(path_of(claim, "timemap.link"), headers={"If-None-Match": timemap["ETag"]})

    assert (again.status_code, "accept-datetime" in vary(again)) == (304, True)
    assert (gate.status_code, gate["Cache-Control"]) == (302, "no-cache")
    assert (same.status_code, timemap["Cache-Control"]) == (304, "public, no-cache")


def test_head_and_wrong_method(claim: Claim) -> None:
    head = Client().head(path_of(claim), headers={"Accept-Datetime": http(3)})

    assert (head.status_code, head.content) == (302, b"")
    assert Client().post(path_of(claim, "timemap.link")).status_code == 405


def test_datetimes_are_those_of_http(claim: Claim) -> None:
    answer = get(path_of(claim, "revisions/1/"))

    assert parsedate_to_datetime(answer["Memento-Datetime"]) == START.replace(microsecond=0)


def test_queries_do_not_grow_with_revisions(claim: Claim, editor: User) -> None:
    paths = [path_of(claim, end) for end in ("revisions/1/", "timemap.link", "timemap.json")]
    before = [queries_of(path) for path in paths]
    for number in range(5):
        renamed(claim, f"Another {number}")
        publish(claim, by=editor)

    assert [queries_of(path) for path in paths] == before
