"""In which encoding a text is: as browsers read it (https://encoding.spec.whatwg.org/), and a little better.

The one home of that question, for pages, pasted files and archives.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

import webencodings

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
_COMMENT: Final = re.compile(rb"<!--.*?-->", re.DOTALL)
_LANGUAGE: Final = re.compile(rb"<html\b[^>]{0,300}?\blang\s*=\s*[\"']?([a-z]{2})", re.IGNORECASE)
_LOOKED_THROUGH: Final = 4096
_FEW: Final = 3
# How browsers read a page in this language that does not say (the HTML standard, "suggested default encodings").
_USUAL_IN: Final = {
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
# The likelier first: of two that read a text equally well, the first is taken.
_CANDIDATES: Final = (
    *("cp1252", "cp1251", "koi8-r", "cp866", "cp1253", "cp1255", "cp1256", "cp1250", "cp932", "gb18030", "cp949"),
    "big5hkscs",
)
_SAMPLE: Final = 20_000


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
        is_plain = unicode.text.isascii() and declared
        return _read(content, declared[0]) if is_plain else unicode
    return next(_readings(content, [each for each in declared if each != "utf-8"]))


def encoding_of(head: bytes, *, declares: bool = False) -> str:
    """The encoding of a text that begins with these bytes, as Python calls it; the last character may be cut off.

    Where the text may say so itself (`declares`: HTML, XML), what it says counts after its byte order mark.
    """
    if marked := _marked(head):
        return marked
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(head)
    if _is_utf8(Decoded(text, text.count(DAMAGED)), is_declared=False):
        return "utf-8"
    declared = [each for each in _declared(head, "") if each != "utf-8"] if declares else []
    return declared[0] if declared else _likeliest(head)


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
    inside = _IN_PAGE.search(_COMMENT.sub(b"", content[:_LOOKED_THROUGH]))
    if inside and (encoding := codec_of(inside[1].decode("ascii", "replace"))):
        # A page that can be searched for its own declaration is not in UTF-16.
        yield "utf-8" if encoding.startswith("utf-16") else encoding


def _readings(content: bytes, declared: list[str]) -> Iterator[Decoded]:
    for encoding in declared:
        read = _read(content, encoding)
        if read.damaged * 10 <= _odd(read.text):
            yield read
    yield _read(content, _usual(content) or _likeliest(content))


def _usual(content: bytes) -> str:
    named = _LANGUAGE.search(content[:_LOOKED_THROUGH])
    return _USUAL_IN.get(named[1].decode().lower(), "") if named else ""


def _read(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    return Decoded(text, text.count(DAMAGED))


def _is_utf8(read: Decoded, *, is_declared: bool) -> bool:
    """Whether it is UTF-8 but for what is damaged: little of it, unless it is declared to be UTF-8."""
    odd = _odd(read.text)
    return read.damaged * 20 <= odd or (is_declared and (read.damaged <= _FEW or read.damaged * 2 <= odd))


def _odd(text: str) -> int:
    return sum(character > "\x7f" for character in text)


def _likeliest(content: bytes) -> str:
    """The encoding in which a text that is not in UTF-8 reads most like words."""
    # The first characters of a page are those of its markup.
    first = next((place for place, byte in enumerate(content) if byte > 0x7F), 0)  # noqa: PLR2004 -- beyond ASCII
    sample = content[max(0, first - 1) : first + _SAMPLE]
    readings = ((_plausibility(sample, encoding), -place, encoding) for place, encoding in enumerate(_CANDIDATES))
    return max(readings)[2]


def _plausibility(sample: bytes, encoding: str) -> float:
    """How much the sample reads like words in that encoding, from 1 downwards."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = decoder.decode(sample)
    odd = [place for place, character in enumerate(text) if character > "\x7f"]
    if not odd:
        return 0.0
    return sum(_fits(text, place, encoding) for place in odd) / len(odd) - (0.1 if encoding in _EAST_ASIAN else 0)


_EAST_ASIAN: Final = frozenset({"cp932", "gb18030", "cp949", "big5hkscs"})
_LATIN: Final = frozenset({"cp1252", "cp1250"})
_RARE: Final = frozenset("©®°±²³µ¶·¹¼½¾×÷¤¦¨¬¯´¸¡¿¢¥§")
_COMMON: Final = frozenset("“”‘’„‚«»–—…•€™№ \u00a0„")


def _fits(text: str, place: int, encoding: str) -> float:
    """Whether a character stands where such a one would: a letter beside its like, a small one after a small one."""
    character, before = text[place], text[place - 1] if place else " "
    if character in _COMMON:
        return 0.6
    if character > "\u2e7f" and encoding in _EAST_ASIAN:
        return _fits_east_asian(character, encoding)
    category = unicodedata.category(character)
    if character == "\ufffd" or category[0] == "C" or character in _RARE or category in {"So", "Sm", "Sk"}:
        return -2.0
    if category[0] not in "LM":
        return -0.5
    return _beside(character, before, category, encoding)


def _beside(letter: str, before: str, category: str, encoding: str) -> float:
    """How well a letter goes with the one before it."""
    if category == "Lu" and before.islower():
        return -1.5
    if not before.isalpha():
        return 1.0
    if before > "\x7f" and encoding in _LATIN:
        # In Latin script, letters with accents stand between letters without.
        return -0.5
    return 1.0 if _script(before) == _script(letter) else -1.0


def _fits_east_asian(character: str, encoding: str) -> float:
    """Whether a character is a common one: what is read in the wrong encoding comes out as rare ones."""
    if "\u3040" <= character <= "\u30ff" or "\u3000" <= character <= "\u303f":
        return 1.2
    if "\uff61" <= character <= "\uff9f" or "\ue000" <= character <= "\uf8ff":
        return -1.0
    try:
        common = character.encode("gb2312" if encoding == "gb18030" else encoding)
    except UnicodeEncodeError:
        return -0.5
    # The first level of each character set, by how often its characters are used.
    first_level = {"gb18030": b"\xd8", "big5hkscs": b"\xc9", "cp932": b"\x98", "cp949": b"\xca"}[encoding]
    return 1.0 if common < first_level else -0.5


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ", 1)[0]
