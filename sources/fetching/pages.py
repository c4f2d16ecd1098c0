"""What a page says of itself: title, site, authors, date, language, and its text."""

import logging
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError

from factcheck.dates import Precision
from factcheck.languages import normalise_language_tag, validate_language_tag

MAX_TEXT: Final = 2_000_000
_MAX_TITLE, _MAX_NAME = 500, 300
_MAX_PARSED: Final = 5_000_000
_MAX_ELEMENTS: Final = 50_000
_MAX_DEPTH: Final = 500

_HTML: Final = frozenset({"text/html", "application/xhtml+xml"})
_UNREADABLE: Final = frozenset({"application/pdf"})
_BREAKS: Final = re.compile(r"\r\n?")
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.ASCII | re.IGNORECASE)
_DECLARED: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_YEARS: Final = range(1000, date.max.year)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class PageFacts:
    """What could be read from a document; all of it fits the fields of a source. Empty where it is not said."""

    title: str = ""
    publisher: str = ""
    byline: str = ""
    published_on: date | None = None
    published_on_precision: str = Precision.DAY
    language: str = ""
    text: str = ""


def page_facts(content: bytes, *, media_type: str, url: str) -> PageFacts:
    """Read what a document says of itself; of what can't be read, such as a PDF, nothing. Never raises.

    `media_type` may carry its parameters; `url` is where the document was found.
    """
    kind = media_type.partition(";")[0].strip().lower()
    if kind in _UNREADABLE or not content:
        return PageFacts()
    try:
        words = _decoded(content, media_type)
        return _of_html(words, url) if kind in _HTML else PageFacts(text=_text(words))
    except Exception:  # A page may be broken in ways that no parser foresaw; it is kept all the same.
        logger.exception("A page could not be read: %s", url)
        return PageFacts()


def _decoded(content: bytes, media_type: str) -> str:
    named = _CHARSET.search(media_type)
    declared = _DECLARED.search(content[:4096])
    guesses = ["utf-8-sig", named[1] if named else "", declared[1].decode("ascii", "replace") if declared else ""]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        guesses.insert(0, "utf-16")
    for encoding in filter(None, guesses):
        try:
            return content.decode(encoding)
        except (LookupError, ValueError):
            continue
    return content.decode("windows-1252", "replace")


def _of_html(words: str, url: str) -> PageFacts:
    from lxml import html  # noqa: PLC0415 -- large: only what fetches loads it

    if len(words) > _MAX_PARSED:
        return PageFacts()
    tree = html.fromstring(_without_declaration(words), parser=html.HTMLParser(encoding=None))
    if _is_hostile(tree):
        return PageFacts()
    return _read(tree, url)


def _without_declaration(words: str) -> str:
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", words).replace("\0", "") or " "


def _is_hostile(tree: Any) -> bool:
    """Whether the page has so many elements, or so deep ones, that reading it would take minutes."""
    count, depth, deepest = 0, 0, 0
    from lxml import etree  # noqa: PLC0415

    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        deepest = max(deepest, depth)
        if count > _MAX_ELEMENTS or deepest > _MAX_DEPTH:
            return True
    return False


def _read(tree: Any, url: str) -> PageFacts:
    import trafilatura  # noqa: PLC0415 -- takes a second to load

    language = _language(tree)
    found: Any = trafilatura.bare_extraction(tree, url=url, with_metadata=True, include_comments=False)
    said = found if found is not None else trafilatura.extract_metadata(tree, default_url=url)
    day, precision = _date(getattr(said, "date", None))
    return PageFacts(
        title=_line(said.title, _MAX_TITLE),
        publisher=_line(said.sitename, _MAX_NAME),
        byline=_line(", ".join((said.author or "").split("; ")), _MAX_NAME),
        published_on=day,
        published_on_precision=precision,
        language=language,
        text=_text(found.text if found is not None else ""),
    )


def _language(tree: Any) -> str:
    for tag in (tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), tree.get("xml:lang")):
        candidate = normalise_language_tag(str(tag or "").strip().replace("_", "-"))
        if candidate and _is_valid(validate_language_tag, candidate):
            return candidate
    return ""


def _date(said: str | None) -> tuple[date | None, str]:
    try:
        day = date.fromisoformat(said or "")
    except ValueError:
        return None, Precision.DAY
    return (day, Precision.DAY) if day.year in _YEARS else (None, Precision.DAY)


def _line(words: str | None, longest: int) -> str:
    """Words as one line that a field can hold, cut at `longest` characters."""
    readable = (_for_line(character) for character in unicodedata.normalize("NFC", words or ""))
    line = " ".join("".join(readable).split())[:longest].strip()
    return line if any(unicodedata.category(character)[0] not in "ZC" for character in line) else ""


def _for_line(character: str) -> str:
    if character.isspace():
        return " "
    if "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069":
        return ""
    # Joiners (Cf) belong to words of some scripts; the rest of C can't be read or stored.
    return "" if unicodedata.category(character) in {"Cc", "Cs", "Cn", "Co"} else character


def _text(words: str | None) -> str:
    """Text as a field can hold it: what can't be stored left out, cut at two million characters."""
    whole = _BREAKS.sub("\n", words or "")
    kept = re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "", whole)
    return kept.strip()[:MAX_TEXT]


def _is_valid(check: Callable[[str], None], value: str) -> bool:
    try:
        check(value)
    except ValidationError:
        return False
    return True
