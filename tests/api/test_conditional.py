"""Conditional requests, in every form that RFC 9110 gives them; each endpoint's own tests ask the least."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.api.common import problem_of
from tests.together import each_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def claim_id(shared_editor: User) -> str:
    return publish(factories.ClaimFactory.create(), by=shared_editor).record_id


@pytest.fixture(params=["claims/", "claims/{}/", "revisions/", "revisions/0/", "schema/", ""])
def address(request: pytest.FixtureRequest, claim_id: str) -> str:
    return f"/api/v1/{request.param}".format(claim_id)


@each_of("method", ["get", "head"], rolled_back=True)
@each_of("form", ["{}", "W/{}", '"other", {}', '"other" ,W/"more",{}', "*"], rolled_back=True)
def test_if_none_match_that_names_the_etag_is_304(address: str, method: str, form: str) -> None:
    etag = Client().get(address)["ETag"]

    answer = getattr(Client(), method)(address, headers={"If-None-Match": form.format(etag)})

    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)


@each_of(
    "value", ['"other"', "", "unquoted", '"', "W/", '"\udcff"'.encode("utf-8", "replace").decode()], rolled_back=True
)
def test_if_none_match_that_does_not_is_200(address: str, value: str) -> None:
    assert Client().get(address, headers={"If-None-Match": value}).status_code == 200


def test_if_match_of_another_etag_is_412(address: str) -> None:
    etag = Client().get(address)["ETag"]

    assert Client().get(address, headers={"If-Match": etag}).status_code == 200
    problem_of(Client().get(address, headers={"If-Match": '"other"'}), 412)


@each_of("value", ["yesterday", "Sat, 01 Jan 2000 00:00:00 GMT", "Sat, 99 Jan 99999 00:00:00 GMT"], rolled_back=True)
def test_if_modified_since_long_ago_or_never_is_200(address: str, value: str) -> None:
    assert Client().get(address, headers={"If-Modified-Since": value}).status_code == 200


def test_if_modified_since_is_no_matter_to_a_page_of_a_list(editor: User) -> None:
    publish(factories.ClaimFactory.create(), by=editor)

    answer = Client().get("/api/v1/claims/", headers={"If-Modified-Since": "Thu, 01 Jan 2099 00:00:00 GMT"})

    assert answer.status_code == 200
    assert not answer.has_header("Last-Modified")
