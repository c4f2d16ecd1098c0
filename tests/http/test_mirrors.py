"""A mirror says what it is in every answer, and takes nothing that would be written."""

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.test import Client

from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.api.common import get, problem_of
from tests.reader import read, text_of

ORIGIN = "https://origin.example"
pytestmark = pytest.mark.django_db


@pytest.fixture
def mirror(settings: LazySettings, editor: User) -> None:
    publish(factories.ClaimFactory.create(), by=editor)
    settings.MIRROR_OF = ORIGIN


@pytest.mark.usefixtures("mirror")
def test_every_page_and_answer_names_the_original() -> None:
    for path in ("/", "/claims/", "/fr/claims/", "/log/"):
        page = read(path)
        assert ORIGIN in page.links(), path
        assert page.response["Factcheck-Mirror-Of"] == ORIGIN
    assert ORIGIN in read("/nothing/", 404).links()
    for path in ("claims/", "", "changes/", "claims/?format=csv"):
        assert get(path)["Factcheck-Mirror-Of"] == ORIGIN
    assert get("").json()["mirror_of"] == ORIGIN


@pytest.mark.usefixtures("mirror")
@pytest.mark.parametrize("path", ["/admin/", "/admin/claims/claim/", "/accounts/login/", "/accounts/logout/"])
def test_desk_is_not_there(path: str, editor: User) -> None:
    client = Client()
    client.force_login(editor)

    for method in (client.get, client.post, client.head):
        assert method(path).status_code == 403, path
    assert ORIGIN in client.get(path).content.decode()


@pytest.mark.usefixtures("mirror")
@pytest.mark.parametrize("path", ["/report/", "/suggest/", "/fr/report/", "/claims/", "/nothing/"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_that_is_sent_is_taken(path: str, method: str) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(path)

    assert answer.status_code == 403
    assert ORIGIN in answer.content.decode()


@pytest.mark.usefixtures("mirror")
def test_what_is_only_looked_up_is_answered() -> None:
    assert Client().post("/check/", {"text": "Bridge 1 was closed."}).status_code == 200
    asked = Client().post("/api/v1/match/", {"text": "Bridge 1 was closed."}, content_type="application/json")
    assert asked.status_code == 200
    assert ORIGIN in problem_of(Client().post("/api/v1/claims/"), 403)["detail"]


def test_page_of_a_mirror_is_that_of_the_original_but_for_saying_so(settings: LazySettings, editor: User) -> None:
    publish(factories.ClaimFactory.create(), by=editor)
    for path in ("/claims/", "/log/", "/"):
        settings.MIRROR_OF = ""
        before = read(path)
        settings.MIRROR_OF = ORIGIN
        after = read(path)
        [banner] = after.all("aside", aria_label="Mirror")
        assert after.text.replace(f"{text_of(banner)} ", "", 1) == before.text
        assert [link for link in after.links() if link != ORIGIN] == before.links()


def test_site_of_its_own_says_nothing_of_mirrors() -> None:
    assert not Client().get("/").has_header("Factcheck-Mirror-Of")
    assert "mirror_of" not in get("").json()
    assert not read("/").all("aside", aria_label="Mirror")
