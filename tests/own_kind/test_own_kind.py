"""A kind of record that an app declares is read, followed, edited and proved like any other."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from factcheck.editing.models import RowChange
from factcheck.publishing.models import PublicRecord, Revision
from factcheck.publishing.planning.saved import saved_since
from factcheck.publishing.writing.actions import correct, publish, withdraw
from factcheck.workflow.roles import CONTRIBUTOR, EDITOR, SENIOR_EDITOR
from tests.api.common import get, ids, problem_of, queries_of
from tests.desk.pages import add_url, form_of, list_url, url_of
from tests.reader import read
from tests.workflow.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(glossary: type[Any]) -> Any:
    """A term that nobody has published."""
    return glossary.objects.create(name="Exodus", meaning="When many leave at once.", register="press")


@pytest.fixture
def term(draft: Any, editor: User) -> Any:
    """A published term."""
    publish(draft, by=editor)
    return draft


def path_of(term: Any, end: str = "exodus/") -> str:
    return f"/terms/{term.public_id}/{end}"


def test_page_of_a_term_shows_it_and_leads_to_its_history_and_json(term: Any) -> None:
    page = read(path_of(term))

    assert "When many leave at once." in page.text
    assert {path_of(term, "history/"), f"/api/v1{path_of(term, '')}"} <= set(page.links())
    assert read(f"{path_of(term)}?as_of=2020-01-01", 404).text


def test_page_of_a_term_without_its_slug_leads_to_it(term: Any) -> None:
    response = Client().get(path_of(term, ""))

    assert (response.status_code, response["Location"]) == (301, path_of(term))


def test_page_of_a_draft_is_not_found_and_no_list_names_it(draft: Any) -> None:
    assert "Exodus" not in read(path_of(draft), 404).text
    assert "Exodus" not in read("/terms/").text
    problem_of(get(path_of(draft, "")[1:]), 404)


def test_list_of_terms_finds_them_by_words_and_by_facet(term: Any) -> None:
    assert path_of(term) in read("/terms/").links()
    assert "Meaning: When many leave at once." in read("/terms/?q=leave").text
    assert path_of(term) not in read("/terms/?register=law").links()
    assert path_of(term) in read("/terms/?q=exodos").links()


def test_history_of_a_term_tells_each_revision_and_what_it_changed(term: Any, editor: User) -> None:
    term.meaning = "When many leave."
    term.save()
    correct(term, by=editor, note="It need not be at once.")

    page = read(path_of(term, "history/"))

    assert "History of a term" in page.text
    assert "It need not be at once." in page.text
    assert "When many leave at once." in read(path_of(term, "revisions/1/")).text
    assert "When many leave." in read(path_of(term, "revisions/2/")).text


def test_revision_of_a_term_can_be_cited(term: Any) -> None:
    [item] = Client().get(path_of(term, "revisions/1/citation.json")).json()

    assert (item["id"], item["title"]) == (f"term-{term.public_id}-r1", "Exodus")


def test_sitemaps_hold_the_list_and_every_term(term: Any) -> None:
    pages, index = (Client().get(path).content.decode() for path in ("/sitemap-pages.xml", "/sitemap.xml"))

    assert "/terms/</loc>" in pages
    assert "/sitemap-term-0-999.xml" in index
    assert path_of(term) in Client().get("/sitemap-term-0-999.xml").content.decode()


def test_term_is_suggested_to_who_types_its_name(term: Any) -> None:
    found = Client().get("/suggestions/?q=exo").json()["suggestions"]

    assert found == [{"kind": "Term", "name": "Exodus", "url": path_of(term)}]


def test_corrections_and_withdrawals_of_terms_are_in_the_feed_and_on_the_page(term: Any, editor: User) -> None:
    term.meaning = "When many leave."
    term.save()
    correct(term, by=editor, note="Shorter.")
    assert "Corrected: Exodus" in Client().get("/feeds/corrections/").content.decode()

    withdraw(term, by=editor, note="No term of ours.")

    assert "Withdrawn: a term" in Client().get("/feeds/corrections/").content.decode()
    assert "Term · " in read("/corrections/").text


def test_withdrawn_term_is_gone_with_its_note_from_pages_and_api(term: Any, editor: User) -> None:
    withdraw(term, by=editor, note="No term of ours.")

    for end in ("", "exodus/", "history/", "revisions/1/"):
        assert "No term of ours." in read(path_of(term, end), 410).text
    assert problem_of(get(path_of(term, "")[1:]), 410)["detail"] == "No term of ours."
    assert ids("terms/") == []


def test_api_lists_terms_with_facets_and_serves_each_byte_for_byte(term: Any) -> None:
    body = Revision.objects.select_related("body").get(record_id=term.public_id).body

    assert ids("terms/?register=press&q=leave") == [term.public_id]
    assert ids("terms/?register=law") == []
    assert get(path_of(term, "")[1:]).content == bytes(body.document)
    [facet] = get("terms/facets/").json()["facets"]
    assert [(value["value"], value["count"]) for value in facet["values"]] == [("press", 1)]
    assert queries_of("terms/") == queries_of(path_of(term, "")[1:]) == 1


def test_list_of_terms_is_had_as_a_spreadsheet(term: Any) -> None:
    body = b"".join(get("terms/?register=press&format=csv").streaming_content).decode("utf-8-sig")

    header, row, end = body.split("\r\n")
    assert header == "id,url,name,meaning,first_published_at,updated_at"
    assert row.startswith(f"{term.public_id},http://127.0.0.1:8000{path_of(term)},Exodus,When many leave at once.,")
    assert "/api/v1/terms/?format=xlsx" in read("/terms/").links()
    assert end == ""


def test_api_names_terms_in_its_index_its_log_and_its_description(term: Any) -> None:
    described = get("schema/").json()

    assert get("").json()["terms"] == "http://127.0.0.1:8000/api/v1/terms/"
    assert [row["record"] for row in get("revisions/?kind=term").json()["results"]] == [term.public_id]
    assert {"/api/v1/terms/", "/api/v1/terms/facets/", "/api/v1/terms/{record_id}/"} <= set(described["paths"])
    assert "term" in described["components"]["schemas"]["RecordKind"]["enum"]
    assert described["components"]["schemas"]["Register"]["enum"] == ["law", "press"]
    assert "Terms: words with a meaning of their own here." in get("docs/", Accept="text/html").content.decode()


def test_log_with_terms_verifies_and_the_read_model_is_made_of_it_again(
    term: Any, editor: User, capsys: pytest.CaptureFixture[str]
) -> None:
    before = PublicRecord.objects.get(record_id=term.public_id)

    call_command("verify_log")
    call_command("rebuild_read_model")

    after = PublicRecord.objects.get(record_id=term.public_id)
    assert (bytes(after.document), after.slug, after.search_text) == (
        *(bytes(before.document), before.slug, before.search_text),
    )
    assert Client().get("/terms/?register=press").status_code == 200
    capsys.readouterr()


def test_desk_lets_each_role_do_with_terms_what_it_may_with_any_record(draft: Any) -> None:
    pages = {"change": url_of(draft), "delete": url_of(draft, "delete"), "publish": url_of(draft, "publish")}
    may = {CONTRIBUTOR: {"change"}, EDITOR: {"change", "delete"}, SENIOR_EDITOR: {"change", "delete", "publish"}}

    for role, opened in may.items():
        client = Client()
        client.force_login(person(role))
        assert {name for name, url in pages.items() if client.get(url).status_code == 200} == opened, role
        assert client.get(list_url(type(draft))).status_code == 200


def test_desk_shows_terms_on_its_front_page_and_saves_them_with_their_history(glossary: Any) -> None:
    client = Client()
    client.force_login(person(CONTRIBUTOR))
    given = form_of(client, add_url(glossary), name="Ethnarch", meaning="Who leads.", register="law")

    client.post(add_url(glossary), given)

    made = glossary.objects.get(name="Ethnarch")
    assert "Terms" in client.get("/admin/").content.decode()
    assert [change.row_id for change in RowChange.objects.filter(model="glossary.term")] == [made.pk]
    assert client.get(url_of(made, "history")).status_code == 200


def test_desk_publishes_a_term(draft: Any, editor: User) -> None:
    client = Client()
    client.force_login(editor)

    client.post(url_of(draft, "publish"), form_of(client, url_of(draft, "publish")))

    assert "When many leave at once." in read(path_of(draft)).text


def test_desk_knows_that_a_published_term_was_saved_since(term: Any) -> None:
    assert not saved_since(type(term)).exists()

    term.save()

    assert set(saved_since(type(term))) == {term}
