"""A derived table that was dropped: readers are put off, the log says what to run, and that makes it again."""

import logging

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client

from factcheck.publishing.models import PastFacet, PastRecord, PublicFacet, PublicRecord
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing.actions import publish
from tests.copies.conftest import undone
from tests.factories import PublishableClaimFactory
from tests.publishing.verifying.owner import run

_CASCADE = "CASCADE" if connection.vendor == "postgresql" else ""
READ_MODEL = [table._meta.db_table for table in (PublicRecord, PublicFacet, PastRecord, PastFacet)]
OTHERS = ["transparency_tile", "transparency_signing", "meaning_vector", "meaning_making"]
INDEXES = {"sqlite": ["publishing_search"], "postgresql": []}[connection.vendor]
PAGES = ["/", "/claims/", "/claims/?topic=x", "/search/?q=aardvark", "/log/", "/standards/", "/api/v1/claims/"]
PAGES += ["/api/v1/claims/?q=aardvark", "/api/v1/revisions/", "/feeds/claims/", "/sitemap.xml", "/check/", "/readyz"]


def drop(table: str) -> None:
    run(f"DROP TABLE {table} {_CASCADE}")


@pytest.mark.sweep
@pytest.mark.django_db
def test_page_that_needs_a_missing_table_is_503_and_the_log_says_what_to_run(
    client: Client, editor: User, caplog: pytest.LogCaptureFixture
) -> None:
    claim = PublishableClaimFactory.create(text="The aardvark slept.")
    publish(claim, by=editor)
    client.raise_request_exception = False
    pages = [*PAGES, f"/claims/{claim.public_id}/", f"/claims/{claim.public_id}/?as_of=2020-01-01"]
    wrong, put_off = [], set()

    for table in [*READ_MODEL, *OTHERS, *INDEXES]:
        with undone():
            drop(table)
            for page in pages:
                with caplog.at_level(logging.ERROR), undone():
                    caplog.clear()
                    status = client.get(page).status_code
                told = "rebuild_read_model" in caplog.text
                if status >= 500 and not (status == 503 and told):
                    wrong.append((table, page, status, told))
                put_off |= {table} if status == 503 else set()

    assert wrong == []
    assert put_off >= {"publishing_publicrecord", "publishing_publicfacet", *INDEXES}


@pytest.mark.django_db(transaction=True)
def test_rebuild_makes_derived_tables_that_are_missing_as_they_were(editor: User, second_editor: User) -> None:
    claim = PublishableClaimFactory.create()
    publish(claim, by=editor)
    claim.text = "The aardvark slept."
    claim.save()
    publish(claim, by=second_editor)
    before = _rows()

    for table in [*READ_MODEL, *OTHERS, *INDEXES]:
        with connection.constraint_checks_disabled():
            drop(table)
        call_command("rebuild_read_model", verbosity=0)

    assert _rows() == before
    assert list(verify()) == []


def _rows() -> list[list[dict[str, object]]]:
    tables = (PublicRecord, PublicFacet, PastRecord, PastFacet)
    found = [list(table._default_manager.order_by("pk").values()) for table in tables]
    # The keys of facets count on.
    return [[{name: row[name] for name in row if name != "id" or "value" not in row} for row in rows] for rows in found]
