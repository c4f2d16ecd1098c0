"""In which encoding a text is: as browsers read it (https://encoding.spec.whatwg.org/), and a little better.

The one home of that question, for pages, pasted files and archives.
"""

import codecs
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import webencodings

from factcheck.analysis.encodings.likely import WIDE, legibility, likeliest, likeliest_of

DAMAGED: Final = "\ufffd"
"""What stands for bytes that mean no character."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What the standard reads under these names is more than Python does.
_WIDER: Final = {
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "x-user-defined": "cp1252",
}
_IN_HEADER: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.ASCII | re.IGNORECASE)
_IN_PAGE: Final = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
_NO_MARKUP: Final = re.compile(rb"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)", re.DOTALL | re.IGNORECASE)
_LANGUAGE: Final = re.compile(rb"<html\b[^>]{0,300}?\blang\s*=\s*[\"']?([a-z]{2})", re.IGNORECASE)
# Browsers read a page again where its declaration comes late.
_LOOKED_THROUGH: Final = 100_000
_FEW: Final = 3
_WHOLE_FOR_DAMAGED: Final = 3
"""Characters beyond ASCII for each that is damaged, from which a text that declares nothing is in UTF-8."""
_MOSTLY_TEXT: Final = 0.95
_MISREAD: Final = 1.5
"""How much better a text must read in another encoding than in the one that it declares …"""
_LONG: Final = 40
"""… and how many of its characters must tell."""
_CONTROLS: Final = bytes({*range(0x20)} - {*b"\t\n\f\r\x1b"})
_ASCII: Final = bytes(range(0x80))
_ESCAPES: Final = (b"\x1b$B", b"\x1b$@", b"\x1b(J")


class Decoded(NamedTuple):
    """A text, and how many of its characters could not be read; each of those is U+FFFD."""

    text: str
    damaged: int


def decode(content: bytes, media_type: str = "") -> Decoded:
    """Read a document: by its byte order mark, as UTF-8 where it is that, as it is declared, or as is likely.

    `media_type` may carry its parameters; what it declares goes before what the document says of itself.
    """
    marked = _marked(content)
    if marked:
        return _read(content, marked)
    declared = list(_declared(content, media_type))
    unicode = _read(content, "utf-8")
    if _is_utf8(unicode, is_declared="utf-8" in declared[:1]):
        if unicode.text.isascii():
            return _read(content, declared[0] if declared else _of_seven_bits(content))
        return unicode
    return _read(content, _chosen(content, [each for each in declared if each != "utf-8"]))


def encoding_of(head: bytes, *, declares: bool = False) -> str:
    """The encoding of a text that begins with these bytes, as Python calls it; the last character may be cut off.

    Where the text may say so itself (`declares`: HTML, XML), what it says counts after its byte order mark.
    """
    if marked := _marked(head):
        return marked
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(head)
    if _is_utf8(Decoded(text, text.count(DAMAGED)), is_declared=False):
        return _of_seven_bits(head)
    declared = [each for each in _declared(head, "") if each != "utf-8"] if declares else []
    return declared[0] if declared else likeliest(head)


def codec_of(label: str) -> str:
    """What Python calls the encoding that browsers read under a label; "" for a label that they don't know."""
    found = webencodings.lookup(label)
    return _WIDER.get(found.name, str(found.codec_info.name)) if found else ""


def _marked(content: bytes) -> str:
    """What a byte order mark says; or UTF-16 without one, which has a zero in every other byte of Latin letters."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    sample = content[:40]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) < len("abcd") or max(even, odd) * 4 < len(sample):
        return ""
    return "utf-16-be" if even > odd * 4 else "utf-16-le" if odd > even * 4 else ""


def _declared(content: bytes, media_type: str) -> Iterator[str]:
    """The encodings that are declared, the one that counts more first, as Python calls them."""
    named = _IN_HEADER.search(media_type)
    if named and (encoding := codec_of(named[1])):
        yield encoding
    inside = _IN_PAGE.search(_NO_MARKUP.sub(b"", content[:_LOOKED_THROUGH]))
    if inside and (encoding := codec_of(inside[1].decode("ascii", "replace"))):
        # A page that can be searched for its own declaration is not in UTF-16.
        yield "utf-8" if encoding.startswith("utf-16") else encoding


def _of_seven_bits(content: bytes) -> str:
    """The encoding of bytes that pass for UTF-8, and may be Japanese with escapes, or UTF-16 with no high byte."""
    if any(escape in content for escape in _ESCAPES) and not _read(content, "iso2022_jp").damaged:
        return "iso2022_jp"
    has_controls = len(content.translate(None, _CONTROLS)) < len(content) * _MOSTLY_TEXT
    return likeliest_of(content, ("utf-8", *WIDE)) if has_controls else "utf-8"


def _chosen(content: bytes, declared: list[str]) -> str:
    """The encoding that is declared, unless the text is damaged in it, or makes no words and does in another."""
    language = _language(content)
    likely = likeliest(content, language)
    for encoding in declared:
        read = _read(content, encoding)
        if read.damaged * 10 <= _odd(read.text) and not _is_misread(content, encoding, likely, language):
            return encoding
    return likely


def _is_misread(content: bytes, declared: str, likely: str, language: str) -> bool:
    """Whether a page names an encoding that it is not in, such as the one that its server gives to all pages."""
    is_long = len(content.translate(None, _ASCII)) >= _LONG
    return is_long and legibility(content, likely, language) - legibility(content, declared, language) > _MISREAD


def _language(content: bytes) -> str:
    named = _LANGUAGE.search(content[:_LOOKED_THROUGH])
    return named[1].decode().lower() if named else ""


def _read(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    return Decoded(text, text.count(DAMAGED))


def _is_utf8(read: Decoded, *, is_declared: bool) -> bool:
    """Whether it is UTF-8 but for what is damaged: less than is whole, which other encodings make by chance seldom."""
    odd = _odd(read.text)
    is_little = read.damaged * _WHOLE_FOR_DAMAGED <= odd
    is_few = read.damaged <= _FEW
    return is_little or (is_few and read.damaged * 2 <= odd) or (is_declared and (is_few or read.damaged * 2 <= odd))


def _odd(text: str) -> int:
    return sum(character > "\x7f" for character in text)
