"""The OpenSearch description."""

from xml.etree import ElementTree

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.reader import read

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def description(path: str = "/opensearch.xml") -> ElementTree.Element:
    response = Client().get(path)
    assert response["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def templates(path: str) -> dict[str, str]:
    return {url.attrib["type"]: url.attrib["template"] for url in description(path).iter(f"{NAMESPACE}Url")}


@pytest.mark.django_db
def test_templates_lead_to_search_feed_and_itself() -> None:
    found = templates("/opensearch.xml")

    assert found["text/html"] == "http://127.0.0.1:8000/search/?q={searchTerms}"
    read(found["text/html"].removeprefix("http://127.0.0.1:8000").replace("{searchTerms}", "some+words"))
    assert Client().get("/feeds/claims/?q=some+words").status_code == 200


def test_description_under_language_searches_in_that_language() -> None:
    assert templates("/fr/opensearch.xml")["text/html"] == "http://127.0.0.1:8000/fr/search/?q={searchTerms}"


def test_short_name_is_short_whatever_the_site_is_called(settings: LazySettings) -> None:
    settings.SITE_NAME = "Who says <what> & who contests it"

    assert description().findtext(f"{NAMESPACE}ShortName") == "Who says <what> "


def test_opensearch_refuses_to_be_written_to() -> None:
    assert Client().post("/opensearch.xml").status_code == 405
