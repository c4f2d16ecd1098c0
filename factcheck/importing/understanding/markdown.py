"""HTML, already sanitised, as the Markdown that pages show."""

import html
import re
from typing import Final

_MARKS: Final = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`", "s": "~~"}
_BLOCKS: Final = frozenset({"p", "div", "ul", "ol", "table", "tr", "pre", "hr", "blockquote"})
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>])")
_AT_START: Final = re.compile(r"^(\s{0,3})([#+-])(?=\s)|^(\s{0,3}\d{1,9})([.)])(?=\s)")
_PIECE: Final = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*) ?/?>|([^<]+)')
_HREF: Final = re.compile(r'href="([^"]*)"')
_SPACE: Final = re.compile(r"\s+")
_EMPTY_LINES: Final = re.compile(r"\n(?:[ \t]*\n)+")
_DEEPEST: Final = 20
# Where a quotation begins and ends, until its lines are marked: no text holds these, being for private use.
_BEGIN, _END = "\ue000", "\ue001"


def markdown_of_html(clean: str) -> str:
    """What the HTML says, as Markdown: paragraphs, headings, lists, quotations, links and emphasis.

    The HTML is what nh3 gives: every tag is closed, every value between double quotation marks.
    """
    writer = _Writer()
    for ending, tag, attributes, text in _PIECE.findall(clean):
        if text:
            writer.text(html.unescape(text).replace(_BEGIN, "").replace(_END, ""))
        elif ending:
            writer.end(tag)
        else:
            writer.begin(tag, attributes)
    return _quoted(_EMPTY_LINES.sub("\n\n", "".join(writer.written))).strip()


def _quoted(text: str) -> str:
    """The text with the mark of a quotation before each line between a beginning and its end."""
    lines: list[str] = []
    depth = before = 0
    is_apart = False
    for line in text.split("\n"):
        depth = min(max(depth + line.count(_BEGIN) - line.count(_END), 0), _DEEPEST)
        words = line.replace(_BEGIN, "").replace(_END, "")
        if not words.strip():
            is_apart = True
            continue
        if lines and (is_apart or depth != before):
            lines.append(("> " * min(depth, before)).rstrip())
        lines.append("> " * depth + words)
        before, is_apart = depth, False
    return "\n".join(lines)


class _Writer:
    def __init__(self) -> None:
        self.written: list[str] = []
        self._links: list[str] = []
        self._lists: list[int | None] = []

    def begin(self, tag: str, attributes: str) -> None:
        if tag == "a":
            found = _HREF.search(attributes)
            self._links.append(html.unescape(found[1]) if found else "")
            self._write("[" if self._links[-1] else "")
        elif tag in _MARKS:
            self._write(_MARKS[tag])
        elif tag == "br":
            self._break("\\\n" if self.written else "")
        elif tag == "li":
            self._break("\n" + self._bullet())
        else:
            self._begin_block(tag)

    def end(self, tag: str) -> None:
        if tag == "a" and self._links:
            address = self._links.pop()
            self._write(f"](<{address.replace('>', '%3E').replace('<', '%3C')}>)" if address else "")
        elif tag in _MARKS:
            self._write(_MARKS[tag])
        elif tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
            self._break("\n\n")
        elif tag in {"td", "th"}:
            self._write(" ")
        else:
            self._end_block(tag)

    def text(self, data: str) -> None:
        words = _SPACE.sub(" ", data)
        if _SPECIAL.search(words):
            words = _SPECIAL.sub(r"\\\1", words)
        if not self.written or self.written[-1].endswith("\n"):
            words = _AT_START.sub(_kept_as_text, words.lstrip())
        self._write(words)

    def _begin_block(self, tag: str) -> None:
        if tag in {"ul", "ol"}:
            self._lists.append(1 if tag == "ol" else None)
        if tag == "blockquote":
            self._write(f"\n\n{_BEGIN}\n\n")
        if tag == "hr":
            self._break("\n\n---")
        if tag in _BLOCKS or _is_heading(tag):
            self._break("\n" if len(self._lists) > 1 else "\n\n")
        if _is_heading(tag):
            self._write("#" * int(tag[1]) + " ")

    def _end_block(self, tag: str) -> None:
        if tag == "blockquote":
            self._write(f"\n\n{_END}\n\n")
        if tag in _BLOCKS or _is_heading(tag):
            self._break("\n\n")

    def _bullet(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "  " * (min(len(self._lists), _DEEPEST) - 1) + "- "
        self._lists[-1] = number + 1
        return "   " * (min(len(self._lists), _DEEPEST) - 1) + f"{number}. "

    def _break(self, marks: str) -> None:
        self._write(marks)

    def _write(self, words: str) -> None:
        if words:
            self.written.append(words)


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()  # noqa: PLR2004


def _kept_as_text(found: re.Match[str]) -> str:
    if found[2]:
        return f"{found[1]}\\{found[2]}"
    return f"{found[3]}\\{found[4]}"
