"""Google's own clients, unmodified but for their root address."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from pytest_django.live_server_helper import LiveServer

from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.node.running import node

pytestmark = [
    pytest.mark.sweep,
    pytest.mark.django_db(transaction=True),
    # Of a library that Google's client is built on.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

CLAIMS = 7


@pytest.fixture
def root(editor: User, live_server: LiveServer, settings: Any) -> str:
    """The address of a server with some reviewed claims."""
    settings.SITE_URL = live_server.url
    for number in range(CLAIMS):
        review = factories.ReviewFactory.create(claim__text=f"Bridge {number} fell.", url="https://checker.example/1")
        publish(review.claim, by=editor)
    return str(live_server.url)


@pytest.fixture(params=["theirs", "ours"])
def service(request: pytest.FixtureRequest, root: str) -> Iterator[Any]:
    """The client, made from the description that comes with it, and from ours."""
    if request.param == "theirs":
        options: dict[str, Any] = {"client_options": {"api_endpoint": root}}
    else:
        options = {"static_discovery": False, "discoveryServiceUrl": root + "/$discovery/rest?version={apiVersion}"}
    with build("factchecktools", "v1alpha1", developerKey="none", **options) as made:
        yield made


@pytest.mark.parametrize("asked", [{"query": "bridge"}, {"reviewPublisherSiteFilter": "checker.example"}])
def test_python_client_reads_all_pages_to_the_end(service: Any, asked: dict[str, str]) -> None:
    request, found = service.claims().search(**asked, pageSize=3), []
    while request is not None:
        answer = request.execute()
        found += [claim["text"] for claim in answer["claims"]]
        request = service.claims().search_next(request, answer)

    assert sorted(found) == [f"Bridge {number} fell." for number in range(CLAIMS)]


def test_python_client_sends_a_text_that_no_address_holds(service: Any) -> None:
    text = "Bridge 3 fell. " + " ".join(f"word{number}" for number in range(400))

    answer = service.claims().search(query=text).execute()

    assert answer["claims"][0]["text"] == "Bridge 3 fell."


def test_python_client_understands_a_refusal(service: Any) -> None:
    with pytest.raises(HttpError) as refused:
        service.claims().search(languageCode="en").execute()

    assert refused.value.status_code == 400
    assert "query" in refused.value.reason


def test_node_client_reads_all_pages_to_the_end_and_understands_a_refusal(root: str) -> None:
    told = json.loads(node("google_claims.js", f"{root}/", "bridge"))

    assert sorted(told["texts"]) == [f"Bridge {number} fell." for number in range(CLAIMS)]
    assert told["pages"] == 3
    assert told["refused"][0] == 400
    assert "query" in told["refused"][1]
