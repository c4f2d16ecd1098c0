from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from factcheck.publishing.models import PublicFacet, PublicRecord, Revision
from factcheck.publishing.verifying import checks, portions
from factcheck.publishing.verifying.checks import Fault, verify
from factcheck.publishing.verifying.progress import Progress
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.sweeping import rest_in_sweeps
from tests.write_once import without_triggers

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def published(shared_editor: User) -> None:
    editor = shared_editor
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
@pytest.mark.parametrize(
    "column", rest_in_sweeps(["document", "sha256", "name", "slug", "search_text", "summary", "dated_from"])
)
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


class Terminal(StringIO):
    """A stream that says that somebody sees it."""

    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("published")
def test_verify_log_command_since_a_revision_finds_what_is_new_alone() -> None:
    live = PublicRecord.objects.get(kind="claim")
    before, last = (Revision.objects.filter(record_id=live.record_id).order_by("-sequence")[0].pk - n for n in (1, 0))
    PublicFacet.objects.filter(record__kind="claim").delete()

    with pytest.raises(CommandError, match=f"claim {live.record_id}"):
        call_command("verify_log", since=before)
    PublicRecord.objects.filter(kind="topic").update(name="Forged")
    call_command("verify_log", since=Revision.objects.latest("sequence").pk, stdout=StringIO())

    assert last > before


@pytest.mark.usefixtures("published")
def test_verify_log_command_since_a_revision_finds_older_rows_of_what_was_revised() -> None:
    withdrawn = Revision.objects.get(change="withdrawal")
    row = PublicRecord.objects.get(kind="claim")
    row.pk, row.record_id = (withdrawn.pk - 1) << 16, withdrawn.record_id
    row.save(force_insert=True)

    with pytest.raises(CommandError, match="is shown, but not in the log"):
        call_command("verify_log", since=withdrawn.pk - 1)


def test_verify_log_command_since_a_revision_that_is_not_there_fails() -> None:
    with pytest.raises(CommandError, match="and 9999 is not"):
        call_command("verify_log", since=9999)


@pytest.mark.usefixtures("published")
def test_verify_in_small_portions_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "SIZE", 2)
    assert not [*verify()]
    PublicRecord.objects.filter(kind="review").update(name="Forged")

    assert [fault.what for fault in verify()] == ["is missing, or not as last published"]


@pytest.mark.usefixtures("published")
def test_verify_asks_what_another_app_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_checks", {})
    checks.register("keys", lambda portion: [Fault("key", "it is not ours")])

    assert [str(fault) for fault in verify()] == ["key: it is not ours"]


def test_progress_is_drawn_on_a_terminal_alone() -> None:
    seen, unseen = Terminal(), StringIO()

    for stream in (seen, unseen):
        told = Progress(-1, 99, stream)
        told(49)
        told.end()

    assert seen.getvalue() == f"\r[{'#' * 20}{' ' * 20}] revision 49 of 99\n"
    assert unseen.getvalue() == ""
