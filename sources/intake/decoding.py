"""Bytes of a page as text, in the encoding in which browsers read them (https://encoding.spec.whatwg.org/)."""

import codecs
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import webencodings

DAMAGED: Final = "\ufffd"
"""What stands for bytes that mean no character."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
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
_COMMENT: Final = re.compile(rb"<!--.*?-->", re.DOTALL)
_LANGUAGE: Final = re.compile(rb"<html\b[^>]{0,300}?\blang\s*=\s*[\"']?([a-z]{2})", re.IGNORECASE)
_LOOKED_THROUGH: Final = 4096
_FEW: Final = 3
# How browsers read a page in this language that does not say (the HTML standard, "suggested default encodings").
_USUAL: Final = {
    **dict.fromkeys(("ar", "fa"), "cp1256"),
    **dict.fromkeys(("be", "bg", "ky", "mk", "ru", "sr", "tg", "tt", "uk"), "cp1251"),
    **dict.fromkeys(("cs", "hr", "hu", "pl", "sk", "sl"), "cp1250"),
    **dict.fromkeys(("az", "ku", "tr"), "cp1254"),
    "el": "cp1253",
    "he": "cp1255",
    "et": "cp1257",
    "lt": "cp1257",
    "lv": "cp1257",
    "vi": "cp1258",
    "ja": "cp932",
    "ko": "cp949",
    "th": "cp874",
    "zh": "gb18030",
}


class Decoded(NamedTuple):
    """A text, and how many of its characters could not be read; each of those is U+FFFD."""

    text: str
    damaged: int


def decode(content: bytes, media_type: str = "") -> Decoded:
    """Read a document: by its byte order mark, as UTF-8 where it is that, as it is declared, or as is usual.

    `media_type` may carry its parameters; what it declares goes before what the document says of itself.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _read(content[len(mark) :], encoding)
    declared = list(_declared(content, media_type))
    unicode = _read(content, "utf-8")
    if _is_utf8(unicode, is_declared="utf-8" in declared[:1]):
        is_plain = unicode.text.isascii() and declared
        return _read(content, declared[0]) if is_plain else unicode
    return next(_readings(content, [each for each in declared if each != "utf-8"]))


def _readings(content: bytes, declared: list[str]) -> Iterator[Decoded]:
    for encoding in declared:
        read = _read(content, encoding)
        if read.damaged * 10 <= _odd(read.text):
            yield read
    yield _read(content, _usual(content))


def _declared(content: bytes, media_type: str) -> Iterator[str]:
    """The encodings that are declared, the one that counts more first, as Python calls them."""
    named = _IN_HEADER.search(media_type)
    if named and (encoding := codec_of(named[1])):
        yield encoding
    inside = _IN_PAGE.search(_COMMENT.sub(b"", content[:_LOOKED_THROUGH]))
    if inside and (encoding := codec_of(inside[1].decode("ascii", "replace"))):
        # A page that can be searched for its own declaration is not in UTF-16.
        yield "utf-8" if encoding.startswith("utf-16") else encoding


def codec_of(label: str) -> str:
    """What Python calls the encoding that browsers read under a label; "" for a label that they don't know."""
    found = webencodings.lookup(label)
    return _WIDER.get(found.name, str(found.codec_info.name)) if found else ""


def _usual(content: bytes) -> str:
    named = _LANGUAGE.search(content[:_LOOKED_THROUGH])
    return _USUAL.get(named[1].decode().lower() if named else "", "cp1252")


def _read(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    return Decoded(text, text.count(DAMAGED))


def _is_utf8(read: Decoded, *, is_declared: bool) -> bool:
    """Whether it is UTF-8 but for what is damaged: little of it, unless it is declared to be UTF-8."""
    odd = _odd(read.text)
    return read.damaged * 20 <= odd or (is_declared and (read.damaged <= _FEW or read.damaged * 2 <= odd))


def _odd(text: str) -> int:
    return sum(character > "\x7f" for character in text)
