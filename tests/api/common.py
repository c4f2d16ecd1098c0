"""What is asked of every endpoint of the API. A class of tests for each says which endpoint it is."""

from typing import Any, ClassVar

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.publishing.canonical import Document
from factcheck.publishing.models import PublicRecord, Publishable, RevisionBody
from factcheck.publishing.writing.actions import publish, withdraw

Answer = Any
NEVER = "zzzzzzzzzzzz"
ORDERINGS = ("-updated_at", "updated_at", "-first_published_at", "first_published_at")
WRITING = ("post", "put", "patch", "delete")


def get(path: str, **headers: str) -> Answer:
    """The answer of the API; `If_None_Match` and the like are headers."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return Client().get(f"/api/v1/{path}", headers=given)


def ids(path: str) -> list[str]:
    """The ids on one page of a list, in order."""
    answer = get(path)
    assert answer.status_code == 200, answer.content
    return [entry["id"] for entry in answer.json()["results"]]


def problem_of(answer: Answer, status: int) -> Document:
    """The problem document of an answer, which must be a fit one."""
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.status_code == status
    problem: Document = answer.json()
    assert problem["status"] == status
    assert (problem["type"], problem["title"]) == ("about:blank", HttpResponse(status=status).reason_phrase)
    return problem


def errors_of(path: str) -> dict[str, list[str]]:
    """The messages by parameter that a list answers with."""
    errors: dict[str, list[str]] = problem_of(get(path), 400)["errors"]
    return errors


def queries_of(path: str) -> int:
    """How many queries an answer takes."""
    with CaptureQueriesContext(connection) as queries:
        get(path)
    return len(queries)


@pytest.mark.django_db
class EndpointTests:
    """What is asked of lists and details alike."""

    path: ClassVar[str]

    def address(self, editor: User) -> str:
        raise AssertionError("say which endpoint it is")

    def test_wrong_method_is_405_and_names_the_right_ones(self, editor: User) -> None:
        address = "/api/v1/" + self.address(editor)

        answers = [getattr(Client(), method)(address) for method in WRITING]

        for answer in answers:
            problem_of(answer, 405)
            assert answer["Allow"] == "GET, HEAD, OPTIONS"

    def test_accept_of_anything_but_json_is_406(self, editor: User) -> None:
        problem_of(get(self.address(editor), Accept="text/html"), 406)

    def test_options_answers_204_and_names_the_methods(self, editor: User) -> None:
        answer = Client().options("/api/v1/" + self.address(editor))

        assert (answer.status_code, answer["Allow"]) == (204, "GET, HEAD, OPTIONS")

    def test_head_has_the_headers_of_get_and_no_body(self, editor: User) -> None:
        address = "/api/v1/" + self.address(editor)
        whole = Client().get(address)

        answer = Client().head(address)

        assert answer.content == b""
        assert answer.headers == whole.headers

    def test_if_none_match_is_304_without_body_for_the_etag_alone(self, editor: User) -> None:
        address = self.address(editor)
        etag = get(address)["ETag"]

        answer, other = get(address, If_None_Match=etag), get(address, If_None_Match='"other"')

        assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)
        assert (answer["Cache-Control"], answer.has_header("Content-Length")) == ("public, no-cache", False)
        assert other.status_code == 200


class ListTests(EndpointTests):
    """What is asked of every list of records."""

    kind: ClassVar[str]

    def make(self) -> Publishable:
        raise AssertionError("say what is published")

    def address(self, editor: User) -> str:
        publish(self.make(), by=editor)
        return f"{self.path}/"

    def test_list_holds_the_stored_entries_byte_for_byte(self, editor: User) -> None:
        for _ in range(2):
            publish(self.make(), by=editor)
        stored = PublicRecord.objects.of_kind(self.kind).newest().values_list("summary", flat=True)
        entries = b",".join(bytes(summary) for summary in stored)

        answer = get(f"{self.path}/")

        assert answer.content == b'{"next":null,"previous":null,"results":[%b]}' % entries
        assert answer["Content-Type"] == "application/json"
        assert len(answer.json()["results"]) == len(stored) >= 2

    def test_list_without_records_is_empty(self) -> None:
        assert get(f"{self.path}/").json() == {"next": None, "previous": None, "results": []}

    def test_list_leads_from_page_to_page_and_back(self, editor: User) -> None:
        for _ in range(3):
            publish(self.make(), by=editor)
        whole = ids(f"{self.path}/")

        first = get(f"{self.path}/?page_size=2").json()
        second = Client().get(first["next"]).json()
        again = Client().get(second["previous"]).json()

        assert first["next"].startswith(f"http://127.0.0.1:8000/api/v1/{self.path}/?page_size=2&cursor=")
        assert first["previous"] is None
        assert [entry["id"] for entry in first["results"] + second["results"]] == whole[:4]
        assert again == first | {"next": again["next"]}

    def test_list_in_each_order(self, editor: User) -> None:
        for _ in range(2):
            publish(self.make(), by=editor)

        for ordering in ORDERINGS:
            entries = get(f"{self.path}/?ordering={ordering}").json()["results"]
            moments = [entry[ordering.removeprefix("-")] for entry in entries]
            assert moments == sorted(moments, reverse=ordering.startswith("-"))
            assert len(set(moments)) > 1

    def test_list_changed_after_a_moment_holds_what_was_published_since(self, editor: User) -> None:
        publish(self.make(), by=editor)
        moment = get(f"{self.path}/").json()["results"][0]["updated_at"]
        before = set(ids(f"{self.path}/"))
        publish(self.make(), by=editor)

        found = ids(f"{self.path}/?updated_after={moment}")

        assert found
        assert set(found) == set(ids(f"{self.path}/")) - before

    def test_list_takes_one_query_however_many_rows(self, editor: User) -> None:
        publish(self.make(), by=editor)
        few = queries_of(f"{self.path}/")
        for _ in range(10):
            publish(self.make(), by=editor)

        assert few == queries_of(f"{self.path}/") == 1

    def test_list_search_for_no_words_of_it_is_empty(self, editor: User) -> None:
        publish(self.make(), by=editor)

        assert ids(f"{self.path}/?q=quagga") == []

    def test_list_unknown_parameter_is_named_with_the_known_ones(self) -> None:
        errors = errors_of(f"{self.path}/?utm_source=x")

        assert list(errors) == ["utm_source"]
        assert "page_size, " in errors["utm_source"][0]

    def test_list_etag_changes_with_the_list(self, editor: User) -> None:
        before = get(f"{self.path}/")["ETag"]
        publish(self.make(), by=editor)

        assert get(f"{self.path}/", If_None_Match=before).status_code == 200


class DetailTests(EndpointTests):
    """What is asked of every record's document."""

    kind: ClassVar[str]

    def make(self) -> Publishable:
        raise AssertionError("say what is published")

    def address(self, editor: User) -> str:
        return f"{self.path}/{publish(self.make(), by=editor).record_id}/"

    def test_document_is_that_of_the_log_byte_for_byte(self, editor: User) -> None:
        revision = publish(self.make(), by=editor)
        body = RevisionBody.objects.get(revision=revision)

        answer = get(f"{self.path}/{revision.record_id}/")

        assert answer.content == bytes(body.document)
        assert answer["ETag"] == f'"{bytes(body.sha256).hex()}"'
        assert answer["Content-Type"] == "application/json"
        assert (answer["Cache-Control"], answer["Vary"]) == ("public, no-cache", "accept-datetime, origin")

    def test_document_of_no_record_is_404(self) -> None:
        problem = problem_of(get(f"{self.path}/{NEVER}/"), 404)

        assert problem["detail"] == f"There is no {self.kind} {NEVER}."

    def test_document_of_a_draft_is_404_as_if_it_did_not_exist(self) -> None:
        draft = self.make()

        problem = problem_of(get(f"{self.path}/{draft.public_id}/"), 404)

        assert problem["detail"] == f"There is no {self.kind} {draft.public_id}."

    def test_document_withdrawn_is_410_with_the_public_note(self, editor: User) -> None:
        record = self.make()
        publish(record, by=editor)
        withdraw(record, by=editor, note="Entered twice.")

        problem = problem_of(get(f"{self.path}/{record.public_id}/"), 410)

        assert problem["detail"] == "Entered twice."

    def test_document_at_an_id_of_another_kind_is_404(self, editor: User) -> None:
        revision = publish(self.make(), by=editor)
        other = "topics" if self.kind != "topic" else "claims"

        problem_of(get(f"{other}/{revision.record_id}/"), 404)

    def test_document_takes_one_query(self, editor: User) -> None:
        assert queries_of(self.address(editor)) == 1

    def test_document_not_modified_since_its_last_modified_is_304(self, editor: User) -> None:
        address = self.address(editor)
        modified = get(address)["Last-Modified"]

        assert get(address, If_Modified_Since=modified).status_code == 304
        assert get(address, If_Modified_Since="Sat, 01 Jan 2000 00:00:00 GMT").status_code == 200
        assert get(address, If_Modified_Since=modified, If_None_Match='"other"').status_code == 200
