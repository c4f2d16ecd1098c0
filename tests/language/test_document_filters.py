"""Filters that show parts of documents."""

import re
from pathlib import Path

from django.conf import settings

from factcheck.templatetags.documents import at_moment, coded, on_day, unbroken
from tests.together import each_of


def test_moment_names_no_more_digits_of_a_second_than_html_takes() -> None:
    stamp = "2026-11-23T04:49:24.123456Z"

    assert at_moment(stamp) == '<time datetime="2026-11-23T04:49:24Z">23 November 2026, 04:49 UTC</time>'
    assert on_day(stamp) == '<time datetime="2026-11-23T04:49:24Z">23 November 2026</time>'


@each_of(
    ("text", "shown"),
    [
        ("In Nagorno-Karabakh <b>", 'In <span class="whole">Nagorno-Karabakh</span> &lt;b&gt;'),
        ("In Ленинск-Кузнецк", 'In <span class="whole">Ленинск-Кузнецк</span>'),
        ("Interministerial-Committee", "Interministerial-Committee"),
        ("a - b, 2014-18", 'a - b, <span class="whole">2014-18</span>'),
        ("-".join("abcdef" * 3), "-".join("abcdef" * 3)),
    ],
)
def test_short_name_of_two_words_stays_on_a_line(text: str, shown: str) -> None:
    assert unbroken(text) == shown


@each_of(
    ("text", "shown"),
    [
        ("`part`, <b> or `owned`.", "<code>part</code>, &lt;b&gt; or <code>owned</code>."),
        ("one ` alone", "one ` alone"),
        ("``", "``"),
        ("", ""),
    ],
)
def test_text_between_backticks_is_code(text: str, shown: str) -> None:
    assert coded(text) == shown


def test_headline_of_a_record_keeps_names_of_two_words_on_a_line_in_every_template() -> None:
    printed = re.compile(
        r"(?:<h[1-4](?:(?!</h[1-4]>).)*?{{ (?:\w+\.)*(?:record|wording|topic|claimant|source|review|media_object)"
        r"(?:\.(?:name|title|text)|\|title_of)|\|worded) }}",
        re.DOTALL,
    )
    folder = Path(settings.BASE_DIR, "templates")
    paths = [path for path in folder.rglob("*.html") if "admin" not in path.parts]

    assert len(paths) > 100
    assert {path.name: found for path in paths if (found := printed.findall(path.read_text()))} == {}
