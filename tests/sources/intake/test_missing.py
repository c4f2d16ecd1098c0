"""Where paragraphs that a text lacks go, and the address that a page gives as its own."""

from sources.intake.markup.article import LeftOut
from sources.intake.missing import missing_from, with_paragraphs
from sources.intake.pages import page_facts
from tests.together import each_of

TEXT = "One it was.\nTwo it was.\nThree it was."


@each_of(
    ("paragraphs", "text"),
    [
        ([("x", "One it was.")], "One it was.\nx\nTwo it was.\nThree it was."),
        ([("x", "One it\u00a0was."), ("y", "One it\u00a0was.")], "One it was.\nx\ny\nTwo it was.\nThree it was."),
        ([("x", ""), ("y", "")], f"x\ny\n{TEXT}"),
        ([("x", "rewritten since")], f"{TEXT}\nx"),
        ([("x", "it was.")], f"{TEXT}\nx"),
        ([], TEXT),
    ],
)
def test_paragraph_goes_behind_the_one_that_it_stood_behind(paragraphs: list[tuple[str, str]], text: str) -> None:
    assert with_paragraphs(TEXT, [LeftOut(*each) for each in paragraphs]) == text


def test_paragraph_that_the_text_has_in_other_characters_is_not_missing() -> None:
    assert missing_from("It’s\nover.", [LeftOut("It's over."), LeftOut("It's not.")]) == [LeftOut("It's not.")]


@each_of(
    ("head", "address"),
    [
        ("<link rel=canonical href='/2024/bridge?utm_source=x'>", "https://news.example.org/2024/bridge"),
        ("<link rel='alternate canonical' href='//news.example.org/b'>", "https://news.example.org/b"),
        ("<meta property='og:url' content='https://www.news.example.org/b'>", "https://www.news.example.org/b"),
        ("<link rel=canonical href='https://m.news.example.org/b'>", "https://m.news.example.org/b"),
        ("<link rel=canonical href='/'>", ""),
        ("<link rel=canonical href='https://other.example.com/b'>", ""),
        ("<link rel=canonical href='javascript:alert(1)'>", ""),
        ("<link rel=canonical href='https://[x'><link rel=canonical href='b'>", "https://news.example.org/a/b"),
        ("<link rel=canonical>", ""),
    ],
)
def test_address_that_a_page_gives_as_its_own_is_of_its_site(head: str, address: str) -> None:
    page = f"<html><head>{head}</head><body><p>The bridge is closed.</p></body></html>".encode()

    assert page_facts(page, media_type="text/html", url="https://news.example.org/a/x?id=1").canonical == address
