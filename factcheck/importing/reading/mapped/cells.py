"""The cells of a row, read by what their columns mean."""

import re
from collections.abc import Iterator
from typing import Final

from factcheck.importing.reading.mapped.by_language import say_the_same, tagged
from factcheck.importing.reading.mapped.mapping import HOLDS_ONE, PARTED, SAYS_CLAIM, Mapping, Meaning
from factcheck.importing.reading.mapped.rows import Row, shown, values_of
from factcheck.importing.records import ReadParty
from factcheck.importing.understanding.addresses import addresses_in
from factcheck.importing.understanding.fields import SEVERAL, Fields
from factcheck.importing.understanding.texts import bare, has_symbol

_NOTHING: Final = frozenset({"", "n a", "na", "none", "null", "nan", "nil"})
_FAILED_TEXT: Final = (
    "#N/A #REF! #VALUE! #NAME? #DIV/0! #NULL! #NUM! #SPILL! #CALC! #BEZUG! #NV #WERT! #ZAHL! #VALEUR! #NOM? #N/D "
    "#¡REF! #¡VALOR! #¿NOMBRE? #REF #VALOR! #NOME? #ССЫЛКА! #ЗНАЧ! #ИМЯ? #Н/Д #ДЕЛ/0!"
)
_FAILED: Final = frozenset(_FAILED_TEXT.split())
_FUNCTION: Final = re.compile(r"=\s*[A-Z][A-Z0-9.]{1,30}\((?:(?!://).)*\)\s*", re.DOTALL)
FAILED: Final = "what a spreadsheet shows, or holds, where it did not calculate: left out"
_PARTED: Final = re.compile(r"\s*[;|\n]\s*")
_PART: Final = 60
"""Characters that each of several labels, dates or numbers in one cell has at most."""
_KINDS: Final = {Meaning.OUTLET: "Organization", Meaning.PUBLISHER: "Organization"}


class Cells:
    """Reads the cells of a row by their meaning."""

    def __init__(self, row: Row, mapping: Mapping, *, is_since_1904: bool = False) -> None:
        self.row, self.mapping = row, mapping
        self.fields = Fields(mapping.orders, is_since_1904=is_since_1904)
        self._told: set[Meaning] = set()
        self._failed: set[str] = set()

    def column(self, meaning: Meaning) -> str:
        """The column of a meaning, the first that is filled; its own name where no column has it."""
        columns = self.mapping.columns_of(meaning)
        return next(
            (each for each in columns if values_of(self.row.get(each))), columns[0] if columns else meaning.value
        )

    def values(self, meaning: Meaning) -> list[str]:
        """What the row says, in all columns of a meaning, or else what holds for the whole archive."""
        columns = [each for each in self.mapping.columns_of(meaning) if each not in self.translated(meaning)]
        found = [text for column in columns for text in self._calculated(column, meaning)]
        constant = self.mapping.constants.get(meaning, "")
        return found or ([constant] if constant else [])

    def translated(self, meaning: Meaning) -> dict[str, str]:
        """The columns that name, in other languages, those whom the first that is filled names; with their languages.
        None of any but the claimants.
        """
        columns = self.mapping.columns_of(meaning) if meaning is Meaning.CLAIMANT else []
        if len(columns) < 2:  # noqa: PLR2004 -- one translates nothing
            return {}
        own = self.column(meaning)
        return {each: tagged(each).tag for each in columns if each != own and say_the_same(each, own)}

    def _calculated(self, column: str, meaning: Meaning) -> Iterator[str]:
        """The values of a cell without what stands there where nothing was calculated, which is told. Words of a claim
        stay as they stand.
        """
        for text in values_of(self.row.get(column)):
            is_function = text[:1] == "=" and meaning not in SAYS_CLAIM and _FUNCTION.fullmatch(text) is not None
            if text.strip() not in _FAILED and not is_function:
                yield text
            elif column not in self._failed:
                self._failed.add(column)
                self.fields.remark(column, text, FAILED)

    def value(self, meaning: Meaning) -> str:
        """The first of what the row says; empty where there is nothing, or a sign that there is nothing."""
        text = shown(next(iter(self._alone(meaning)), ""))
        if meaning is not Meaning.QUOTE:
            text = unquoted(text.strip())
        return "" if len(text) < 6 and bare(text) in _NOTHING and not has_symbol(text) else text  # noqa: PLR2004

    def _alone(self, meaning: Meaning) -> list[str]:
        """What the row says where one value has a place; said of others that there are."""
        found = self.values(meaning)
        if meaning not in HOLDS_ONE:
            return found
        if meaning in PARTED:
            found = [part for text in found for part in _each(text)]
        if len(several := dict.fromkeys(found)) > 1 and meaning not in self._told:
            self._told.add(meaning)
            self.fields.remark(self.column(meaning), "; ".join(several), SEVERAL)
        return found

    def address(self, meaning: Meaning) -> str:
        """An address; where a formula holds one, that."""
        return self.link(meaning) or self.fields.address(self.column(meaning), self.value(meaning))

    def link(self, meaning: Meaning) -> str:
        """The address to which a formula leads, whatever text it shows; empty where there is no formula."""
        text = next(iter(self.values(meaning)), "").strip()
        return next(iter(addresses_in(text)), "") if text.startswith("=") else ""

    def parties(self, meaning: Meaning) -> list[ReadParty]:
        """The parties named, each once."""
        column, kind = self.column(meaning), _KINDS.get(meaning, "")
        found: dict[str, ReadParty] = {}
        named = (self.fields.names(column, shown(text), kind) for text in self.values(meaning))
        for part in (part for names in named for part in _parted(names, meaning)):
            party = self.fields.party(column, part, kind)
            if party and bare(party.name) not in found:
                found[bare(party.name)] = party
        return list(found.values())


def _each(text: str) -> list[str]:
    """The values of one cell: parted by semicolons, bars or lines if all are short; of several addresses each."""
    if text.lstrip().startswith("="):
        return [text]
    if text.count("://") > 1:
        return addresses_in(text) or [text]
    parts = [part for part in _PARTED.split(text) if part]
    return parts if len(parts) > 1 and all(len(part) <= _PART for part in parts) else [text]


def _parted(parts: list[str], meaning: Meaning) -> list[str]:
    """The parties of one cell, in which outlets may be parted by commas, too."""
    if meaning is Meaning.OUTLET and len(parts) == 1:
        named = [part.strip() for part in re.split(r",| / ", parts[0])]
        parts = named if all(0 < len(part.split()) <= 3 for part in named) else parts  # noqa: PLR2004 -- words of a name
    return parts


def unquoted(text: str) -> str:
    """A text that is wholly between one pair of quotation marks, as spreadsheets leave them, without these."""
    for begin, end in (('"', '"'), ("„", "“"), ("«", "»"), ("“", "”")):
        if len(text) > 2 and text[0] == begin and text[-1] == end and not {begin, end} & set(text[1:-1]):  # noqa: PLR2004
            return text[1:-1].strip()
    return text
