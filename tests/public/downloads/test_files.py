"""Lists as files: every row, the same filters, and nothing that a spreadsheet runs."""

import csv
import io
from typing import Any

import orjson
import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from claims.models import Claim
from factcheck.public.downloads.documents import documents
from factcheck.publishing.models import PublicRecord, Revision
from factcheck.publishing.reading import listing, public_kinds
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.api.common import errors_of, get, ids, problem_of
from tests.reader import read
from tests.together import each_of

pytestmark = pytest.mark.django_db
BOM = b"\xef\xbb\xbf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def claim_saying(text: str, editor: User, **said: Any) -> Claim:
    claim = factories.AttributionFactory.create(claim=factories.ClaimFactory.create(text=text), **said).claim
    publish(claim, by=editor)
    return claim


def body_of(path: str) -> bytes:
    answer = get(path)
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content)


def csv_rows(path: str) -> list[dict[str, str]]:
    body = body_of(path)
    assert body.startswith(BOM)
    return list(csv.DictReader(io.StringIO(body.removeprefix(BOM).decode(), newline="")))


def xlsx_rows(path: str) -> list[tuple[Any, ...]]:
    [page] = load_workbook(io.BytesIO(body_of(path))).worksheets
    return list(page.iter_rows())


@pytest.mark.parametrize("kind", public_kinds.registered(), ids=lambda kind: kind.name)
def test_every_list_is_had_in_every_format_without_records_too(kind: Any) -> None:
    names = [column.name for column in kind.resource.sheets[0].columns]

    assert body_of(f"{kind.plural}/?format=csv") == BOM + ",".join(names).encode() + b"\r\n"
    assert [[cell.value for cell in row] for row in xlsx_rows(f"{kind.plural}/?format=xlsx")] == [names]
    assert body_of(f"{kind.plural}/?format=jsonl") == b""


def test_csv_has_every_row_of_the_list_in_its_order_with_its_filters(editor: User) -> None:
    claims = [claim_saying(f"The bridge {number} is shut, “for good”.", editor) for number in range(3)]
    publish(factories.ClaimFactory.create(kind="opinion"), by=editor)

    rows = csv_rows("claims/?format=csv&kind=factual&ordering=first_published_at")

    assert [row["id"] for row in rows] == [claim.public_id for claim in claims]
    assert rows[0]["text"] == "The bridge 0 is shut, “for good”."
    assert (rows[0]["says"], rows[0]["contests"]) == ("1", "0")


def test_words_are_searched_for_as_in_the_list(editor: User) -> None:
    wanted = claim_saying("Quaggas live in the valley.", editor)
    claim_saying("Nobody lives there.", editor)

    for ordering in ("relevance", "-updated_at"):
        query = f"q=quaggas&ordering={ordering}"
        found = [row["id"] for row in csv_rows(f"claims/?{query}&format=csv")]
        assert found == ids(f"claims/?{query}") == [wanted.public_id]


def test_cells_hold_no_formula_and_what_no_workbook_holds_is_marked(editor: User) -> None:
    claim = claim_saying('=HYPERLINK("https://evil.example")', editor)
    Claim.objects.filter(pk=claim.pk).update(context="bell \a rung " + "x" * 40_000)
    publish(claim, by=editor)

    [row] = csv_rows("claims/?format=csv")
    _, cells = xlsx_rows("claims/?format=xlsx")

    assert row["text"] == '\'=HYPERLINK("https://evil.example")'
    assert len(row["context"]) == 40_012
    of = dict(zip(row, cells, strict=True))
    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} <= {"s", "inlineStr"}
    assert of["text"].value == row["text"]
    assert of["context"].value.startswith("bell \N{REPLACEMENT CHARACTER} rung")
    assert (len(of["context"].value), of["context"].value[-4:]) == (32_767, " […]")
    assert of["says"].value == 1


def test_name_of_an_error_is_a_text_in_a_workbook(editor: User) -> None:
    claim_saying("#N/A", editor)

    _, cells = xlsx_rows("claims/?format=xlsx")

    assert ("#N/A", "s") in {(cell.value, cell.data_type) for cell in cells}


def test_json_lines_are_the_published_documents_byte_for_byte(editor: User) -> None:
    for number in range(2):
        claim_saying(f"Bridge {number} is shut.", editor)
    stored = [bytes(row.document) for row in PublicRecord.objects.of_kind("claim").newest()]

    assert body_of("claims/?format=jsonl") == b"".join(line + b"\n" for line in stored)


def test_utterances_are_one_row_each_with_their_claim(editor: User) -> None:
    said = factories.AttributionFactory.create(quote="They left by choice.")
    factories.RebuttalFactory.create(claim=said.claim, grounds="")
    publish(said.claim, by=editor)

    rows = csv_rows("claims/?format=csv&rows=utterances")
    lines = [orjson.loads(line) for line in body_of("claims/?format=jsonl&rows=utterances").splitlines()]

    assert [(row["what"], row["claim_id"]) for row in rows] == [
        *(("attribution", said.claim.public_id), ("rebuttal", said.claim.public_id)),
    ]
    assert rows[0]["quote"] == lines[0]["quote"] == "They left by choice."
    assert lines[1]["grounds"] is None
    assert isinstance(lines[0]["passages"], list)


def test_log_is_had_as_a_file(editor: User) -> None:
    claim_saying("Bridge 1 is shut.", editor)

    rows = csv_rows("revisions/?format=csv&ordering=sequence")

    assert [int(row["sequence"]) for row in rows] == list(Revision.objects.values_list("sequence", flat=True))
    assert rows[-1]["readable"] == "true"
    assert [line["sequence"] for line in map(orjson.loads, body_of("revisions/?format=jsonl").splitlines())] == [
        *range(len(rows) - 1, -1, -1),
    ]


@each_of(
    ("query", "wrong"),
    [
        ("format=ods", {"format"}),
        ("format=csv&rows=words", {"rows"}),
        ("format=csv&cursor=x&page_size=7", {"cursor", "page_size"}),
        ("format=csv&kind=lie&colour=red", {"kind", "colour"}),
        ("format=csv&format=xlsx", {"format"}),
        ("format=csv&q=a%00b", {"q"}),
        ("format=%00", {"format"}),
        ("rows=utterances", {"rows"}),
    ],
    rolled_back=True,
)
def test_bad_parameters_are_named_before_anything_is_sent(query: str, wrong: set[str]) -> None:
    assert set(errors_of(f"claims/?{query}")) == wrong


def test_format_json_is_the_page_itself(editor: User) -> None:
    claim_saying("Bridge 1 is shut.", editor)

    assert get("claims/?format=json").content == get("claims/").content


def test_headers_name_the_file_and_let_caches_ask_again(editor: User) -> None:
    claim_saying("Bridge 1 is shut.", editor)

    answer = get("claims/?format=xlsx&rows=utterances", Accept=XLSX)
    head = Client().head("/api/v1/claims/?format=xlsx&rows=utterances")
    again = get("claims/?format=xlsx&rows=utterances", If_None_Match=answer["ETag"])

    assert (answer["Content-Type"], answer["Cache-Control"]) == (XLSX, "public, no-cache")
    assert answer["Content-Disposition"] == 'attachment; filename="utterances.xlsx"'
    assert (head.headers, head.getvalue()) == (answer.headers, b"")
    assert (again.status_code, again.content) == (304, b"")
    claim_saying("Bridge 2 is shut.", editor)
    assert get("claims/?format=xlsx&rows=utterances", If_None_Match=answer["ETag"]).status_code == 200


def test_wrong_method_is_405() -> None:
    problem_of(Client().post("/api/v1/claims/?format=csv"), 405)


def test_file_takes_as_many_queries_for_a_batch_as_for_a_record(editor: User) -> None:
    claim_saying("Bridge 1 is shut.", editor)
    few = queries_of("claims/?format=csv")
    for number in range(5):
        claim_saying(f"Bridge {number} is shut.", editor)

    assert few == queries_of("claims/?format=csv") == 3


def queries_of(path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        body_of(path)
    return len(queries)


def test_what_is_published_or_withdrawn_while_a_file_is_made_is_neither_lost_nor_shown_twice(editor: User) -> None:
    claims = [claim_saying(f"Bridge {number} is shut.", editor) for number in range(3)]
    filterset = public_kinds.get("claim").resource.filterset
    lines = documents(listing.asked(Client().get("/").wsgi_request.GET, filterset, ()))
    claims[0].text = "Bridge 0 is open."
    claims[0].save()
    publish(claims[0], by=editor)
    withdraw(claims[1], by=editor, note="Entered twice.")

    assert [orjson.loads(line)["text"] for line in lines] == ["Bridge 2 is shut.", "Bridge 0 is open."]


def test_list_page_leads_to_the_files_of_what_it_shows(editor: User) -> None:
    claim_saying("Bridge 1 is shut.", editor)

    links = read("/claims/?kind=factual&page_size=1").links()

    assert "/api/v1/claims/?kind=factual&format=csv" in links
    assert "/api/v1/claims/?kind=factual&rows=utterances&format=xlsx" in links
    assert [link for link in links if "format=" in link and get(link.removeprefix("/api/v1/")).status_code != 200] == []


def test_list_page_with_bad_parameters_offers_no_file() -> None:
    assert not any("format=" in link for link in read("/claims/?kind=lie", 400).links())
