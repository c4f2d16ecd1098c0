import pytest
from django.test import Client

from factcheck.publishing.reading import records
from tests.api.common import problem_of
from tests.together import each_of

pytestmark = pytest.mark.django_db


@each_of(
    "path",
    [
        "nowhere/",
        "claims/short/",
        "claims/ZZZZZZZZZZZZ/",
        "claims/%00/",
        "claims/%ED%A0%80/",
        "revisions/x/",
        "v2/",
        "//",
    ],
    rolled_back=True,
)
def test_address_that_nothing_answers_is_404_as_a_problem(path: str) -> None:
    assert problem_of(Client().get(f"/api/v1/{path}"), 404)["detail"] == "There is nothing at this address."


def test_fault_of_ours_is_500_as_a_problem_without_its_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("the secret cause")

    monkeypatch.setattr(records, "published", fail)

    answer = Client(raise_request_exception=False).get("/api/v1/claims/zzzzzzzzzzzz/")

    problem_of(answer, 500)
    assert b"secret" not in answer.content


def test_unknown_host_is_400_as_a_problem() -> None:
    problem_of(Client().get("/api/v1/claims/", headers={"Host": "elsewhere.example"}), 400)


def test_problem_to_head_has_no_body() -> None:
    answer = Client().head("/api/v1/claims/zzzzzzzzzzzz/")

    assert (answer.status_code, answer.content) == (404, b"")
    assert int(answer["Content-Length"]) > 0


def test_address_without_its_slash_is_redirected() -> None:
    answer = Client().get("/api/v1/claims?q=x")

    assert (answer.status_code, answer["Location"]) == (301, "/api/v1/claims/?q=x")
