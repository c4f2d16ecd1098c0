"""The text of PDFs, with their pages."""

from datetime import date

import pytest

from sources.intake.pages import PageFacts, page_facts


def pdf(*pages: list[str], title: str = "", author: str = "") -> bytes:
    """A PDF with these lines on its pages."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for lines in pages:
        drawn = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 50 700 Td {drawn} ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        fonts = "/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{fonts}/Contents {len(objects)} 0 R>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    objects.append(f"<</Title({title})/Author({author})/CreationDate(D:20240603101500Z)>>")
    body, places = "%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{words}endobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    ).encode("latin-1")


def facts(content: bytes, media_type: str = "application/pdf") -> PageFacts:
    return page_facts(content, media_type=media_type, url="https://example.org/report.pdf")


def test_pdf_tells_its_text_its_pages_and_itself() -> None:
    first = ["Report on the bridge", "By Jane Doe", "The bridge was closed for nine days, and", "that is what it cost."]
    found = facts(pdf(first, ["The ferry came."], title="Microsoft Word - x.docx", author="Username"), "binary/x")

    assert found.text.splitlines()[-1] == "The ferry came."
    assert "nine days, and that is what it cost." in found.text
    assert [found.text[place:][:3] for place in found.pages] == ["Rep", "The"]
    assert (found.title, found.byline) == ("Report on the bridge", "Jane Doe")
    assert (found.published_on, found.language) == (date(2024, 6, 3), "en")


def test_pdf_with_a_title_of_its_own_has_that() -> None:
    found = facts(pdf(["Page one."], title="The closed bridge", author="Jane Doe; John Roe"))

    assert (found.title, found.byline) == ("The closed bridge", "Jane Doe, John Roe")


def test_pdf_loses_running_lines_and_hyphens_of_line_ends_and_no_rows() -> None:
    pages = [
        ["Council 2024", f"Page {page} of 3", "Well known, inter-", "national and well-", "known.", f"Total {total}"]
        for page, total in ((1, 12), (2, 15), (3, 19))
    ]

    found = facts(pdf(*pages, title="PowerPoint Presentation", author="jdoe"))

    words = [f"Well known, international and well-known.\nTotal {total}" for total in (12, 15, 19)]
    assert (found.text, found.byline) == ("\n\n".join(words), "")


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.4\nxref\n0 1\ntrailer<</Root 1 0 R>>", pdf(["x"])[:150]])
def test_pdf_that_is_broken_tells_nothing(content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    assert facts(content) == PageFacts()
