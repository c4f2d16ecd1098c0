import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
ORIGIN = {"Origin": "https://reader.example"}


def test_preflight_of_any_origin_is_allowed() -> None:
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}

    answer = Client().options("/api/v1/claims/", headers=ORIGIN | asked)

    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "if-none-match" in answer["Access-Control-Allow-Headers"]
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS, POST"


@pytest.mark.parametrize("path", ["claims/", "claims/zzzzzzzzzzzz/", "claims/?page_size=0", "nowhere/"])
def test_answer_and_problem_alike_may_be_read_from_any_origin(path: str) -> None:
    answer = Client().get(f"/api/v1/{path}", headers=ORIGIN)

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer["Access-Control-Expose-Headers"]
    assert "origin" in answer["Vary"]
    assert not answer.has_header("Access-Control-Allow-Credentials")


def test_pages_and_desk_are_not_opened() -> None:
    assert not Client().get("/", headers=ORIGIN).has_header("Access-Control-Allow-Origin")
    assert not Client().get("/admin/login/", headers=ORIGIN).has_header("Access-Control-Allow-Origin")
