"""The text of a PDF, page by page, and what it says of itself."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final, NamedTuple

from factcheck.analysis.languages import guess_language
from sources.intake.fitting import MAX_TEXT, one_line, whole_text

_MOST_PAGES: Final = 2_000
_MOST_SECONDS: Final = 30
_BROKEN_WORD: Final = re.compile("[\u00ad\x02\ufffe\uffff]+\r?\n")
_HYPHEN: Final = re.compile(r"\b([^\W\d_]{2,40})[-\u2010]\r?\n([^\W\d_A-ZÀ-ÝА-ЯЁ][^\W\d_]{1,40})")
_WORD: Final = re.compile(r"[^\W\d_]+")
_NUMBERS: Final = re.compile(r"(?<!\d)\d{1,5}(?!\d)")
_LONGEST_RUNNING: Final = 200
_RUNNING: Final = 3
"""Pages on which a line stands that is that of a header or a footer."""
_LINE_BREAK: Final = re.compile(r"(?<=[^\s.!?:;])[ \t]*\n[ \t]*(?=\S)")
# What programs put where a title should stand.
_NO_TITLE: Final = re.compile(
    r"untitled.*|microsoft (?:word|powerpoint|excel) ?- ?.*|.*\.(?:docx?|pdf|indd|odt|rtf|tex|pptx?|xlsx?|qxd)|"
    r"powerpoint[ -](?:presentation|präsentation)|présentation powerpoint|презентация powerpoint|"
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
    text, pages = _joined(_without_running_lines(_bounded(_pages(reader))))
    known = reader.metadata
    title = one_line(str(known.title or ""), 500) if known else ""
    return PdfFacts(
        text=text,
        pages=pages,
        title="" if _NO_TITLE.fullmatch(title) else title,
        author=_author(one_line(str(known.author or ""), 300)) if known else "",
        made_on=_made_on(known),
        language=guess_language(text),
    )


def _pages(reader: Any) -> Iterator[str]:
    until = time.monotonic() + _MOST_SECONDS
    for number, page in enumerate(reader.pages):
        if number >= _MOST_PAGES or time.monotonic() > until:
            return
        yield whole_text(_unwrapped(page.extract_text() or ""))


def _bounded(pages: Iterator[str]) -> list[str]:
    """The pages as far as they fit a text together; what is longer is an empty page."""
    found, length = [], 0
    for words in pages:
        fits = length + len(words) <= MAX_TEXT
        found.append(words if fits else "")
        length += len(words) if fits else 0
    return found


def _without_running_lines(pages: list[str]) -> list[str]:
    """The pages without the lines that stand above or beneath most of them, but for the number of the page the same."""
    kept = [page.split("\n") for page in pages]
    for end in (0, 0, -1, -1):
        forms = [_forms(page[end], number) if page else set() for number, page in enumerate(kept)]
        counted = Counter(form for each in forms for form in each)
        for page, each in zip(kept, forms, strict=True):
            if any(counted[form] >= _RUNNING and counted[form] * 2 > len(pages) for form in each):
                page.pop(end)
    return ["\n".join(page).strip() for page in kept]


def _forms(line: str, number: int) -> set[str]:
    """A line as it is, and with its first or its last number told from that of the page, so that page numbers agree."""
    found = list(_NUMBERS.finditer(line[:_LONGEST_RUNNING]))
    ends = [*found[:1], *found[-1:]]
    told = {f"{line[: each.start()]}\0{int(each[0]) - number}{line[each.end() :]}" for each in ends}
    return told | {line} if line.strip() else set()


def _author(name: str) -> str:
    """The name of a person, and not that of an account."""
    return "" if name.islower() and " " not in name else name


def _joined(pages: list[str]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages, with an empty line between two, and where each begins."""
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    for words in pages:
        starts.append(length)
        if words:
            pieces.append(words)
            length += len(words) + len("\n\n")
    return "\n\n".join(pieces), tuple(starts)


def _unwrapped(text: str) -> str:
    """Lines that go on in the next one are one: it begins with a small letter, and no sentence ended."""

    known = set(_WORD.findall(_HYPHEN.sub(" ", text).lower()))
    whole = _HYPHEN.sub(lambda found: _mended(found, known), _BROKEN_WORD.sub("", text))
    return _LINE_BREAK.sub(lambda found: " " if whole[found.end()].islower() else "\n", whole)


def _mended(found: re.Match[str], known: set[str]) -> str:
    """A word that goes on in the next line; with its hyphen where the text has its parts as words, and not it."""
    first, last = found[1], found[2]
    is_compound = {first.lower(), last.lower()} <= known and f"{first}{last}".lower() not in known
    return f"{first}-{last}" if is_compound else f"{first}{last}"


def _made_on(known: Any) -> date | None:
    try:
        made = known.creation_date if known else None
    except ValueError:
        return None
    return made.date() if isinstance(made, datetime) else None
