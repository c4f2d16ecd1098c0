"""In which encoding a text is, as a browser would tell and a little better: by its mark, else by what it says."""

import codecs
import re
import unicodedata
from typing import Final

from sources.intake.decoding import codec_of

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
# The likelier first: of two that read a text equally well, the first is taken.
_CANDIDATES: Final = (
    *("cp1252", "cp1251", "koi8-r", "cp866", "cp1253", "cp1255", "cp1256", "cp1250", "shift_jis", "gb18030", "euc-kr"),
    "big5",
)
_FEW: Final = 0.02
_SAMPLE: Final = 20_000


def encoding_of(head: bytes, *, declares: bool = False) -> str:
    """The encoding of a text that begins with these bytes, as Python calls it.

    Where the text may say so itself (`declares`: HTML, XML), what it says counts after its byte order mark.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if wide := _without_mark(head):
        return wide
    if is_utf8(head):
        return "utf-8"
    declared = _declared(head) if declares else ""
    if declared == "utf-8" and _is_hardly_utf8(head):
        declared = ""
    return declared or _likeliest(head[:_SAMPLE])


def is_utf8(head: bytes) -> bool:
    """Whether the bytes are UTF-8, but for a few damaged ones and a last character that is cut off."""
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(head)
    odd = sum(character > "\x7f" for character in text)
    return text.count("\ufffd") <= odd * _FEW or (odd > 0 and text.count("\ufffd") * 20 < odd)


def _is_hardly_utf8(head: bytes) -> bool:
    """Whether most of what is no ASCII is no UTF-8 either, whatever it says of itself."""
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(head)
    return text.count("\ufffd") * 2 > sum(character > "\x7f" for character in text)


def _without_mark(head: bytes) -> str:
    """UTF-16 betrays itself by a zero in every other byte of its Latin letters."""
    sample = head[:200]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) < 4 or max(even, odd) * 4 < len(sample):  # noqa: PLR2004
        return ""
    return "utf-16-be" if even > odd * 4 else "utf-16-le" if odd > even * 4 else ""


def _declared(head: bytes) -> str:
    found = _DECLARED.search(head[:4096])
    codec = codec_of(found[1].decode("ascii", "replace")) if found else ""
    return "" if codec.startswith("utf-16") else codec


def _likeliest(sample: bytes) -> str:
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


_EAST_ASIAN: Final = frozenset({"shift_jis", "gb18030", "euc-kr", "big5"})
_LATIN: Final = frozenset({"cp1252", "cp1250"})
_RARE: Final = frozenset("©®°±²³µ¶·¹¼½¾×÷¤¦¨¬¯´¸¡¿¢¥§")
_USUAL: Final = frozenset("“”‘’„‚«»–—…•€™№ \u00a0„")


def _fits(text: str, place: int, encoding: str) -> float:
    """Whether a character stands where such a one would: a letter beside its like, a small one after a small one."""
    character, before = text[place], text[place - 1] if place else " "
    if character in _USUAL:
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
    first_level = {"gb18030": b"\xd8", "big5": b"\xc9", "shift_jis": b"\x98", "euc-kr": b"\xca"}[encoding]
    return 1.0 if common < first_level else -0.5


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ", 1)[0]
