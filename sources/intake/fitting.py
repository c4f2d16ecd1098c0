"""Words of others made to fit a field: what can't be stored or read left out."""

import re
import unicodedata
from typing import Final

MAX_TEXT: Final = 2_000_000
_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control characters but tab and line feed; surrogates; what Unicode says is no character, at the end of each plane.
_UNFIT: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufeff"
    "\ud800-\udfff" + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17)) + "]"
)


def one_line(words: str | None, longest: int) -> str:
    """Words as one line that a field can hold, cut at `longest` characters; nothing where no character is seen."""
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


def whole_text(words: str | None) -> str:
    """Text as a field can hold it, a form feed as a line break; cut at two million characters."""
    return fit(words or "").strip()[:MAX_TEXT]


def fit(words: str) -> str:
    """Words without what no field can hold: breaks of lines and pages of any kind are line feeds."""
    return _UNFIT.sub("", _BREAKS.sub("\n", words))
