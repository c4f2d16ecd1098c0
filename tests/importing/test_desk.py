"""The desk's pages of imports, from the upload to the report."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from claims.models import Claim
from factcheck.accounts.models import Preference
from factcheck.importing import reports, starting
from factcheck.importing.admin.meanings import WORDS
from factcheck.importing.archives import MEANINGS
from factcheck.importing.models import ColumnMapping, Import, ImportedRecord
from factcheck.importing.vocabulary import Stage
from sources.fetching.errors import FetchError
from tests.importing.archive import claim_review, imported, written

pytestmark = pytest.mark.django_db

ADD = reverse("admin:importing_import_add")


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """The browser of someone who may do everything."""
    client.force_login(editor)
    return client


def url(view: str, importing: Import) -> str:
    return reverse(f"admin:importing_import_{view}", args=[importing.pk])


def sent(desk: Client, content: bytes, name: str = "archive.ndjson") -> Any:
    return desk.post(ADD, {"file": SimpleUploadedFile(name, content), "address": ""})


def uploaded(desk: Client, tmp_path: Path, *records: Any) -> Import:
    sent(desk, written(tmp_path, *(records or [claim_review()])).read_bytes())
    return Import.objects.latest("pk")


def test_upload_is_kept_and_shown_as_it_is_understood_and_nothing_is_imported(desk: Client, tmp_path: Path) -> None:
    importing = uploaded(desk, tmp_path, claim_review(1), "{")

    page = desk.get(url("preview", importing)).content.decode()

    assert "Bridge 1 of the old town" in page
    assert "Ada Lovelace" in page
    assert "errornote" in page
    assert not Claim.objects.exists()
    assert importing.stage == Stage.WAITING


def test_confirmed_upload_is_imported_by_the_worker_and_its_pieces_go(
    desk: Client, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    importing = uploaded(desk, tmp_path, claim_review(1), "{", claim_review(2, name="=1+1"))

    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(url("preview", importing), {"begin": "1"})

    importing.refresh_from_db()
    assert answer.status_code == 302
    assert (importing.stage, importing.counts) == (Stage.DONE, {"made": 2, "refused": 1})
    assert not importing.pieces.exists()
    page = desk.get(url("change", importing)).content.decode()
    assert "archive.ndjson:2" in page
    assert "refused" in page


def test_columns_of_a_table_are_guessed_adjusted_and_saved_by_name(
    desk: Client, django_capture_on_commit_callbacks: Any
) -> None:
    sent(desk, b"claim,who,remark\nThe bridge is shut.,Ada Lovelace,Said in May\n", "table.csv")
    importing = Import.objects.get()
    page = desk.get(url("preview", importing)).content.decode()
    assert '<option value="claim" selected>' in page

    adjusted = {"column-0": "claim", "column-1": "claimant", "column-2": "context"}
    again = desk.post(url("preview", importing), {**adjusted, "adjust": "1"}).content.decode()
    assert '<option value="context" selected>' in again
    assert "Said in May" in again
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(url("preview", importing), {**adjusted, "begin": "1", "save_as": "Ours"})

    claim = Claim.objects.get()
    assert (claim.text, claim.context) == ("The bridge is shut.", "Said in May")
    assert claim.attributions.get().claimant.name == "Ada Lovelace"
    assert ColumnMapping.objects.get().name == "Ours"


def test_columns_of_a_table_in_a_page_are_adjusted_as_those_of_any_other(
    desk: Client, django_capture_on_commit_callbacks: Any
) -> None:
    menu = "<table><tr><th>Home</th><th>About</th></tr><tr><td>a</td><td>b</td></tr></table>"
    rows = "<tr><td>The bridge is shut.</td><td>Ada Lovelace</td></tr><tr><td>It rains.</td><td>Joe Roe</td></tr>"
    table = f"<table><tr><th>Xyzzy</th><th>Plugh</th></tr>{rows}</table>"
    sent(desk, f"<html><body>{menu}{table}</body></html>".encode(), "page.html")
    importing = Import.objects.get()
    assert "Xyzzy" in desk.get(url("preview", importing)).content.decode()

    adjusted = {"column-0": "claim", "column-1": "claimant"}
    assert "Ada Lovelace" in desk.post(url("preview", importing), {**adjusted, "adjust": "1"}).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(url("preview", importing), {**adjusted, "begin": "1"})

    assert set(Claim.objects.values_list("text", flat=True)) == {"The bridge is shut.", "It rains."}


def test_preview_speaks_the_language_of_its_reader(desk: Client, editor: User) -> None:
    Preference.objects.create(user=editor, language="ru")
    sent(desk, b"claim,,remark\nThe bridge is shut.,Ada Lovelace,Said in May\n", "table.csv")

    page = desk.get(url("preview", Import.objects.get())).content.decode()

    assert "<dt>Утверждение</dt>" in page


def test_every_meaning_of_a_column_has_words_that_are_translated() -> None:
    assert set(WORDS) == set(MEANINGS)
    assert all(isinstance(said, Promise) for said in WORDS.values())


def test_columns_that_nobody_chose_are_those_that_were_guessed(
    desk: Client, django_capture_on_commit_callbacks: Any
) -> None:
    sent(desk, b"claim,who\nThe bridge is shut.,Ada Lovelace\n", "table.csv")

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(url("preview", Import.objects.get()), {"begin": "1"})

    assert Claim.objects.get().attributions.get().claimant.name == "Ada Lovelace"


def test_sheets_of_a_workbook_have_columns_of_their_own_where_nobody_chose_others(
    desk: Client, django_capture_on_commit_callbacks: Any
) -> None:
    book, written_to = openpyxl.Workbook(write_only=True), io.BytesIO()
    for rows in ([["Claim", "Speaker"], ["It rains.", "Ada"]], [["Who", "What was said"], ["Mary", "It snows."]]):
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(written_to)
    sent(desk, written_to.getvalue(), "book.xlsx")

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(url("preview", Import.objects.get()), {"column-0": "claim", "column-1": "claimant", "begin": "1"})

    assert {claim.text for claim in Claim.objects.all()} == {"It rains.", "It snows."}


def test_saved_columns_stand_in_for_the_guessed(desk: Client, django_capture_on_commit_callbacks: Any) -> None:
    columns = {"column-0": "context", "column-1": "claim"}
    sent(desk, b"one,two\nSaid in May,The bridge is shut.\n", "table.csv")
    desk.post(url("preview", Import.objects.get()), {**columns, "begin": "1", "save_as": "Ours"})
    sent(desk, b"one,two\nSaid in June,The road is shut.\n", "other.csv")

    with django_capture_on_commit_callbacks(execute=True):
        other = Import.objects.get(name="other.csv")
        desk.post(url("preview", other), {"begin": "1", "use": ColumnMapping.objects.get().pk})

    assert Claim.objects.get().text == "The road is shut."


@pytest.mark.parametrize("data", [{}, {"address": "nonsense"}, {"address": "ftp://example.org/x"}])
def test_upload_without_a_file_or_an_address_is_refused(desk: Client, data: dict[str, str]) -> None:
    answer = desk.post(ADD, data)

    assert answer.status_code == 200
    assert b"errorlist" in answer.content
    assert not Import.objects.exists()


def test_address_is_asked_by_the_guarded_fetcher(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> None:
        raise FetchError("That address is not on the public web.")

    monkeypatch.setattr("factcheck.importing.admin.imports.fetch", refuse)

    page = desk.post(ADD, {"address": "http://127.0.0.1/x"}).content.decode()

    assert "not on the public web" in page
    assert not Import.objects.exists()


def test_file_that_is_too_large_is_refused_and_leaves_no_piece(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "MAX_UPLOAD", 10)

    answer = sent(desk, b"x" * 11)

    assert "bring it in by the command" in answer.content.decode()
    assert not Import.objects.exists()


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.json", b" " * 60_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.json"),
        (b"\x00\x01\x02", "x.ndjson"),
        (b"[" * 100_000, "deep.json"),
        (b"%PDF-1.7", "x.pdf"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><urlset>&b;</urlset>', "x.xml"),
        (b"{}", "../../etc/passwd\x00"),
        (b"PK\x03\x04nonsense", "x.xlsx"),
        (bomb(), "bomb.zip"),
    ],
)
def test_hostile_upload_gets_a_page_and_imports_nothing(
    desk: Client, content: bytes, name: str, django_capture_on_commit_callbacks: Any
) -> None:
    assert sent(desk, content, name).status_code in {200, 302}
    for importing in Import.objects.all():
        assert "/" not in importing.name
        assert desk.get(url("preview", importing)).status_code in {200, 302}
        with django_capture_on_commit_callbacks(execute=True):
            assert desk.post(url("preview", importing), {"begin": "1"}).status_code in {200, 302}
        assert desk.get(url("change", importing)).status_code == 200
        assert desk.get(url("report", importing)).status_code == 200

    assert not Claim.objects.exists()


def test_report_is_a_table_whose_formulas_are_defused(desk: Client, tmp_path: Path) -> None:
    importing = imported(written(tmp_path, claim_review(1), "{", claim_review(2)))
    ImportedRecord.objects.filter(outcome="refused").update(reason="=1+1")

    answer = desk.get(url("report", importing))

    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert lines[0] == "file,line,path,outcome,field,reason,original"
    assert any("archive.ndjson,2," in line and ",'=1+1," in line for line in lines)


def test_report_is_read_page_by_page(desk: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "PAGE", 2)
    importing = imported(written(tmp_path, "{1", "{2", "{3", claim_review()))
    refused = list(ImportedRecord.objects.filter(outcome="refused").order_by("pk"))

    first = desk.get(url("change", importing)).content.decode()
    second = desk.get(url("change", importing), {"after": refused[1].pk}).content.decode()

    assert [f"archive.ndjson:{line} " in first for line in (1, 2, 3)] == [True, True, False]
    assert [f"archive.ndjson:{line} " in second for line in (1, 2, 3)] == [False, False, True]
    assert f"?after={refused[1].pk}" in first
    assert "?after=" not in second
    assert desk.get(url("change", importing), {"after": "9" * 30}).status_code == 200


def test_import_under_way_says_how_much_is_left(desk: Client, tmp_path: Path) -> None:
    importing = imported(written(tmp_path, claim_review()))
    now = timezone.now()
    importing.stage, importing.finished_at, importing.position, importing.portion = Stage.READING, None, 500, 0.25
    importing.stage_began_at, importing.moved_at = now - timedelta(minutes=5), now
    importing.save()

    page = desk.get(url("change", importing)).content.decode()

    assert 'value="25"' in page
    assert "15\xa0minutes left" in page
    importing.moved_at = now - timedelta(minutes=1)
    importing.take_up()
    assert importing.until is not None
    assert importing.until - importing.moved_at < timedelta(minutes=12)


def test_import_is_undone_after_a_confirming_page(desk: Client, tmp_path: Path) -> None:
    importing = imported(written(tmp_path, claim_review()))
    assert "Undo" in desk.get(url("undo", importing)).content.decode()
    assert Claim.objects.exists()

    page = desk.post(url("undo", importing)).content.decode()

    assert "1 claims" in page
    assert not Claim.objects.exists()


def test_import_that_stopped_goes_on(
    desk: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    importing = uploaded(desk, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("factcheck.importing.tasks.run", lambda *_: None)
        with django_capture_on_commit_callbacks(execute=True):
            desk.post(url("preview", importing), {"begin": "1"})

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(url("resume", importing))

    importing.refresh_from_db()
    assert importing.stage == Stage.DONE
    assert Claim.objects.count() == 1


@pytest.mark.parametrize("view", ["preview", "report", "undo", "change"])
def test_page_of_an_import_that_is_not_there_is_missing(desk: Client, view: str) -> None:
    answer = desk.get(reverse(f"admin:importing_import_{view}", args=[999]))

    assert answer.status_code == (302 if view == "change" else 404)


def test_pages_are_for_those_who_may_import(client: Client, tmp_path: Path) -> None:
    importing = imported(written(tmp_path, claim_review()))
    client.force_login(User.objects.create_user("staff", is_staff=True))

    assert {client.get(url(view, importing)).status_code for view in ("preview", "report", "undo", "change")} == {403}
    assert client.post(ADD, {}).status_code == 403
    assert client.post(url("undo", importing)).status_code == 403
    assert Claim.objects.exists()


def test_claim_shows_what_it_was_imported_from(desk: Client, tmp_path: Path) -> None:
    imported(written(tmp_path, claim_review()))

    page = desk.get(reverse("admin:claims_claim_change", args=[Claim.objects.get().pk])).content.decode()

    assert "Imported from" in page
    assert "archive.ndjson, line 1" in page
    assert "&quot;claimReviewed&quot;" in page


def test_list_takes_as_many_queries_for_many_as_for_few(
    desk: Client, tmp_path: Path, django_assert_num_queries: Any
) -> None:
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(reverse("admin:importing_import_changelist")).status_code == 200
        return len(captured)

    imported(written(tmp_path, claim_review()))
    few = queries()
    for number in range(5):
        imported(written(tmp_path, claim_review(10 + number), name=f"{number}.ndjson"))

    assert queries() == few
