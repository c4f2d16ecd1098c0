"""Texts of archives made fit to be stored and shown: one line, or Markdown that pages show."""

import html
import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

import nh3

from factcheck.analysis.folding import fold
from factcheck.importing.understanding.markdown import markdown_of_html

_TAG: Final = re.compile(r"<(?:/?[A-Za-z][^<>]*|!--)")
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# What has to be looked at: marks of HTML, control characters, marks of direction, odd spaces.
_ODD: Final = re.compile(
    "[<&\x00-\x1f\x7f-\x9f\u00a0\u00ad\u1680\u2000-\u200b\u2028-\u202f\u205f\u2060-\u2069\u3000\ufeff\ufffe\uffff]|  "
)
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
_SHORT: Final = 12
_LONGEST_SUM: Final = 40
_NOTHING: Final = frozenset({"n a", "na", "none", "null", "nan", "nil", "empty", "undefined", "tbd", "todo", "unknown"})
_PADDING: Final = " \t\r\n\x0b\x0c\u200e\u200f"
# Where those of Europe, the Near East and India end.
_ALPHABETS: Final = 0x2000
_C1: Final = re.compile("[\x80-\x9f]")
_SUMS_TEXT: Final = (
    "total; totals; grand total; subtotal; sub total; sum; overall; overall total; count; average; total général; "
    "total general; sous total; somme; moyenne; suma; promedio; soma; gesamt; gesamtsumme; summe; insgesamt; "
    "zwischensumme; durchschnitt; totale; somma; итого; всего; сумма; усього; разом; toplam; genel toplam; razem; "
    "totaal; ընդամենը; المجموع; الإجمالي; إجمالي; कुल; 合計; 总计; 합계"
)
_KEPT: Final = {"a", "b", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i"} | {
    *("li", "ol", "p", "pre", "s", "strong", "td", "th", "tr", "ul")
}


def line_of(text: str) -> str:
    """The words as one line without HTML, control characters, marks of direction or padding."""
    if _ODD.search(text) is None:
        return text.strip(_PADDING)
    if _TAG.search(text):
        text = nh3.clean(_spaced(text), tags=set())
    text = _unescaped(text)
    if _TAG.search(text):
        # It was escaped as a whole, tags and all.
        text = _unescaped(nh3.clean(_spaced(text), tags=set()))
    return " ".join(_seen(text).split()).strip(_PADDING)


def prose_of(text: str) -> str:
    """The text as Markdown. Where it holds no HTML it is left as it stands, but for what can't be stored."""
    if _ODD.search(text) is None:
        return text.strip()
    if _TAG.search(text):
        return _seen(markdown_of_html(nh3.clean(text, tags=_KEPT, attributes={"a": {"href"}}, link_rel=None))).strip()
    return _seen(_unescaped(text)).replace("\r\n", "\n").replace("\r", "\n").strip()


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """The text as names and labels are compared: folded, without punctuation and symbols, with single spaces."""
    return " ".join(fold(text).translate(_BARE).split())


class _Bare(dict[int, str | None]):
    """What becomes of each character, found out when it is first met."""

    def __missing__(self, code: int) -> str | None:
        is_part = chr(code).isalnum() or unicodedata.category(chr(code))[0] == "M"
        self[code] = None if chr(code) == "'" else chr(code) if is_part else " "
        return self[code]


_BARE: Final = _Bare()


def cut(text: str, most: int) -> str:
    """The text, cut between words to so many characters, with an ellipsis where something is left out."""
    if len(text) <= most:
        return text
    start = text[: most - 1]
    return (start[: start.rfind(" ")] if " " in start[most // 2 :] else start).rstrip(" ,;:") + "…"


def _spaced(text: str) -> str:
    return re.sub(r"<(?=br|/?p|/?div|/?li|/?h[1-6]|/?td|/?tr)", " <", text, flags=re.IGNORECASE)


def _unescaped(text: str) -> str:
    # Twice, since archives hold what was escaped once too often: "&amp;#8217;".
    for _ in range(2):
        if "&" not in text or _ENTITY.search(text) is None:
            break
        text = html.unescape(text)
    return text


def _seen(text: str) -> str:
    text = _UNSEEN.sub("", text).replace("\u2028", "\n").replace("\u2029", "\n\n")
    return _C1.sub(_of_windows, text)


def _of_windows(found: re.Match[str]) -> str:
    # Browsers take these codes for those of Windows.
    return found.group().encode("latin-1").decode("cp1252", "ignore")


def has_symbol(text: str) -> bool:
    """Whether a character stands beyond the alphabets, such as a tick or a cross; some scripts do, too."""
    return any(ord(character) > _ALPHABETS for character in text)


def is_said(text: str) -> bool:
    """Whether words may be a claim: not a sign that there is none, nor one number by itself."""
    plain = bare(text[:2000])
    if not plain or (len(text) < _SHORT and plain in _NOTHING):
        return False
    return not plain.replace(" ", "").isdecimal() or len(re.findall(r"\d[\d.,\u00a0 ]*", text)) > 1


def sums_up(text: str) -> bool:
    """Whether a text is what stands before the sum of a column: “Total”, “Итого: 17”."""
    return len(text) < _LONGEST_SUM and bare(text).rstrip("0123456789 ") in _sums()


@cache
def _sums() -> frozenset[str]:
    return frozenset(bare(phrase) for phrase in _SUMS_TEXT.split(";"))
