"""Filters that show parts of documents."""

from factcheck.templatetags.documents import at_moment, on_day


def test_moment_names_no_more_digits_of_a_second_than_html_takes() -> None:
    stamp = "2026-11-23T04:49:24.123456Z"

    assert at_moment(stamp) == '<time datetime="2026-11-23T04:49:24Z">23 November 2026, 04:49 UTC</time>'
    assert on_day(stamp) == '<time datetime="2026-11-23T04:49:24Z">23 November 2026</time>'
