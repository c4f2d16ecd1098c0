"""What stands in the cells of a spreadsheet."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from factcheck.publishing.reading.sheets import Cell

BETWEEN: Final = " | "
"""What stands between several texts in one cell."""
_MOST_DIGITS: Final = 15
"""A spreadsheet rounds numbers of more."""
# As OWASP lists them; the wide forms are signs of formulas to some versions for East Asia.
_FORMULA: Final = re.compile("^\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]")


def defused(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def spelled(cell: Cell) -> str | int | bool | Decimal | None:
    """The cell as a spreadsheet holds it: several texts are one, none is a formula, and no number loses a digit."""
    if isinstance(cell, list):
        return defused(BETWEEN.join(cell)) if any(cell) else None
    if isinstance(cell, str):
        return defused(cell)
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        return cell if _is_kept(Decimal(cell)) else f"'{cell}"
    return cell


def written(cell: Cell) -> str:
    """The same as text; true and false in lower case."""
    value = spelled(cell)
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value).lower() if isinstance(value, bool) else str(value)


def _is_kept(number: Decimal) -> bool:
    digits: Sequence[int] = number.as_tuple().digits
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and len(digits) + max(exponent, 0) <= _MOST_DIGITS
