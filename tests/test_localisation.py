"""In which language a page answers."""

import pytest
from django.core.management import call_command
from django.test import Client

from factcheck.publishing.models import PublicRecord
from tests.reader import read

pytestmark = pytest.mark.django_db


def address_of_a_claim() -> str:
    call_command("load_sample", verbosity=0)
    return str(PublicRecord.objects.of_kind("claim")[0].data["url"])


def test_page_with_prefix_answers_in_its_language() -> None:
    response = Client(headers={"Accept-Language": "ru"}).get("/fr/claims/")

    assert response.headers["Content-Language"] == "fr"
    assert 'lang="fr"' in response.content.decode()
    assert "Accept-Language" not in response.get("Vary", "")


@pytest.mark.parametrize(
    ("header", "language"),
    [("hy-AM, en;q=0.5", "hy"), ("de, ru;q=0.2", "ru"), ("de", "en"), ("", "en"), ("\x00, ;;q=-1", "en")],
)
def test_page_without_prefix_answers_in_language_of_browser(header: str, language: str) -> None:
    response = Client(headers={"Accept-Language": header}).get("/claims/")

    assert response.headers["Content-Language"] == language
    assert "Accept-Language" in response.headers["Vary"]


def test_page_in_arabic_reads_from_right_to_left() -> None:
    assert read("/ar/claims/").one("html").get("dir") == "rtl"


@pytest.mark.parametrize("path", ["/fr/admin/", "/fr/api/v1/claims/", "/fr/fr/claims/", "/de/claims/", "/fr"])
def test_prefix_before_what_has_no_language_finds_nothing(path: str) -> None:
    assert Client().get(path).status_code == 404


def test_link_of_page_with_prefix_keeps_the_language() -> None:
    path = "/fr" + address_of_a_claim()

    links = [link for link in read(path).links() if link.startswith("/") and not link.startswith("/api/")]

    assert links
    assert [link for link in links if not link.startswith("/fr/")] == []


def test_record_at_old_address_moves_within_its_language() -> None:
    path = address_of_a_claim()

    response = Client().get(f"/fr{path.rpartition('/')[0].rpartition('/')[0]}/other/?q=1")

    assert response.status_code == 301
    assert response.headers["Location"] == f"/fr{path}?q=1"
