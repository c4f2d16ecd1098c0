import csv
import io
from datetime import date

import pytest

from factcheck.importing.reading import UnreadableError
from factcheck.importing.reading.members import DAMAGED
from factcheck.importing.reading.tabular import tables
from factcheck.importing.reading.tabular.tables import UNDOUBLED
from tests.importing.reading.archived import claims, read_all
from tests.together import each_of

HEADINGS = "claim,speaker,date\n"


@each_of("mark", [",", ";", "\t", "|"])
def test_mark_between_cells_is_told(mark: str) -> None:
    content = "\n".join(mark.join(row) for row in (["claim", "speaker", "verdict"], ["One, is", "Ann", "False"]))
    quoted = content.replace("One, is", '"One, is"')

    assert claims(quoted) == ["One, is"]


@each_of(
    ("encoding", "content", "text"),
    [
        ("utf-8-sig", "Claim;Verdict\nThe café is open;False\n", "The café is open"),
        ("utf-16", "Claim;Verdict\nThe café is open;False\n", "The café is open"),
        ("utf-16-le", "Claim;Verdict\nThe café is open;False\n", "The café is open"),
        ("latin-1", "Behauptung;Urteil\nDie Straße ist zu;falsch\n", "Die Straße ist zu"),
        ("cp1252", "claim;verdict\n“Smart” marks — here;False\n", "“Smart” marks — here"),
        ("cp1251", "Утверждение;Вердикт\nВ городе нет хлеба;Ложь\n", "В городе нет хлеба"),
        ("koi8-r", "Утверждение;Вердикт\nВ городе нет хлеба;Ложь\n", "В городе нет хлеба"),
        ("cp1253", "ισχυρισμός;κρίση\nΟι τιμές διπλασιάστηκαν φέτος;ψευδές\n", "Οι τιμές διπλασιάστηκαν φέτος"),
        ("shift_jis", "主張,判定\n東京の水は飲めない,誤り\n", "東京の水は飲めない"),
    ],
)
def test_encoding_is_told(encoding: str, content: str, text: str) -> None:
    assert claims(content, encoding=encoding) == [text]


def test_damaged_bytes_are_counted_and_remarked() -> None:
    rows = "Plain café,Ann\n".encode() * 200

    records, refusals = read_all(b"claim,speaker\n" + rows + b"Bad \xff\xfe byte,Bob\n")

    assert refusals == []
    assert [(remark.original, records[-1].text) for remark in records[-1].remarks] == [("2", "Bad \ufffd\ufffd byte")]
    assert all(record.remarks == () for record in records[:-1])


def test_one_bad_byte_leaves_a_short_table_in_its_encoding() -> None:
    records, _ = read_all("claim,speaker\nThe café is open,Zoë\n".encode() + b"The caf\xe9 is shut,Ann\n")

    assert [record.text for record in records] == ["The café is open", "The caf\ufffd is shut"]
    assert [[(remark.original, remark.understood) for remark in record.remarks] for record in records] == [
        [],
        [("1", DAMAGED)],
    ]


@each_of(
    ("table", "text", "speakers"),
    [
        (r"claim@speaker|One\nand\\n\ttwo@\N|", "One and\\n two", []),
        (r"claim@speaker|One\nand two@Ann|", "One and two", ["Ann"]),
        (r'"claim","speaker"|"One \"\nand two",\N|', 'One " and two', []),
        (r'claim,speaker|"One ""and"" C:\new",\N|', 'One "and" C:\\new', []),
        (r"claim@speaker|One in C:\data\new@Ann|", r"One in C:\data\new", ["Ann"]),
    ],
)
def test_backslashes_of_databases_are_read_as_those(table: str, text: str, speakers: list[str]) -> None:
    records, _ = read_all(table.replace("@", "\t").replace("|", "\n"))

    assert [record.text for record in records] == [text]
    assert [said.party.name for record in records for said in record.utterances] == speakers


@each_of(
    ("headings", "languages"),
    [
        ("claim_en,claim_de,claimant,rating", ["en", "de"]),
        ("Claim,Claim (German),Claimant,Rating", ["", "de"]),
    ],
)
def test_columns_of_several_languages_are_the_claim_each_where_those_before_are_empty(
    headings: str, languages: list[str]
) -> None:
    records, refusals = read_all(
        f"{headings}\nThe tower leans,Der Turm neigt sich,Ada,False\n,Der Turm fiel,Ada,False\n"
    )

    assert refusals == []
    assert [(record.text, record.language) for record in records] == list(
        zip(["The tower leans", "Der Turm fiel"], languages, strict=True)
    )
    assert [remark.original for remark in records[0].remarks] == ["The tower leans; Der Turm neigt sich"]


def test_headings_are_found_below_other_rows_and_empty_rows_are_passed_over() -> None:
    content = "Export of our archive\nmade 2021,,\n\nID,Our claim,Who said it?\n1,Cats bark,Tom\n,,\n2,Dogs meow,Ann\n"

    records, refusals = read_all(content)

    assert refusals == []
    assert [(record.key, record.text, record.place.line) for record in records] == [
        ("id:archive:1", "Cats bark", 5),
        ("id:archive:2", "Dogs meow", 7),
    ]


def test_line_breaks_within_cells_belong_to_them() -> None:
    content = HEADINGS + '"He said, in a speech,\nthat all, so far, is well",Ann,2020-01-01\nnext,Bob,2020-01-02\n'

    assert claims(content) == ["He said, in a speech, that all, so far, is well", "next"]


@pytest.mark.parametrize("rest", ["", 'Four "is" so,Gil,2020-01-04\n', '"Five, is",Hal,2020-01-05\n'])
def test_mark_that_is_never_closed_costs_no_other_line(rest: str) -> None:
    content = f'{HEADINGS}One,Ann,2020-01-01\n"Two,Bob,2020-01-02\nThree,Eve,2020-01-03\n{rest}'

    records, refusals = read_all(content)

    assert refusals == []
    assert [record.text for record in records][:3] == ["One", "Two", "Three"]
    assert [remark.understood for remark in records[1].remarks] == [tables.LEFT_OPEN]
    assert len(records) == 3 + bool(rest)


def test_line_that_a_mark_leaves_in_pieces_is_refused_by_itself() -> None:
    records, [refusal] = read_all(f'{HEADINGS}One,Ann,2020-01-01\n"Two,and,more,Bob,2020\nThree,Eve,2020-01-03\n')

    assert (refusal.place.line, refusal.reason) == (3, tables.UNCLOSED)
    assert [record.text for record in records] == ["One", "Three"]


def test_same_heading_twice_is_told_apart_and_cells_beyond_the_headings_are_kept() -> None:
    [record], _ = read_all("Claim;Claim;Verdict\nfirst;second;False;more\n")

    assert record.text == "first"
    assert record.original == {"Claim": "first", "Claim (2)": "second", "Verdict": "False", "column 4": "more"}


def test_lines_of_old_macintoshes_are_lines() -> None:
    assert claims("claim,speaker\rOne is,Ann\rTwo is,Bob\r") == ["One is", "Two is"]


def test_table_without_headings_is_understood_by_what_stands_in_it() -> None:
    content = "".join(
        f"The sky is green in place {number},Jane Doe,2020-03-0{number},False,https://x.example/{number}\n"
        for number in range(1, 4)
    )

    records, _ = read_all(content)

    assert len(records) == 3
    assert records[0].utterances[0].party.name == "Jane Doe"
    assert records[0].utterances[0].said_on is not None
    assert records[0].utterances[0].said_on.day == date(2020, 3, 1)
    assert records[0].reviews[0].url == "https://x.example/1"


def test_table_that_says_of_no_column_what_is_claimed_can_not_be_read() -> None:
    with pytest.raises(UnreadableError, match="mapping"):
        read_all("apples;pears\n3;4\n")


def test_row_without_a_claim_is_refused_with_its_line() -> None:
    records, [refusal] = read_all(HEADINGS + "One,Ann,2020-01-01\n,Bob,2020-01-02\n")

    assert len(records) == 1
    assert (refusal.place.line, refusal.field) == (3, "claim")


def test_nul_in_a_table_does_no_harm() -> None:
    assert claims(b"claim,speaker\n" + b"Plain is so,Ann\n" * 6000 + b"A\x00B,Bob\n")[-1] == "A\ufffdB"


def test_formula_of_a_link_is_the_text_that_it_shows_and_leads_to_its_address() -> None:
    rows = io.StringIO()
    csv.writer(rows).writerows(
        [
            ["claim", "speaker", "verdict"],
            [
                '=HYPERLINK("https://a.example/c","Prices rose by ""half""")',
                "Ann",
                '=ГИПЕРССЫЛКА("https://x.example/1";"Wrong")',
            ],
        ]
    )

    [record], refusals = read_all(rows.getvalue())

    assert refusals == []
    assert record.text == 'Prices rose by "half"'
    [review] = record.reviews
    assert review.rating
    assert (review.url, review.rating.text) == ("https://x.example/1", "Wrong")


def test_formula_that_is_no_link_stays_as_it_stands() -> None:
    assert claims("claim,speaker\n=SUM(A1;B2),Ann\n") == ["=SUM(A1;B2)"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (HEADINGS, "it holds no record"),
        ("{}", "it holds no record"),
        ("ref,colour\n1,red\n2,blue\n", "none of its columns (“ref”, “colour”) is known"),
    ],
    ids=["headings alone", "empty answer", "columns of something else"],
)
def test_file_without_claims_is_refused_with_what_was_looked_at(content: str, reason: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_all(content)

    assert reason in str(refused.value)


def test_stray_nul_costs_no_other_line_of_a_short_table() -> None:
    assert claims("claim,verdict\nOne\0,False\nTwo,True\n") == ["One�", "Two"]


@each_of("heading", ["Behauptet von", "Dicho por", "Affirmé par", "Кто утверждает", "Söyleyen"])
def test_heading_of_who_says_it_is_known_as_a_phrase(heading: str) -> None:
    [record], _ = read_all(f"claim;{heading}\nThe bridge is shut;Ann Lee\n")

    assert [said.party.name for said in record.utterances] == ["Ann Lee"]


def test_second_values_of_a_row_are_told_and_those_that_have_a_place_are_kept() -> None:
    rows = [
        "claim,claimant,link,link,rating,rating,date",
        "One,Ann Lee; Bob Ray,https://a.example/1,https://b.example/2,False,Misleading,2021-05-01; 2021-06-01",
    ]

    [record], _ = read_all("\n".join(rows))

    [review] = record.reviews
    assert [said.party.name for said in record.utterances] == ["Ann Lee", "Bob Ray"]
    assert (review.url, review.rating and review.rating.text) == ("https://a.example/1", "False")
    assert {(remark.field, remark.original) for remark in record.remarks} >= {
        ("rating", "False; Misleading"),
        ("link", "https://a.example/1; https://b.example/2"),
        ("date", "2021-05-01; 2021-06-01"),
    }


def test_what_a_table_holds_besides_is_told_once_and_cells_beyond_its_columns_in_their_row() -> None:
    rows = ["claim,claimant,rating,Shoe size", "One,Ann Lee,False,43", "Two,Bob Ray,True,44,beyond"]

    records, _ = read_all("\n".join(rows))

    told = [[(remark.field, remark.original) for remark in record.remarks] for record in records]
    assert told == [[("columns", "Shoe size, column 5")], [("", "beyond")]]


def test_place_of_a_claim_of_nobody_is_kept_and_a_date_of_nobody_is_told() -> None:
    with_place, _ = read_all("claim,rating,source url,date\nOne,False,https://a.example/1,2021-05-01\n")
    without, _ = read_all("claim,rating,date\nOne,False,2021-05-01\n")

    [said] = with_place[0].utterances
    assert (said.party.kind, [source.url for source in said.sources]) == ("Anonymous", ["https://a.example/1"])
    assert ("date", "2021-05-01") in [(remark.field, remark.original) for remark in without[0].remarks]


def test_cells_between_apostrophes_are_whole_where_the_table_is_one_only_by_them() -> None:
    quoted = "claim,speaker\n'It rains, again',Ann Lee\n'The dog''s bark',Bob Ray\n"
    plain = "claim,speaker\n'Tis so,Ann Lee\nIt rains,O'Neill\n"

    assert claims(quoted) == ["It rains, again", "The dog's bark"]
    assert claims(plain) == ["'Tis so", "It rains"]


@pytest.mark.parametrize("mark", ["؛", "；", "，", "^", "~", "¦"])
def test_seldom_marks_between_cells_are_known_by_the_headings(mark: str) -> None:
    rows = (("Claim", "Speaker", "Rating"), ("Bread is dear; milk, too", "Ann Lee", "False"))

    [record], refusals = read_all("".join(f"{mark.join(row)}\n" for row in rows))

    assert (record.text, record.utterances[0].party.name, refusals) == (rows[1][0], "Ann Lee", [])


def test_headings_once_more_and_lines_that_are_drawn_are_no_rows() -> None:
    again = "Claim,Speaker,Rating\nBread is dear,Ann Lee,False\nClaim,Speaker,Rating\nMilk is dear,Bob,True\n"
    drawn = "| Claim | Speaker |\n|:---|---:|\n| Bread is dear | Ann Lee |\n| --- | --- |\n| Milk is dear | Bob |\n"

    assert [claims(table) for table in (again, drawn)] == [["Bread is dear", "Milk is dear"]] * 2


@pytest.mark.parametrize("words", ["Total", "TOTAL: 2", "Итого", "Gesamt (2)", "Grand total"])
def test_row_that_sums_up_the_others_is_refused_as_that(words: str) -> None:
    records, [refusal] = read_all(
        f"Claim,Speaker,Count\nBread is dear,Ann Lee,2\nTotal bread is dear,Ann,1\n{words},,3\n"
    )

    assert [record.text for record in records] == ["Bread is dear", "Total bread is dear"]
    assert refusal.reason == "It sums up the rows of the table."


def test_quotation_marks_within_a_cell_that_are_not_doubled_are_its_own() -> None:
    table = (
        "Claim;Claimant;Rating;Link\n"
        '"It "always" rains; he said";Ann Lee;False;https://check.example/1\n'
        '"It fell by "20%" in May";Joe Roe;"Half ""true""";https://check.example/2\n'
        '"She said ""no; never""";Ann Lee;True;https://check.example/3\n'
    )

    records, refusals = read_all(table)

    assert [record.text for record in records] == [
        'It "always" rains; he said',
        'It fell by "20%" in May',
        'She said "no; never"',
    ]
    assert [review.rating and review.rating.text for record in records for review in record.reviews] == [
        "False",
        'Half "true"',
        "True",
    ]
    assert [any(each.understood == UNDOUBLED for each in record.remarks) for record in records] == [True, True, False]
    assert refusals == []
