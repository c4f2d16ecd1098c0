from typing import Any

import pytest
from django.test import Client

from factcheck.database.faults import Fault
from tests.failing import FAILURES, failing

ADDRESSES = ["/healthz", "/readyz"]


def test_healthz_asks_nothing_of_the_database() -> None:
    """No database fixture here: a query would fail the test."""
    response = Client().get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_with_a_database_is_well() -> None:
    assert Client().get("/readyz").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("fault", list(FAILURES))
def test_readyz_without_a_database_says_so(fault: Fault) -> None:
    with failing(fault):
        response = Client().get("/readyz")

    assert (response.status_code, response.content) == (503, b"no database\n")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_health_is_kept_by_no_cache_and_makes_no_session(address: str) -> None:
    response = Client().get(address)

    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_health_asked_for_by_head_has_no_body(address: str) -> None:
    response = Client().head(address)

    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_health_is_told_at_any_host_and_over_plain_http(address: str, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True

    assert Client().get(address, headers={"host": "10.1.2.3:8000"}).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_health_is_not_written_to(address: str) -> None:
    response = Client().post(address)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
