import json

import pytest

from factcheck.importing.reading import pages
from factcheck.importing.reading.limits import Limits
from factcheck.importing.reading.tabular.markup import rows_of_markup
from tests.importing.reading.archived import REVIEW, claims, read_all, review
from tests.together import each_of

MICRODATA = """<html><body><div itemscope itemtype="http://schema.org/ClaimReview">
<a itemprop="url" href="https://a.example/9">x</a><span itemprop="claimReviewed">Micro claim</span>
<div itemprop="author" itemscope itemtype="http://schema.org/Organization"><meta itemprop="name" content="Org"></div>
<div itemprop="reviewRating" itemscope itemtype="http://schema.org/Rating"><b itemprop="alternateName">False</b></div>
<div itemprop="itemReviewed" itemscope itemtype="http://schema.org/Claim">
<div itemprop="author" itemscope itemtype="http://schema.org/Person"><i itemprop="name">Dan</i></div></div>
</div></body></html>"""
RDFA = """<html lang="fr"><body vocab="https://schema.org/"><div typeof="ClaimReview">
<a property="url" href="https://a.example/8">x</a><span property="claimReviewed">Une affirmation</span>
<time property="datePublished" datetime="2020-03-04">4 mars</time>
<div property="author" typeof="Organization"><span property="name">Org</span></div>
<div property="reviewRating" typeof="Rating"><span property="alternateName">Faux</span></div>
<div property="itemReviewed" typeof="CreativeWork"><div property="author" typeof="Person">
<span property="name">Eve</span></div></div></div></body></html>"""


def page(*scripts: str, head: str = "", lang: str = "en") -> str:
    tags = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return f'<!doctype html><html lang="{lang}"><head>{head}{tags}</head><body><p>words</p></body></html>'


@pytest.mark.parametrize(
    ("markup", "text", "speaker"),
    [
        (MICRODATA, "Micro claim", "Dan"),
        (MICRODATA.replace('"http://schema.org/ClaimReview"', "http://schema.org/ClaimReview"), "Micro claim", "Dan"),
        (RDFA, "Une affirmation", "Eve"),
        (RDFA.replace('vocab="https://schema.org/"', 'vocab="http://schema.org"'), "Une affirmation", "Eve"),
    ],
)
def test_microdata_and_rdfa_are_read(markup: str, text: str, speaker: str) -> None:
    [record], refusals = read_all(markup)

    assert refusals == []
    assert (record.text, record.utterances[0].party.name) == (text, speaker)
    assert record.reviews[0].publisher is not None
    assert record.reviews[0].publisher.name == "Org"
    assert markup not in {RDFA} or (record.reviews[0].reviewed_on and record.reviews[0].reviewed_on.day)


def test_several_reviews_of_a_page_are_read_each_once() -> None:
    markup = page(json.dumps(REVIEW), json.dumps([review(claimReviewed="Two")])) + MICRODATA

    assert claims(markup) == ["The earth is flat", "Two"]
    assert claims(page(json.dumps(REVIEW), json.dumps(REVIEW))) == ["The earth is flat"]


def test_data_that_are_not_called_linked_are_read_where_no_others_are() -> None:
    data = f'<script type="application/json">{json.dumps({"props": {"review": REVIEW}})}</script>'

    assert claims(f"<html>{data}</html>") == ["The earth is flat"]
    assert claims(page(json.dumps(review(claimReviewed="Two"))) + data) == ["Two"]


def test_page_gives_its_address_and_language_to_what_has_none() -> None:
    canonical = '<link rel="canonical" href="https://a.example/page">'

    [record], _ = read_all(page(json.dumps(review(url=None, author=None)), head=canonical, lang="pt-BR"))

    assert (record.reviews[0].url, record.reviews[0].language) == ("https://a.example/page", "pt-BR")


@each_of(
    "script",
    [
        '/*<![CDATA[*/ {"@type":"ClaimReview","claimReviewed":"The earth\nis flat",} /*]]>*/',
        '<!-- {"@type":"ClaimReview","claimReviewed":"The earth is flat"} -->',
        '{"@type":"ClaimReview", /* a comment */ "claimReviewed":"The earth is flat"};',
        '<![CDATA[{"@type":"ClaimReview","claimReviewed":"The earth is flat"}]]>',
        '{"@type":"ClaimReview","claimReviewed":"The earth is flat","reviewRating":{"ratingValue":undefined}',
        '{"@type":"ClaimReview","claimReviewed":"The earth is flat"}}',
        '// exported\n{"@type":"ClaimReview","claimReviewed":"The earth is flat","text":"it\\\'s"}',
        '{"@type":"WebPage"} {"@type":"ClaimReview","claimReviewed":"The earth is flat"},',
        "{&quot;@type&quot;:&quot;ClaimReview&quot;,&quot;claimReviewed&quot;:&quot;The earth is flat&quot;}",
    ],
)
def test_json_that_pages_get_wrong_is_mended(script: str) -> None:
    assert claims(page(script)) == ["The earth is flat"]


def test_script_that_can_not_be_mended_takes_no_other_with_it() -> None:
    records, [refusal] = read_all(page("{broken", json.dumps(REVIEW)))

    assert [record.text for record in records] == ["The earth is flat"]
    assert refusal.place.path == "json-ld[0]"
    assert refusal.reason.startswith(pages.NO_JSON)


def test_page_without_records_is_refused() -> None:
    _, [refusal] = read_all("<html><p>nothing</p></html>")

    assert refusal.reason == pages.NO_RECORDS


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-16", "koi8-r"])
def test_page_in_another_encoding_is_read(encoding: str) -> None:
    markup = page('{"@type":"ClaimReview","claimReviewed":"Хлеба в городе нет"}', head=f'<meta charset="{encoding}">')

    assert claims(markup, encoding=encoding) == ["Хлеба в городе нет"]


def test_items_nested_thousandfold_do_no_harm() -> None:
    nested = '<div itemscope itemtype="http://schema.org/ClaimReview"><div itemprop="a" itemscope>' * 1000

    read_all(f"<html><body>{nested}")


def test_structured_data_that_stands_as_a_text_within_other_data_of_a_page_is_read() -> None:
    data = {"props": {"pages": [{"title": "x", "seo": json.dumps(REVIEW)}]}}

    [record], refusals = read_all(f'<html><script type="application/json">{json.dumps(data)}</script></html>')

    assert (refusals, record.text) == ([], REVIEW["claimReviewed"])
    assert record.place.path == "json[0].props.pages.[0].seo"


def test_marks_of_lines_that_an_editor_put_between_values_are_passed_over() -> None:
    written = json.dumps(REVIEW, indent=1).replace(",\n", ",<br />\n").replace("{\n", "{</p>\n<p>")

    assert claims(page(written)) == [REVIEW["claimReviewed"]]


TABLE = """<table><caption>Checks</caption><tr><th>Claim</th><th>Speaker</th><th>Rating</th></tr>
<tr><td>Bread is dear</td><td rowspan=2><b>Ann Lee</b></td><td><a href="https://checker.example/1">False</a></td></tr>
<tr><td>Milk is dear</td><td>True</td></tr><tr><td colspan="2">Rain is dear</td><td>True</td></tr></table>"""
LAYOUT = "<table><tr><td>Name</td><td>Text</td></tr><tr><td>Ann Lee</td><td>A text about us.</td></tr></table>"


def test_table_of_a_page_that_lists_claims_is_read_and_others_are_not() -> None:
    records, _ = read_all(f"<html><body>{LAYOUT}<table><tr><td>{TABLE}</td></tr></table></body></html>", name="a.xls")

    assert [record.text for record in records] == ["Bread is dear", "Milk is dear", "Rain is dear"]
    assert [[said.party.name for said in record.utterances] for record in records] == [["Ann Lee"], ["Ann Lee"], []]
    assert records[0].reviews[0].url == "https://checker.example/1"


def test_tables_of_a_page_count_where_it_holds_no_structured_data_only() -> None:
    script = f'<script type="application/ld+json">{json.dumps(REVIEW)}</script>'

    assert claims(f"<html><body>{script}{TABLE}</body></html>") == ["The earth is flat"]


@each_of(
    ("table", "rows"),
    [
        ("<tr><td rowspan=2 colspan=2>x</td><td>1</td></tr><tr><td>2</td></tr>", ["x||1", "x||2"]),
        ("<tr><td>a<td>b<td rowspan=2>c</tr><tr><td>d</tr><tr><td>e</tr>", ["a|b|c", "d||c", "e"]),
        ("<tr><td>a<td rowspan=3>b</tr><tr><td colspan=2>c</tr><tr><td>d<td>e</tr>", ["a|b", "c|b", "d|b|e"]),
        ("<tr><td colspan=0>a<td rowspan=0>b</tr><tr><td>c</tr>", ["a|b", "c"]),
    ],
)
def test_cells_that_reach_over_others_leave_those_in_their_columns(table: str, rows: list[str]) -> None:
    found = rows_of_markup(f"<table>{table}</table>".encode(), Limits())

    assert ["|".join(row.cells) for row in found] == rows


@each_of(
    ("cell", "words"),
    [
        ("The bridge<br>was closed", "The bridge was closed"),
        ("<p>One</p><p>two <b>th</b>ree</p>", "One two three"),
        ("<ul><li>One</li><li>two</li></ul>three", "One two three"),
        ("One<script>var x = 1</script> <style>p {}</style>two<!-- note -->three", "One twothree"),
        ("<div>" * 200 + "deep", "deep"),
    ],
)
def test_words_of_a_cell_are_those_that_are_seen_each_by_itself(cell: str, words: str) -> None:
    [row] = rows_of_markup(f"<table><tr><td>{cell}</td></tr></table>".encode(), Limits())

    assert row.cells == [words]


def test_table_that_reaches_for_millions_of_cells_does_no_harm() -> None:
    cells = "<td rowspan=99999 colspan=99999>x</td>" * 200

    _, [refusal] = read_all(f"<html><body><table>{f'<tr>{cells}</tr>' * 20}</table></body></html>")

    assert refusal.reason == pages.NO_RECORDS
