import re

import pytest

from factcheck.public.rich_text import markdown, page_of_markdown, plain_words
from tests.effort import processor_seconds
from tests.sweeping import rest_in_sweeps
from tests.together import each_of


def test_markdown_is_rendered() -> None:
    html = markdown("**Bold** and *slanted*:\n\n- one\n- two\n\n> said\n\n| a |\n|---|\n| b |")

    for part in ("<strong>Bold</strong>", "<em>slanted</em>", "<li>one</li>", "<blockquote>", "<td>b</td>"):
        assert part in html


@each_of(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "![a](https://other.example/pixel.png)",
        "<a href='https://x.example' onclick='alert(1)'>a</a>",
        "<style>*{display:none}</style>",
        "`<script>`",
    ],
)
def test_markdown_lets_nothing_run_or_load(hostile: str) -> None:
    html = markdown(hostile)

    for banned in ("<script", "<img", "<style", 'href="javascript', 'href="data', "<a href='"):
        assert banned not in html


def test_links_of_markdown_pass_nothing_on() -> None:
    assert 'rel="nofollow noopener noreferrer"' in markdown("[a](https://x.example/)")


def test_headings_of_markdown_come_below_the_pages_own_and_skip_no_level() -> None:
    html = markdown("# One\n\n##### Five\n\n## Two\n\n###### Six", below=2)

    assert [html[at + 2] for at in range(len(html)) if html.startswith("<h", at)] == ["3", "4", "4", "5"]


@pytest.fixture(scope="module")
def ordinary_seconds() -> float:
    """What ordinary paragraphs cost that are as long as the hostile texts."""
    paragraph = "Some *words* of a text. " * 10 + "\n\n"
    return processor_seconds(lambda: markdown(paragraph * (20_000 // len(paragraph))), runs=3)


@pytest.mark.no_database
@pytest.mark.parametrize("part", rest_in_sweeps(["[", "*a ", "> ", "|a", "`", "!["]))
def test_markdown_of_any_text_costs_no_more_than_some_ordinary_ones(part: str, ordinary_seconds: float) -> None:
    hostile = part * (20_000 // len(part))

    assert processor_seconds(lambda: markdown(hostile)) < 40 * ordinary_seconds


def test_headings_of_a_page_come_right_below_its_title_and_skip_no_level() -> None:
    html = page_of_markdown("# One\n\n## Two\n\n## Two\n\n#### Four\n\n## Two")

    assert [html[at + 2] for at in range(len(html)) if html.startswith("<h", at)] == ["2", "2", "2", "3", "2"]


def test_page_of_markdown_lets_nothing_run_or_load() -> None:
    html = page_of_markdown('## <script>\n\n## a" onclick="b\n\n[a](javascript:alert(1)) <img src=x>')

    assert "<script" not in html
    assert not re.search(r"<[^>]* onclick", html)
    assert "<img" not in html
    assert 'id="a-onclickb"' in html


def test_plain_words_are_the_first_of_the_text_without_its_marks() -> None:
    assert plain_words("## One\n\n**Two** [three](/x/)\nfour", 200) == "One Two three four"
    assert plain_words("word " * 100, 20) == "word word word word…"
