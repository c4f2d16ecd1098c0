"""The API's description for people."""

from typing import Any

import pytest
from django.test import Client

from tests.reader import Page, parsed, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def docs() -> Page:
    return parsed(Client().get("/api/v1/docs/"))


@pytest.fixture
def schema() -> Any:
    return Client().get("/api/v1/schema/").json()


def test_docs_show_every_address_with_its_parameters_without_a_script(docs: Page, schema: Any) -> None:
    headings = [text_of(heading) for heading in docs.all("h3")]
    names = {text_of(name) for name in docs.all("code")}

    described = [f"{method.upper()} {path}" for path, methods in schema["paths"].items() for method in methods]

    assert [operation for operation in described if operation not in headings] == []
    assert "POST /api/v1/match/" in headings
    assert {"page_size", "If-None-Match", "disputed", "record_id"} <= names


def test_docs_show_every_schema_and_lead_to_each(docs: Page, schema: Any) -> None:
    places = {element.get("id") for element in docs.tree.iter()}

    assert {f"schema-{name}" for name in schema["components"]["schemas"]} <= places
    assert [link for link in docs.links() if link.startswith("#") and link[1:] not in places] == []


def test_docs_lead_to_addresses_that_answer(docs: Page) -> None:
    for link in {link for link in docs.links() if link.startswith("/api/")}:
        assert Client().get(link).status_code == 200, link


def test_docs_say_the_type_and_limits_of_a_member(docs: Page) -> None:
    text = text_of(docs.one("article", id="schema-SourceReference"))

    assert "origins list of Origin" in text
    assert "published_on Date or null" in text


def test_docs_refuse_to_be_written_to() -> None:
    assert Client().post("/api/v1/docs/").status_code == 405


def test_docs_call_resources_by_words_without_underscores(docs: Page) -> None:
    shown = [text_of(heading) for heading in docs.all("h2")]

    assert "Media objects" in shown
    assert [words for words in (*shown, *map(text_of, docs.all("nav"))) if "_" in words] == []


def test_docs_ask_nothing_of_the_database(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        Client().get("/api/v1/docs/")


def test_docs_name_no_address_in_languages_that_they_are_not_in(docs: Page) -> None:
    assert docs.one("link", rel="canonical").get("href") == "http://127.0.0.1:8000/api/v1/docs/"
    assert [link for link in docs.all("link", rel="alternate") if link.get("hreflang")] == []


def test_docs_options_answers_204_and_names_the_methods() -> None:
    answer = Client().options("/api/v1/docs/")

    assert (answer.status_code, answer.content, answer["Allow"]) == (204, b"", "GET, HEAD, OPTIONS")
