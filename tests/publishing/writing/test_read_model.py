import re
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection

from factcheck.publishing.models import PublicFacet, PublicRecord
from factcheck.publishing.writing import read_model
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(editor: User) -> None:
    review = factories.ReasonedReviewFactory.create(title="A review")
    said = factories.ReportedAttributionFactory.create(claim=review.claim, said_on="2023-11-11")
    said.passages.add(factories.PassageFactory.create())
    publish(review.claim, by=editor)
    said.claimant.name = "Renamed"
    said.claimant.save()
    publish(said.claimant, by=editor)
    gone = factories.PublishableClaimFactory.create()
    publish(gone, by=editor)
    withdraw(gone, by=editor, note="Gone.")


def contents() -> tuple[list[Any], list[Any]]:
    columns = [field.name for field in PublicRecord._meta.fields]
    records = PublicRecord.objects.order_by("kind", "record_id").values_list(*columns)
    facets = PublicFacet.objects.order_by("record__record_id", "name", "value")
    return list(records), list(facets.values_list("record__record_id", "name", "value"))


@pytest.mark.usefixtures("published")
def test_rebuild_from_revisions_alone_gives_the_same_bytes() -> None:
    before = contents()
    PublicFacet.objects.all().delete()
    PublicRecord.objects.all().delete()
    out = StringIO()

    call_command("rebuild_read_model", stdout=out)

    assert contents() == before
    assert "Rebuilt" in out.getvalue()


@pytest.mark.usefixtures("published")
def test_rebuild_reads_no_editing_table(django_assert_num_queries: Any) -> None:
    with connection.execute_wrapper(_refuse_editing_tables):
        read_model.rebuild_rows()


def _refuse_editing_tables(execute: Any, sql: str, *rest: Any) -> Any:
    assert not re.search(r"\b(FROM|JOIN) \W?(claims|sources)_", sql)
    return execute(sql, *rest)


@pytest.mark.usefixtures("published")
def test_rebuild_in_small_batches_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents()
    monkeypatch.setattr(read_model, "_BATCH", 2)

    read_model.rebuild()

    assert contents() == before


@pytest.mark.usefixtures("published")
def test_claim_row_is_dated_by_what_was_said() -> None:
    row = PublicRecord.objects.get(kind="claim")

    assert (str(row.dated_from), str(row.dated_to)) == ("2023-11-11", "2023-11-11")
