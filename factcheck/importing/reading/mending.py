"""JSON as people and programs get it wrong, made JSON again: by its marks alone, never by guessing at its words."""

import json
import re
from typing import Any, Final

_OPENING: Final = re.compile(r"<!--|(?:(?://|/\*)[ \t]{0,20})?<!\[CDATA\[(?:[ \t]{0,20}\*/)?")
_ENDING: Final = ("*/", "]]>", "/*", "//", "-->")
_AROUND: Final = " \t\r\n;\ufeff"
_TOKEN: Final = re.compile(
    r'"(?P<text>(?:[^"\\]++|\\.)*+)"|(?P<mark>[\[\]{},:])|'
    r"(?P<nothing>(?:\s++|</?(?:br|p) ?/?>|//[^\n]*+|/\*.*?(?:\*/|\Z))+)|"
    r'(?P<word>[^\s\[\]{},:"/]++|/|")',
    re.DOTALL,
)
_ESCAPE: Final = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|(.))', re.DOTALL)
_NOTHING: Final = frozenset({"undefined", "NaN", "Infinity", "-Infinity", "None", "nan"})
_CONSTANTS: Final = {"True": "true", "False": "false"}
_MOST_TOKENS: Final = 600_000
"""Several for each value that a record may have."""
_CLOSING: Final = {"{": "}", "[": "]"}
_ESCAPED: Final = (("&quot;", '"'), ("&#34;", '"'), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def mended(text: str, *, closes: bool = False) -> str | None:
    """The text as JSON; None where it can't be mended.

    Mended are comments, marks of lines and paragraphs between values, commas too many, line breaks and tabs within
    texts, escapes that JSON has not, `undefined` and `NaN`, marks of HTML and XML around it, brackets closed too often,
    several values without a list around them; with `closes` brackets that the end of the text leaves open.
    """
    bare = _without_fence(text)
    for candidate in (bare, _unescaped(bare)) if "&" in bare else (bare,):
        written = _Written(candidate, closes=closes).text()
        if written is None:
            continue
        try:
            # Not strict: control characters may stand within texts.
            return json.dumps(json.loads(written, strict=False, parse_constant=_none))
        except (ValueError, RecursionError):
            continue
    return None


def _without_fence(text: str) -> str:
    """The text without what keeps browsers that know no scripts from showing it."""
    bare = text.strip(_AROUND)
    bare = _OPENING.sub("", bare, count=1) if _OPENING.match(bare) else bare
    for mark in _ENDING:
        bare = bare.rstrip(_AROUND).removesuffix(mark)
    return bare.strip(_AROUND)


def _none(_: str) -> Any:
    return None


def _unescaped(text: str) -> str:
    """JSON that was escaped as if it stood outside of a script."""
    for escaped, character in _ESCAPED:
        text = text.replace(escaped, character)
    return text


class _Written:
    """Goes once through a text and writes down what of it is JSON."""

    def __init__(self, text: str, *, closes: bool) -> None:
        self._source, self._closes = text, closes
        self._parts: list[str] = []
        self._open: list[str] = []
        self._comma = False
        """Whether a comma waits to be written until something follows it."""
        self._values = 0
        self._is_after_value = False

    def text(self) -> str | None:
        """The JSON; None where brackets don't fit each other."""
        for number, found in enumerate(_TOKEN.finditer(self._source)):
            kind = found.lastgroup
            if number > _MOST_TOKENS or not self._fits(kind):
                return None
            if kind == "mark":
                if not self._mark(found[0]):
                    return None
            elif kind == "text":
                self._write('"' + _ESCAPE.sub(_escape, found["text"]) + '"')
            elif kind == "word":
                self._write("null" if found[0] in _NOTHING else _CONSTANTS.get(found[0], found[0]))
        if self._open and not self._closes:
            return None
        closing = "".join(_CLOSING[bracket] for bracket in reversed(self._open))
        written = "".join(self._parts) + closing
        return f"[{written}]" if self._values > 1 else written

    def _fits(self, kind: str | None) -> bool:
        """Whether what comes next can stand here: of what can't, millions are not gone through."""
        if kind in {"text", "word"}:
            follows, self._is_after_value = self._is_after_value, bool(self._open)
            return not follows
        self._is_after_value = self._is_after_value and kind != "mark"
        return True

    def _mark(self, mark: str) -> bool:
        if mark in _CLOSING:
            self._write(mark)
            self._open.append(mark)
        elif mark == ",":
            self._comma = True
        elif mark == ":":
            self._parts.append(mark)
        elif self._open:
            self._comma = False
            self._parts.append(mark)
            return mark == _CLOSING[self._open.pop()]
        return True

    def _write(self, part: str) -> None:
        if not self._open:
            self._comma = self._values > 0
            self._values += 1
        if self._comma:
            self._parts.append(",")
        self._comma = False
        self._parts.append(part)


def _escape(found: re.Match[str]) -> str:
    """An escape as it stands; what is none as what it was meant to be: an apostrophe, or a backslash."""
    if found[1]:
        return found[0]
    return found[2] if found[2] in "'\n\r" else "\\\\" + found[2]
