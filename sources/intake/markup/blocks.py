"""A page as its readers see it: its words, block by block, without what is hidden or struck out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_HIDDEN: Final = _names(
    "script style noscript template head title svg math canvas iframe object embed audio video picture map select "
    "option datalist textarea button input meter progress rp rt del s strike amp-ad amp-sidebar amp-consent"
)
_BLOCKS: Final = _names(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre section summary table tbody "
    "tfoot thead tr ul"
)
_CELLS: Final = frozenset({"td", "th"})
_UNSEEN_CLASS: Final = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|a11y-hidden|is-hidden|offscreen)(?:\s|$)", re.I
)
_UNSEEN_STYLE: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration(?:-line)?\s*:[^;]{0,40}line-through", re.I
)
_RAISED: Final = str.maketrans("0123456789+-\u2212=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED: Final = str.maketrans("0123456789+-\u2212=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_FORMULA: Final = re.compile(r"(?=[^0-9n]{0,3}[0-9n])[0-9+\-\u2212=()n]+")
# As browsers set them around <q>, by the language of the page, and around <q> within it.
_QUOTES: Final = {
    **dict.fromkeys(("de", "bg", "cs", "sk", "sl", "is", "ka"), "„“‚‘"),
    **dict.fromkeys(("ru", "uk", "be"), "«»„“"),
    **dict.fromkeys(("hy", "az", "es", "it", "pt", "el", "nb", "no", "sq"), "«»“”"),
    **dict.fromkeys(("pl", "ro", "hu", "hr", "sr", "nl", "lt", "et"), "„”‚’"),
    **dict.fromkeys(("ja",), "「」『』"),
    **dict.fromkeys(("fi", "sv"), "””’’"),
}
_OTHERWISE: Final = "“”‘’"
# Marks that no page holds, for what the collapsing of spaces must leave alone.
_BREAK, _CELL, _SPACE = "\x0b", "\x1c", "\x1d"
_SPACES: Final = re.compile(r"[ \t\n\r\f]+")
_AROUND: Final = re.compile(f" ?([{_BREAK}{_CELL}]) ?")
_KEPT: Final = str.maketrans({_BREAK: "\n", _CELL: "\t", _SPACE: " "})


@dataclass(frozen=True)
class Block:
    """The words of one paragraph, heading, list item or row of a table.

    `element` is the innermost element that makes a block of them; `linked` is the share of their characters in links.
    """

    text: str
    element: Any
    linked: float


def blocks_of(tree: Any, language: str = "") -> list[Block]:
    """The blocks of a parsed page in the order of its markup; none is empty.

    Spaces collapse as in a browser, cells of a row are parted by a tab. Raised and lowered numbers stay apart from what
    they stand beside (10⁶, H₂O; 12[2] where it leads to a note), and words within <q> get their quotation marks.
    """
    return list(_Reader(language).read(tree))


class _Reader:
    def __init__(self, language: str) -> None:
        self.quotes = _QUOTES.get(language.partition("-")[0], _OTHERWISE)
        self.pieces: list[str] = []
        self.linked = 0
        self.links = self.preformatted = self.quoting = 0
        self.inside: list[Any] = []
        self.shifted: list[int] = []
        # Links to notes that are open, and those that were met so far.
        self.notes = self.noted = 0

    def read(self, tree: Any) -> Iterator[Block]:
        from lxml import etree  # noqa: PLC0415 -- large: only what reads pages loads it

        unseen = None
        for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
            if unseen is None and event == "start" and _is_unseen(node):
                unseen = node
            elif unseen is None and event == "start":
                yield from self._open(node)
            elif unseen is None and event == "end":
                yield from self._close(node)
            if unseen is None and event == "start":
                self._add(node.text)
            if event != "start" and unseen in (None, node):
                unseen = None
                if node is not tree:
                    self._add(node.tail)
        yield from self._finished(tree)

    def _open(self, node: Any) -> Iterator[Block]:
        tag = node.tag
        if tag in _BLOCKS:
            yield from self._finished(node)
            self.inside.append(node)
            self.preformatted += tag == "pre"
        elif tag == "br":
            self.pieces.append(_BREAK)
        elif tag in _CELLS and "".join(self.pieces).strip():
            self.pieces.append(_CELL)
        elif tag == "q":
            self.pieces.append(self.quotes[2 * (self.quoting % 2)])
            self.quoting += 1
        elif tag in {"sup", "sub"}:
            self.shifted.append(len(self.pieces))
            self.noted = self.notes
        self.links += tag == "a"
        self.notes += _leads_to_note(node)
        self.noted += _leads_to_note(node)

    def _close(self, node: Any) -> Iterator[Block]:
        tag = node.tag
        if tag in _BLOCKS:
            yield from self._finished(node)
            self.inside.pop()
            self.preformatted -= tag == "pre"
        elif tag == "q":
            self.quoting -= 1
            self.pieces.append(self.quotes[2 * (self.quoting % 2) + 1])
        elif tag in {"sup", "sub"}:
            start = self.shifted.pop()
            words = "".join(self.pieces[start:])
            is_note = tag == "sup" and self.noted and words.strip().isdigit() and self._ends_in_digit(start)
            self.pieces[start:] = [
                f"[{words.strip()}]" if is_note else _shifted(words, _RAISED if tag == "sup" else _LOWERED)
            ]
        self.links -= tag == "a"
        self.notes -= _leads_to_note(node)

    def _ends_in_digit(self, place: int) -> bool:
        return place > 0 and self.pieces[place - 1][-1:].isdigit()

    def _add(self, words: str | None) -> None:
        if not words:
            return
        if self.preformatted:
            words = words.replace("\n", _BREAK).replace(" ", _SPACE)
        self.pieces.append(words)
        self.linked += len(words) if self.links else 0

    def _finished(self, node: Any) -> Iterator[Block]:
        words = _SPACES.sub(" ", "".join(self.pieces))
        text = _AROUND.sub(r"\1", words).strip(f" {_BREAK}{_CELL}{_SPACE}").translate(_KEPT)
        if text.strip():
            yield Block(text, self.inside[-1] if self.inside else node, min(1.0, self.linked / len(text)))
        self.pieces.clear()
        self.shifted = [0] * len(self.shifted)
        self.linked = 0


def _shifted(words: str, table: dict[int, int]) -> str:
    return words.translate(table) if _FORMULA.fullmatch(words.strip()) else words


def _leads_to_note(node: Any) -> bool:
    return node.tag == "a" and str(node.get("href", "")).startswith("#")


def _is_unseen(node: Any) -> bool:
    if node.tag == "template" and node.get("shadowrootmode"):
        return False
    if node.tag in _HIDDEN or node.get("hidden") is not None:
        return True
    return bool(_UNSEEN_CLASS.search(node.get("class", "")) or _UNSEEN_STYLE.search(node.get("style", "")))
