"""The text of a PDF, page by page, and what it says of itself."""

import re
import time
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final, NamedTuple

from factcheck.analysis.languages import guess_language
from sources.intake.fitting import MAX_TEXT, one_line, whole_text

_MOST_PAGES: Final = 2_000
_MOST_SECONDS: Final = 30
_BROKEN_WORD: Final = re.compile("[\u00ad\x02\ufffe\uffff]+\r?\n")
_LINE_BREAK: Final = re.compile(r"(?<=[^\s.!?:;])[ \t]*\n[ \t]*(?=\S)")
# What programs put where a title should stand.
_NO_TITLE: Final = re.compile(
    r"untitled.*|microsoft (?:word|powerpoint|excel) ?- ?.*|.*\.(?:docx?|pdf|indd|odt|rtf|tex|pptx?|xlsx?|qxd)|"
    r"(?:document|slide|dokument|презентация|документ) ?\d*|\W*",
    re.IGNORECASE,
)


class PdfFacts(NamedTuple):
    """What a PDF holds. `pages` are the places in `text` at which its pages begin."""

    text: str = ""
    pages: tuple[int, ...] = ()
    title: str = ""
    author: str = ""
    made_on: date | None = None
    language: str = ""


def pdf_facts(content: bytes) -> PdfFacts:
    """Read a PDF.

    Raises whatever its reader meets in a broken file; an encrypted one that asks for a password holds nothing.
    """
    import pypdf  # noqa: PLC0415 -- only what reads PDFs loads it

    reader = pypdf.PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        return PdfFacts()
    text, pages = _joined(_pages(reader))
    known = reader.metadata
    title = one_line(str(known.title or ""), 500) if known else ""
    return PdfFacts(
        text=text,
        pages=pages,
        title="" if _NO_TITLE.fullmatch(title) else title,
        author=one_line(str(known.author or ""), 300) if known else "",
        made_on=_made_on(known),
        language=guess_language(text),
    )


def _pages(reader: Any) -> Iterator[str]:
    until = time.monotonic() + _MOST_SECONDS
    for number, page in enumerate(reader.pages):
        if number >= _MOST_PAGES or time.monotonic() > until:
            return
        yield whole_text(_unwrapped(page.extract_text() or ""))


def _joined(pages: Iterator[str]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages, with an empty line between two, and where each begins."""
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    for words in pages:
        starts.append(length)
        if words and length + len(words) <= MAX_TEXT:
            pieces.append(words)
            length += len(words) + len("\n\n")
    return "\n\n".join(pieces), tuple(starts)


def _unwrapped(text: str) -> str:
    """Lines that go on in the next one are one: it begins with a small letter, and no sentence ended."""

    whole = _BROKEN_WORD.sub("", text)
    return _LINE_BREAK.sub(lambda found: " " if whole[found.end()].islower() else "\n", whole)


def _made_on(known: Any) -> date | None:
    try:
        made = known.creation_date if known else None
    except ValueError:
        return None
    return made.date() if isinstance(made, datetime) else None
