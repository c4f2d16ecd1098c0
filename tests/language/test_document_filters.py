"""Filters that show parts of documents."""

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
