"""What the reader of pages takes for valid."""

import pytest
from turbohtml import HTMLParseError

from tests.markup import valid_tree
from tests.together import each_of

PAGE = '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body>{}</body></html>'


@each_of(
    "body",
    [
        "<p>a &amp; b<br>c &lt;</p><ul><li>x</li></ul><hr>",
        '<table><thead><tr><th scope="col">x</th></tr></thead><tbody><tr><td>y</td></tr></tbody></table>',
        '<svg viewBox="0 0 1 1"><linearGradient id="a"/><path d="M0 0"/></svg><textarea>\n\n<b></textarea>',
        "<!-- said --><select><option selected>x</option></select>",
    ],
)
def test_page_that_means_what_it_says_is_a_tree(body: str) -> None:
    assert valid_tree(PAGE.format(body)).find("body") is not None


@each_of(
    "body",
    [
        *("<div>", "</div>", "<div><span></div>", "<b><i></b></i>", "<p><div></div></p>", "<p><ul></ul></p>"),
        *("<ul><li>x</ul>", "<table><p>x</p></table>", "<table>x</table>", "<table><tr><td>x</td></tr></table>"),
        *("<a href='x'><a href='y'>z</a></a>", "<form><form></form></form>", "<button><button></button></button>"),
        *("<h1><h2></h2></h1>", "<body>", "<td>x</td>", "<select><select></select></select>", "<br></br>", "</html>x"),
        "<title>x",
    ],
)
def test_page_that_browsers_would_mend_is_refused(body: str) -> None:
    with pytest.raises(AssertionError):
        valid_tree(PAGE.format(body))


@each_of(
    "body",
    [
        *(
            "<p id=a id=b></p>",
            "<p a='b'c='d'></p>",
            "<div/>",
            "<p>&ampb</p>",
            "<p>&#0;</p>",
            "<p>\x01</p>",
            "<p a=\"b'>",
        ),
        *("<p></p a='b'>", "<!-- a -- b --!>", "<>", "<p =>x</p>"),
    ],
)
def test_tags_and_characters_that_the_standard_forbids_are_refused(body: str) -> None:
    with pytest.raises(HTMLParseError):
        valid_tree(PAGE.format(body))


@each_of("page", ["<html></html>", "<!DOCTYPE html>", "<!DOCTYPE html><title>x</title>x", ""])
def test_page_without_its_frame_is_refused(page: str) -> None:
    with pytest.raises(AssertionError):
        valid_tree(page)
