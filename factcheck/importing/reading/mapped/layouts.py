"""Tables without headings: understood by what stands in their columns, or as a data set that is known by its ids."""

import re
from collections.abc import Callable
from typing import Final

from factcheck.importing.reading.mapped.columns import HALF, SENTENCE, Column
from factcheck.importing.reading.mapped.mapping import Meaning

_LAYOUTS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    # LIAR, and LIAR-PLUS, which has the justification at its end.
    (
        re.compile(r"\d{1,6}\.json"),
        "key rating claim topics claimant claimant_role - - - - - - - venue summary",
    ),
    # MultiFC.
    (
        re.compile(r"[a-z]{2,6}-\d{5}"),
        "key claim rating review_url summary topics claimant review_author topics review_title reviewed_on said_on",
    ),
)
"""What the columns mean from that of the ids on; “-” is nothing that has a place."""


def by_content(columns: dict[str, Column]) -> dict[str, Meaning]:
    """The meanings of columns without any headings."""
    return _by_ids(columns) or _by_what_they_hold(columns)


def _by_ids(columns: dict[str, Column]) -> dict[str, Meaning]:
    names = list(columns)
    for place, name in enumerate(names):
        for ids, layout in _LAYOUTS:
            meant = dict(zip(names[place:], layout.split(), strict=False))
            is_whole = len(meant) >= len(layout.split()) - 1
            if is_whole and columns[name].count and all(map(ids.fullmatch, columns[name].texts)):
                known = {each: Meaning(meaning) for each, meaning in meant.items() if meaning != "-"}
                return {each: meaning for each, meaning in known.items() if columns[each].fits(meaning)}
    return {}


def _by_what_they_hold(columns: dict[str, Column]) -> dict[str, Meaning]:
    """The meanings of columns by what stands in them."""
    found: dict[str, Meaning] = {}
    tests: tuple[tuple[Meaning, Callable[[Column], bool]], ...] = (
        (Meaning.REVIEW_URL, lambda column: column.addresses > HALF),
        (Meaning.SAID_ON, lambda column: column.is_of_dates()),
        (Meaning.RATING, lambda column: column.is_of_labels()),
    )
    for meaning, tells in tests:
        name = next(
            (each for each, column in columns.items() if each not in found and column.count and tells(column)), None
        )
        if name is not None:
            found[name] = meaning
    left = sorted((name for name in columns if name not in found), key=lambda name: -columns[name].length)
    if left and columns[left[0]].length >= SENTENCE:
        found[left[0]] = Meaning.CLAIM
        names = [name for name in left[1:] if 0 < columns[name].length <= SENTENCE]
        found |= dict.fromkeys(names[:1], Meaning.CLAIMANT)
    return {name: found[name] for name in columns if name in found}
