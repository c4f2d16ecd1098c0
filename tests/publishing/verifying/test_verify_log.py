from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from factcheck.publishing.models import PublicFacet, PublicRecord, Revision
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.write_once import without_triggers

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


@pytest.mark.usefixtures("published")
def test_verify_log_command_reports_count_and_head() -> None:
    out, head = StringIO(), bytes(Revision.objects.latest("sequence").hash).hex()

    call_command("verify_log", head=head, stdout=out)

    assert f"{Revision.objects.count()} revisions" in out.getvalue()
    assert head in out.getvalue()


def test_verify_log_command_accepts_an_empty_log() -> None:
    call_command("verify_log", stdout=StringIO())


@pytest.mark.usefixtures("published")
def test_verify_log_command_with_a_head_that_is_not_there_fails() -> None:
    with pytest.raises(CommandError, match="no row has the hash"):
        call_command("verify_log", head="00" * 32)


@pytest.mark.usefixtures("published")
def test_verify_log_command_with_a_head_that_is_no_hash_fails() -> None:
    with pytest.raises(CommandError, match="hexadecimal"):
        call_command("verify_log", head="xyz")


@pytest.mark.usefixtures("published")
def test_verify_log_command_names_a_tampered_row() -> None:
    with without_triggers():
        connection.cursor().execute("UPDATE publishing_revision SET number = 7 WHERE sequence = 1")

    with pytest.raises(CommandError, match="1: the hash is not that of the row"):
        call_command("verify_log")


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("column", ["sha256", "name", "slug", "search_text", "summary", "document", "dated_from"])
def test_verify_log_command_names_a_read_model_that_differs_in_any_column(column: str) -> None:
    forged = {"summary": b"{}", "document": b"{}", "dated_from": "2001-01-01"}.get(column, "forged")
    PublicRecord.objects.filter(kind="review").update(**{column: forged})

    with pytest.raises(CommandError, match=r"read model: review .*: is missing, or not as last published"):
        call_command("verify_log")


@pytest.mark.usefixtures("published")
def test_verify_log_command_names_a_record_without_its_facets() -> None:
    PublicFacet.objects.filter(record__kind="claim").delete()

    with pytest.raises(CommandError, match="read model: claim"):
        call_command("verify_log")


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("body", [b"{}", b"not JSON", b"[]"])
def test_verify_log_command_names_a_tampered_body_and_goes_on(body: bytes) -> None:
    live = PublicRecord.objects.get(kind="claim").record_id
    last = Revision.objects.filter(record_id=live).latest("sequence")
    with without_triggers():
        connection.cursor().execute(
            "UPDATE publishing_revisionbody SET document = %s WHERE revision_id = %s", [body, last.sequence]
        )

    with pytest.raises(CommandError) as failure:
        call_command("verify_log")

    assert f"{last.sequence}: the commitment is not to this body" in str(failure.value)
    assert f"read model: claim {last.record_id}: can't be made" in str(failure.value)
