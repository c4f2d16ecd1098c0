from factcheck.importing.understanding.texts import bare, cut, is_said, line_of, prose_of
from tests.together import each_of


@each_of(
    ("html", "markdown"),
    [
        ("<p>Hello <b>world</b></p><p>again</p>", "Hello **world**\n\nagain"),
        ('<a href="https://x.org/a?b=1&amp;c=2">link</a>', "[link](<https://x.org/a?b=1&c=2>)"),
        ("<ul><li>one *x*<li>two</ul>", "- one \\*x\\*\n- two"),
        ("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two"),
        ("<ul><li>x<ul><li>y</li></ul></li></ul>", "- x\n\n  - y"),
        ("<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n>\n> b\n\nc"),
        ("<h2>Why</h2>because", "## Why\n\nbecause"),
        ("<blockquote><p>so</p></blockquote>", "> so"),
        ("a<script>alert(1)</script><style>p{}</style><img src=x onerror=alert(1)>b", "ab"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ("<p>1. one</p><p># two</p>", "1\\. one\n\n\\# two"),
        ("<p>x &lt; y</p>", "x \\< y"),
    ],
)
def test_html_becomes_the_markdown_that_pages_show(html: str, markdown: str) -> None:
    assert prose_of(html) == markdown


@each_of("text", ["x < 5 & y > 3", "*not* marked up", "two\n\nparagraphs", "AT&T; and R&D"])
def test_plain_text_is_left_as_it_stands(text: str) -> None:
    assert prose_of(text) == text


@each_of(
    ("written", "line"),
    [
        ("Trump&#8217;s &amp;quot;big&amp;quot;", 'Trump’s "big"'),
        ("<p>A</p><p>B</p>", "A B"),
        ("a\n\tb\u00a0 c", "a b c"),
        ("a\u202eb\u200bc\x07", "abc"),
        ("it\x92s", "it’s"),
    ],
)
def test_line_has_neither_marks_nor_what_can_not_be_seen(written: str, line: str) -> None:
    assert line_of(written) == line


def test_thousand_elements_within_each_other_are_read() -> None:
    assert prose_of("<blockquote>" * 1000 + "x").endswith("x")


def test_cut_leaves_whole_words_and_says_that_it_cut() -> None:
    assert cut("one two three four", 12) == "one two…"
    assert cut("one", 12) == "one"


def test_bare_text_has_no_case_accents_or_punctuation() -> None:
    assert bare("C’est «VRAI», mais…") == bare("cest vrai mais")
    assert bare("हिन्दी") != bare("हद")


def test_words_may_be_a_claim_and_what_stands_for_none_may_not() -> None:
    for text in ("It rains", "塔倒了", "2 + 2 = 5", "Is it 5G?"):
        assert is_said(text), text
    for text in ("", "N/A", "…", "12,345"):
        assert not is_said(text), text
