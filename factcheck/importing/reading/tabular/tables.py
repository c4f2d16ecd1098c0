"""Tables in text: which mark parts their cells, in which line their headings stand, and their rows one by one."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from factcheck.importing.reading.limits import Limits
from factcheck.importing.reading.mapped.headings import known_meanings_of, meanings_of
from factcheck.importing.reading.mapped.mapping import Meaning
from factcheck.importing.reading.streams import lines
from factcheck.importing.reading.tabular.escapes import are_escaped, kept, unescaped
from factcheck.importing.understanding.labels import bucket_of
from factcheck.importing.understanding.texts import bare

_DELIMITERS: Final = (",", ";", "\t", "|", "؛", "；", "，", "^", "~", "¦")
_SAMPLED: Final = 40
_HEADINGS_WITHIN: Final = 20
_FEWEST_HEADINGS: Final = 2
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LONGEST_HEADING: Final = 60
# Lines of fewer columns prove nothing.
_FEWEST_TELLING: Final = 3
_MOST_EMPTY: Final = 20_000
"""Empty lines after each other, beyond which nothing is expected to follow."""
_MOST_LINES: Final = 2000
"""Lines of one row, beyond which a quotation mark was never closed."""

_ITS_TEXT: Final = frozenset({"text", "texte", "texto", "testo", "текст", "tekst", "wortlaut", "inhalt", "النص"})
"""What the column of the claim's words is called below “Claim”."""
_BACKSLASHED: Final = re.compile(r'\\"(?![,;\t|\r\n])')
_DOUBLED: Final = re.compile(r'(?<![,;\t|\r\n])""(?![,;\t|\r\n])')

UNCLOSED: Final = "A quotation mark is opened and never closed."
LEFT_OPEN: Final = "a quotation mark is opened and never closed: left out"
UNDOUBLED: Final = "quotation marks within a cell that are not doubled: taken for its own"
TOO_LARGE: Final = "The line is larger than a record can be."
TOO_WIDE: Final = "It has more columns than a table can have."


class Cells(NamedTuple):
    """A row with the line on which it begins, or why it can't be read; `damaged` counts bytes that are no text."""

    line: int
    cells: list[str]
    error: str = ""
    damaged: int = 0
    odd: str = ""


class _Line(NamedTuple):
    number: int
    text: str | None
    damaged: int


def delimiter_of(head: str) -> str:
    """The mark between the cells: that by which the lines have most headings, and most often as many cells."""
    sample = head.splitlines()[:_SAMPLED]
    return max(_DELIMITERS, key=lambda mark: (_evenness(sample, mark), -_DELIMITERS.index(mark)))


def escape_of(head: str, delimiter: str) -> str | None:
    """The mark before what would mean something else in a cell: a backslash; None where quotation marks are doubled, as
    usual.
    """
    backslashed, doubled = len(_BACKSLASHED.findall(head)), len(_DOUBLED.findall(head))
    return "\\" if backslashed > doubled or (not doubled and are_escaped(head, delimiter)) else None


def quote_of(head: str, delimiter: str) -> str:
    """The mark around cells that hold a delimiter: an apostrophe where cells stand between these, else as usual."""
    if re.search(rf'(?:^|{re.escape(delimiter)})"', head, re.MULTILINE):
        return '"'
    return "'" if _single(head, delimiter) else '"'


def _single(head: str, delimiter: str) -> bool:
    """Whether rows have as many cells as there are headings only if apostrophes hold cells together."""
    rows = [line for line in head.splitlines()[:_SAMPLED] if line.strip()]
    widths = [[len(row) for row in csv.reader(rows, delimiter=delimiter, quotechar=each)] for each in "'\""]
    single, usual = (sum(width == row[0] for width in row) for row in widths)
    return single > usual


def _evenness(sample: Sequence[str], mark: str) -> tuple[int, float]:
    rows = _parsed(sample, mark)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0, 0.0
    width, count = max(widths.items(), key=lambda each: each[1] * min(each[0], 30))
    known = max((sum(bool(known_meanings_of(cell)) for cell in row) for row in rows[:_HEADINGS_WITHIN]), default=0)
    return known, count * min(width, 30) / len(rows)


def _parsed(sample: Iterable[str], mark: str) -> list[list[str]]:
    rows = []
    reader = csv.reader(sample, delimiter=mark)
    while True:
        try:
            rows.append(next(reader))
        except StopIteration:
            return rows
        except csv.Error:
            continue


def place_of_headings(rows: Sequence[Sequence[str]]) -> int:
    """Which of the first rows has the headings: the one with most words that are known as such; -1 where none has."""
    known = [sum(bool(known_meanings_of(cell)) for cell in row if cell.strip()) for row in rows[:_HEADINGS_WITHIN]]
    if known and max(known) > 0:
        return known.index(max(known))
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows[:_HEADINGS_WITHIN]]
    if not filled or max(filled) < _FEWEST_HEADINGS:
        return -1
    place = next(place for place, count in enumerate(filled) if count * 2 > max(filled))
    return place if all(map(_may_be_heading, rows[place])) else -1


def _may_be_heading(cell: str) -> bool:
    """Whether a cell is none of what stands below headings: a text, an address, a number, a label."""
    is_short = len(cell) < _LONGEST_HEADING and "://" not in cell
    return is_short and not cell.strip().isdecimal() and bucket_of(cell) is None


def together(above: Sequence[str], headings: Sequence[str]) -> list[str]:
    """The headings below a row that says of what several of them are: “Date” below “Review” is “Review Date”.

    A cell of that row reaches as far as those to its right are empty; one by itself is a title of the table. The
    letters by which spreadsheets call columns say nothing.
    """
    said = [cell.strip() for cell in above if cell.strip()]
    if len(said) < _FEWEST_HEADINGS or said == [*_LETTERS[: len(said)]]:
        return list(headings)
    found, over = list[str](), ""
    for place, heading in enumerate(headings):
        over = (above[place].strip() if place < len(above) else "") or over
        whole = f"{over} {heading}".strip()
        if bare(heading) in _ITS_TEXT and Meaning.CLAIM in meanings_of(over)[:1]:
            found.append(over)
        elif known_meanings_of(whole) or (over and heading.strip() and not meanings_of(heading)):
            found.append(whole)
        else:
            found.append(heading)
    return found


def unique(headings: Sequence[str], width: int = 0) -> list[str]:
    """The headings, each once: empty ones numbered, repeated ones too."""
    found: list[str] = []
    padded = [*headings, *[""] * (width - len(headings))]
    for place, heading in enumerate(padded, start=1):
        name = " ".join(heading.split()) or f"column {place}"
        again = 2
        while name in found:
            name, again = f"{' '.join(heading.split()) or 'column'} ({again})", again + 1
        found.append(name)
    return found


class TextRows:
    """The rows of a table in UTF-8. Cells may hold line breaks between quotation marks.

    A quotation mark that is never closed is a mark like any other, if the line has as many cells without it as the
    table has; otherwise the line is refused. The lines after it are read as rows again, either way. `width`, once
    known, is how many columns there are: it tells a mark that was closed only by that of another row.
    """

    def __init__(
        self,
        stream: io.BufferedReader,
        delimiter: str,
        limits: Limits,
        escape: str | None = None,
        quote: str = '"',
    ) -> None:
        csv.field_size_limit(max(csv.field_size_limit(), limits.record))
        self.width = 0
        self._delimiter, self._limits, self._escape = delimiter, limits, escape
        self._dialect: dict[str, Any] = {"delimiter": delimiter, "escapechar": escape, "doublequote": escape is None}
        self._dialect["quotechar"] = quote
        self._source = _lines(stream, limits)
        self._waiting: list[_Line] = []

    def __iter__(self) -> Iterator[Cells]:
        empty = 0
        while (line := self._next()) is not None:
            empty = empty + 1 if line.text is not None and not line.text.strip() else 0
            if empty > _MOST_EMPTY:
                return
            yield self._row(line)

    def _next(self) -> _Line | None:
        return self._waiting.pop(0) if self._waiting else next(self._source, None)

    def _row(self, first: _Line) -> Cells:
        if first.text is None:
            return Cells(first.number, [], TOO_LARGE)
        taken = [first]
        reader = csv.reader(self._texts(taken), **self._dialect)
        try:
            cells = next(reader, [])
        except (csv.Error, _UnclosedError):
            return self._unclosed(taken)
        if len(taken) > 1 and (self._is_cut_off(taken) or self._is_of_several(taken, cells)):
            return self._unclosed(taken)
        if len(cells) > self._limits.columns:
            return Cells(first.number, [], TOO_WIDE)
        if len(taken) == 1 and (mended := self._undoubled(first.text, cells)):
            return Cells(first.number, mended, damaged=first.damaged, odd=UNDOUBLED)
        return Cells(first.number, unescaped(cells, self._escape), damaged=sum(line.damaged for line in taken))

    def _undoubled(self, text: str, cells: list[str]) -> list[str]:
        """The cells of a line in which marks within a cell are not doubled, where they are as many as the columns; else
        none.
        """
        is_odd = len(cells) != self.width or any('"' in cell for cell in cells)
        if '"' not in text or self.width < _FEWEST_TELLING or not is_odd or self._escape or self._is_strict(text):
            return []
        found = _cells_loosely(text.rstrip("\r\n"), self._delimiter)
        return found if len(found) == self.width else []

    def _is_strict(self, text: str) -> bool:
        try:
            list(csv.reader([text], strict=True, **self._dialect))
        except csv.Error:
            return False
        return True

    def _texts(self, taken: list[_Line]) -> Iterator[str]:
        """The lines as the reader of cells asks for them, noting which it took."""
        yield kept(taken[0].text or "", self._escape)
        size = 0
        while (line := self._next()) is not None:
            taken.append(line)
            size += len(line.text or "")
            if line.text is None or len(taken) > _MOST_LINES or size > self._limits.cell:
                raise _UnclosedError
            yield kept(line.text, self._escape)

    def _is_cut_off(self, taken: list[_Line]) -> bool:
        """Whether the file ended before a mark was closed."""
        try:
            list(csv.reader((line.text or "" for line in taken), strict=True, **self._dialect))
        except csv.Error as error:
            return "end of data" in str(error)
        return False

    def _is_of_several(self, taken: list[_Line], cells: list[str]) -> bool:
        """Whether lines that are whole rows by themselves were taken for parts of a cell.

        In prose a space follows the comma; a row has none there.
        """
        if self.width < _FEWEST_TELLING:
            return False
        alone = (next(csv.reader([line.text or ""], delimiter=self._delimiter), []) for line in taken[1:])
        # The line in which a cell ends has a mark too many to be a row by itself.
        whole = [row for row in alone if len(row) == self.width and not any('"' in cell for cell in row)]
        return any(len(cells) != self.width or not any(cell.startswith(" ") for cell in row[1:]) for row in whole)

    def _unclosed(self, taken: list[_Line]) -> Cells:
        self._waiting = taken[1:] + self._waiting
        first = taken[0]
        text = (first.text or "").rstrip("\r\n")
        cells = next(csv.reader([text], delimiter=self._delimiter, quoting=csv.QUOTE_NONE), [])
        if len(cells) == self.width > 1:
            return Cells(first.number, [cell.strip('"') for cell in cells], damaged=first.damaged, odd=LEFT_OPEN)
        return Cells(first.number, [text[:300]], UNCLOSED)


def _cells_loosely(text: str, delimiter: str) -> list[str]:
    """The cells of a line, of which those between marks end where a delimiter follows; none where one does not end."""
    found, within = list[str](), list[str]()
    for piece in text.split(delimiter):
        begins = not within and piece.startswith('"')
        if not within and not begins:
            found.append(piece)
            continue
        within.append(piece[1:] if begins else piece)
        if within[-1].endswith('"'):
            found.append(delimiter.join(within)[:-1].replace('""', '"'))
            within = []
    return [] if within else found


class _UnclosedError(Exception):
    """A cell goes on for so long that its mark was never closed."""


def _lines(stream: io.BufferedReader, limits: Limits) -> Iterator[_Line]:
    for number, line in lines(stream, limits.record):
        if line is None:
            yield _Line(number, None, 0)
            continue
        try:
            text, damaged = line.decode("utf-8"), 0
        except UnicodeDecodeError:
            text = line.decode("utf-8", "replace")
            damaged = text.count("\ufffd")
        # NUL would end the text for the reader of cells.
        yield _Line(number, text.replace("\x00", "\ufffd"), damaged)
