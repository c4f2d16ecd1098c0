"""What the pages of all kinds of record do alike."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Claim
from factcheck.publishing.addresses import page_path
from factcheck.publishing.identity import new_public_id
from factcheck.publishing.models import Publishable
from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories
from tests.kinds import FACTORY_OF, NAMES, read_anew
from tests.reader import parsed, read
from tests.together import each_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def records(shared_editor: User) -> dict[str, Publishable]:
    """A published record of each kind."""
    made = {kind: factory.create(slug="the-slug") for kind, factory in FACTORY_OF.items()}
    for record in made.values():
        publish(record, by=shared_editor)
    return made


@pytest.fixture(params=FACTORY_OF)
def record(request: pytest.FixtureRequest, records: dict[str, Publishable]) -> Any:
    return read_anew(records[request.param])


def path_of(record: Publishable, end: str = "the-slug/") -> str:
    return page_path(record.record_kind, record.public_id) + end


def test_page_of_published_record_names_it_and_leads_to_its_history_and_json(record: Publishable) -> None:
    page = read(path_of(record))

    assert str(record) in page.text
    assert path_of(record, "history/") in page.links()
    assert f"/api/v1{path_of(record, '')}" in page.links()


def test_page_has_canonical_link_description_and_open_graph(record: Publishable) -> None:
    page = read(path_of(record))

    assert page.one("link", rel="canonical").get("href") == f"http://127.0.0.1:8000{path_of(record)}"
    assert page.one("meta", name="description").get("content")
    title = f"Claim: {record}" if isinstance(record, Claim) else str(record)
    assert page.one("meta", property="og:title").get("content") == title
    assert page.one("title").text == f"{title} \N{EN DASH} Factcheck"


@each_of("end", ["", "another-slug/", "%D5%80%D5%A1%D5%B5/", "%00/"], rolled_back=True)
def test_page_with_missing_or_wrong_slug_redirects_for_good(record: Publishable, end: str) -> None:
    response = Client().get(path_of(record, end))

    assert (response.status_code, response["Location"]) == (301, path_of(record))


def test_redirect_to_the_right_slug_keeps_the_query(record: Publishable) -> None:
    response = Client().get(path_of(record, "?a=1&b=%D5%80"))

    assert response["Location"] == path_of(record) + "?a=1&b=%D5%80"


def test_page_with_slug_in_another_script_is_at_its_encoded_address(editor: User) -> None:
    topic = factories.TopicFactory.create(slug="հայաստան")
    publish(topic, by=editor)

    page = read(path_of(topic, "%D5%B0%D5%A1%D5%B5%D5%A1%D5%BD%D5%BF%D5%A1%D5%B6/"))

    assert "%D5%B0" in str(page.one("link", rel="canonical").get("href"))


@each_of("kind", NAMES, rolled_back=True)
def test_page_of_unknown_record_is_not_found(kind: str) -> None:
    page = read(page_path(kind, new_public_id()), 404)

    assert "There is nothing at this address." in page.text


@pytest.mark.parametrize("kind", FACTORY_OF)
def test_page_of_draft_is_not_found(kind: str) -> None:
    draft = FACTORY_OF[kind].create()

    for end in ("", "history/"):
        assert str(draft) not in read(path_of(draft, end), 404).text


@each_of("record_id", ["0" * 11, "0" * 13, "l" * 12, "O" * 12, "%00" * 12, "..%2f..%2f"], rolled_back=True)
def test_address_with_what_is_no_id_is_not_found(record_id: str) -> None:
    assert "There is nothing at this address." in read(f"/claims/{record_id}/", 404).text


@pytest.mark.parametrize("end", ["", "the-slug/", "history/"])
def test_page_of_withdrawn_record_is_gone_and_says_why(record: Publishable, editor: User, end: str) -> None:
    withdraw(record, by=editor, note="It was <b>about</b> another island.")

    page = read(path_of(record, end), 410)

    assert "It was <b>about</b> another island." in page.text
    assert str(record) not in page.text


@each_of("end", ["", "the-slug/", "history/"], rolled_back=True)
def test_page_refuses_to_be_written_to(record: Publishable, end: str) -> None:
    for method in ("post", "put", "delete", "patch"):
        response = getattr(Client(), method)(path_of(record, end))
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD"), method
        assert "what was sent to it was not taken" in parsed(response).text, method


def test_head_of_page_has_no_body(record: Publishable) -> None:
    response = Client().head(path_of(record))

    assert (response.status_code, response.content) == (200, b"")


def test_corrected_page_says_so_on_top(record: Publishable, editor: User) -> None:
    record.slug = "the-new-slug"  # type: ignore[attr-defined]
    record.save()
    correct(record, by=editor, note="The address was wrong.")

    page = read(path_of(record, "the-new-slug/"))

    assert "The address was wrong." in page.text
    assert page.html.index("The address was wrong.") < page.html.index("<h1")


def test_uncorrected_page_has_no_notice(record: Publishable) -> None:
    assert not read(path_of(record)).all("section", class_="notice")
