import json
from itertools import pairwise
from typing import Any

import pytest

from factcheck.importing.reading import Limits, UnreadableError, json_values, read
from factcheck.importing.reading.mapped import flat
from factcheck.importing.reading.sniffing import Format, sniff
from factcheck.importing.records import ReadRecord
from tests.effort import calls_of
from tests.importing.reading.archived import REVIEW, archive, claims, lines, read_all, review
from tests.together import each_of

MANY = [review(claimReviewed=f"Claim {number}") for number in range(40)]
SMALL = Limits(record=2000)
"""So little that the records below are not read at once."""


def texts(content: str, limits: Limits = SMALL) -> list[str]:
    return [
        each.text if isinstance(each, ReadRecord) else each.reason for each in read(archive(content), limits=limits)
    ]


@each_of(
    "content",
    [
        json.dumps(MANY),
        json.dumps(MANY, indent=2),
        json.dumps({"@type": "DataFeed", "name": "x]}", "dataFeedElement": MANY, "more": [1, "{"]}),
        json.dumps({"@context": {"a": ["b"]}, "@graph": MANY}, indent=1),
        json.dumps({"a list of any name": MANY[:20], "another": MANY[20:]}),
        json.dumps({f"id {number}": each for number, each in enumerate(MANY)}),
        lines(MANY),
        "\n".join(json.dumps(each, indent=1) for each in MANY),
        "\ufeff" + lines(MANY).replace("\n", "\r\n\r\n"),
    ],
)
def test_records_of_a_large_file_are_read_one_by_one(content: str) -> None:
    assert texts(content) == [each["claimReviewed"] for each in MANY]


def test_place_of_a_record_in_a_large_list_is_its_line_and_number() -> None:
    found = list(read(archive("[\n" + ",\n".join(map(json.dumps, MANY)) + "]"), limits=SMALL))

    assert [(each.place.line, each.place.path) for each in found[:2]] == [(2, "[0]"), (3, "[1]")]


@each_of("text", ['"', "\\", '\\"', "]}", '"}],[{', "é" * 3])
def test_marks_within_texts_part_nothing(text: str) -> None:
    wanted = [f"a {text} b", *(each["claimReviewed"] for each in MANY)]

    assert texts(json.dumps([review(claimReviewed=wanted[0]), *MANY], ensure_ascii=False)) == wanted


@each_of("filler", ["x" * 9000, '\\"' * 4000, "{[" * 4000, "\\\\" * 4000])
def test_record_that_is_too_large_takes_no_other_with_it(filler: str) -> None:
    large = json.dumps(REVIEW).replace("The earth is flat", filler)
    content = f"[{json.dumps(MANY[0])},{large},{json.dumps(MANY[1])}]"

    assert texts(content) == ["Claim 0", json_values.TOO_LARGE, "Claim 1"]
    assert texts(content[1:-1].replace("},{", "}\n{")) == ["Claim 0", json_values.TOO_LARGE, "Claim 1"]


@pytest.mark.parametrize("filler", ["x", '\\"', "\\\\", "{[", "x\\n"])
def test_record_larger_than_is_read_at_once_is_passed_over(filler: str) -> None:
    large = json.dumps(REVIEW).replace("The earth is flat", filler * 400_000)

    assert texts(f"[{json.dumps(MANY[0])},{large},{json.dumps(MANY[1])}]") == [
        "Claim 0",
        json_values.TOO_LARGE,
        "Claim 1",
    ]


def test_file_that_ends_in_the_middle_of_a_record_gives_those_before() -> None:
    records, [refusal] = read_all(json.dumps(MANY[:3])[:-30])

    assert len(records) == 2
    assert refusal.reason == json_values.CUT_OFF


@each_of(
    ("line", "reason"),
    [
        ('{"a": b}', "It is no JSON"),
        ('{"a": 1e999}', "a number too large"),
        ('{"a": ' + "9" * 400 + "}", "a number too large"),
        ('{"a": "\\ud800"}', "half of a character"),
        ('{"claimReviewed": "a\\u0000b", "@type": "ClaimReview"}', json_values.NUL),
        ('{"a": "\x00"}', "It is no JSON"),
        ('{"a": ' * 100 + "1" + "}" * 100, json_values.TOO_DEEP),
        ('{"a": ' * 9000 + "1" + "}" * 9000, json_values.TOO_DEEP),
        ('{"a": [' + "0," * 200_000 + "0]}", json_values.TOO_MANY),
        ("{broken", "It is no JSON"),
        ('"text"', json_values.NOT_AN_OBJECT),
    ],
)
def test_line_that_can_not_be_read_is_refused_by_itself(line: str, reason: str) -> None:
    records, [refusal] = read_all(f"{json.dumps(REVIEW)}\n{line}\n{json.dumps(REVIEW)}")

    assert len(records) == 2
    assert refusal.place.line == 2
    assert reason in refusal.reason


def test_what_is_empty_in_a_list_is_passed_over() -> None:
    assert texts(json.dumps([None, REVIEW, {}, [], "", REVIEW, None])) == ["The earth is flat"] * 2
    assert texts('{"claim": "One"}\n{}\nnull\n{"claim": "Two"}') == ["One", "Two"]
    assert texts('{"made": 2021, "data": {"claims": [null, {"claim": "One"}, {"claim": "Two"}]}}') == ["One", "Two"]


def test_refusal_of_a_nul_names_the_field() -> None:
    _, [refusal] = read_all(json.dumps(REVIEW) + '\n{"a": [{"b": "x\\u0000"}]}\n' + json.dumps(REVIEW))

    assert refusal.field == "a[0].b"


@pytest.mark.parametrize("nested", ["[" * 300_000, '{"a":' * 300_000, '[{"a":[' + "{}," * 300_000])
def test_file_of_brackets_can_not_be_read(nested: str) -> None:
    try:
        records, refusals = read_all(nested)
    except UnreadableError:
        return
    assert records == []
    assert len(refusals) == 1


def test_bytes_that_are_no_text_are_counted_in_a_remark() -> None:
    accents = json.dumps(review(claimReviewed="é" * 200), ensure_ascii=False).encode()
    content = accents + b'\n{"@type":"ClaimReview","claimReviewed":"caf\xe9 is \xff open"}\n'

    records, _ = read_all(content)

    assert [remark.original for remark in records[1].remarks if remark.field == ""] == ["2"]


def test_rows_under_names_of_their_own_are_read() -> None:
    assert claims({"id 1": {"claim": "One"}, "id 2": {"claim": "Two"}}) == ["One", "Two"]


def test_object_with_a_list_of_rows_is_read_by_its_rows() -> None:
    assert claims({"total": 2, "next": None, "results": [{"claim": "One"}, {"claim": "Two"}]}) == ["One", "Two"]


@each_of(
    ("head", "name", "wanted"),
    [
        (b'{"a":1}\n{"a":2}', "", Format.JSON_LINES),
        (b'{"a":\n1}', "x.ndjson", Format.JSON),
        (b"[1]", "", Format.JSON),
        (b"<!DOCTYPE html><p>", "", Format.HTML),
        (b'<?xml version="1.0"?><!-- a --><urlset xmlns="x">', "", Format.SITEMAP),
        (b"claim,speaker\na,b\n", "x.json.csv", Format.TABLE),
        (b"PK\x03\x04 xl/workbook.xml", "", Format.WORKBOOK),
        (b"PK\x03\x04 pages/1.html", "", Format.ZIP),
        (b"%PDF-1.4", "x.csv", Format.OTHER),
        (b"", "", Format.OTHER),
        (b"\x00\x01\x02\x03" * 50, "", Format.OTHER),
        (b"<rss></rss>", "", Format.FEED),
    ],
)
def test_file_is_what_is_in_it_whatever_its_name(head: bytes, name: str, wanted: Format) -> None:
    assert sniff(head, name).format is wanted


def test_format_that_is_read_elsewhere_is_recognised_first() -> None:
    sniffed = sniff(b'{"a":1}', "x", others=[lambda head, name: "a dump of this site" if b'"a"' in head else None])

    assert (sniffed.format, sniffed.other) == (Format.OTHER, "a dump of this site")


def test_reading_again_gives_the_same_in_the_same_order() -> None:
    one, other = (list(read(archive(json.dumps(MANY)))) for _ in range(2))

    assert one == other
    assert all(before.place.path != after.place.path for before, after in pairwise(one))


@pytest.mark.parametrize("piece", ["/*", "/**/", "a ", '"', '"a" '])
def test_megabytes_of_what_is_no_json_are_not_gone_through_piece_by_piece(piece: str) -> None:
    text = '{"a":' + piece * (2**21 // len(piece))

    called = calls_of(lambda: read_all(text))

    assert sum(called.values()) < 700_000


def test_table_in_json_that_is_no_list_of_objects_is_read_row_by_row() -> None:
    names, one, two = ["claim", "claimant"], ["It rains today", "Ann Lee"], ["It snows today", "Bob Ray"]
    shapes: list[Any] = [
        {"claim": [one[0], two[0]], "claimant": [one[1], two[1]]},
        {"claim": {"0": one[0], "1": two[0]}, "claimant": {"0": one[1], "1": two[1]}},
        {"columns": names, "index": [0, 1], "data": [one, two]},
        {"fields": [{"id": name, "type": "text"} for name in names], "records": [one, two]},
        {"range": "Sheet1!A1:B3", "values": [names, one, two]},
        [names, one, two],
        "\n".join(json.dumps(row) for row in (names, one, two)),
    ]

    for shape in shapes:
        records, refusals = read_all(shape)
        assert not refusals, shape
        assert [[record.text, record.utterances[0].party.name] for record in records] == [one, two], shape


def test_publisher_and_language_of_an_object_are_those_of_the_records_that_it_lists() -> None:
    rows = [
        {"claim": "Le pain est cher", "rating": "Faux"},
        None,
        {"claim": "It rains", "language": "en", "rating": "Vrai"},
    ]
    document = {"publisher": "Checker", "language": "fr", "url": "https://checker.example/all", "claims": rows}

    records, refusals = read_all(document)

    assert refusals == []
    assert [(record.text, record.language) for record in records] == [("Le pain est cher", "fr"), ("It rains", "en")]
    publishers = [record.reviews[0].publisher for record in records]
    assert [(publisher and publisher.name) for publisher in publishers] == ["Checker", "Checker"]
    assert [record.reviews[0].url for record in records] == ["", ""]


def test_rows_with_nothing_but_an_id_and_computed_fields_are_passed_over_and_counted() -> None:
    filled = {"id": "rec1", "createdTime": "2021-03-01", "fields": {"Claim": "It rains", "Speaker": "Ann Lee"}}
    computed = {"Number": 3, "Created": "2021-03-01T10:00:00.000Z", "Done": False, "Formula": "#ERROR!"}
    others = [{"id": "rec2", "fields": {}}, {"id": "rec3", "fields": computed}]
    without_claim = {"id": "rec4", "fields": {"Speaker": "Joe Roe", "Number": 4}}

    [record], [refused, counted] = read_all({"records": [filled, *others, without_claim]})

    assert record.text == "It rains"
    assert (refused.place.path, counted.reason) == ("records[3]", flat.IDLE_ROWS.format(2))


def test_comments_between_lines_are_passed_over() -> None:
    row = json.dumps({"claim": "It rains", "rating": "False"})

    assert claims(f"# made by hand\n{row},\n// end\n", name="rows.ndjson") == ["It rains"]
