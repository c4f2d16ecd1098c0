"""Which column of a table says what: guessed, adjusted by a person, saved by name."""

import json
import re
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from factcheck.importing.understanding.dates import Order


class Meaning(StrEnum):
    """What a column can say of a record."""

    CLAIM = "claim"
    QUOTE = "quote"
    QUOTE_KIND = "quote_kind"
    PARAPHRASE = "paraphrase"
    CLAIMANT = "claimant"
    CLAIMANT_ROLE = "claimant_role"
    CLAIMANT_URL = "claimant_url"
    SAID_ON = "said_on"
    VENUE = "venue"
    OUTLET = "outlet"
    SOURCE_URL = "source_url"
    SOURCE_TITLE = "source_title"
    SOURCE_DATE = "source_date"
    SOURCE_LANGUAGE = "source_language"
    REBUTTAL = "rebuttal"
    REBUTTER = "rebutter"
    REVIEW_URL = "review_url"
    REVIEW_TITLE = "review_title"
    REVIEWED_ON = "reviewed_on"
    PUBLISHER = "publisher"
    PUBLISHER_URL = "publisher_url"
    REVIEW_AUTHOR = "review_author"
    REVIEW_AUTHOR_URL = "review_author_url"
    RATING = "rating"
    RATING_VALUE = "rating_value"
    RATING_BEST = "rating_best"
    RATING_WORST = "rating_worst"
    SUMMARY = "summary"
    ANALYSIS = "analysis"
    EVIDENCE = "evidence"
    LANGUAGE = "language"
    CONTEXT = "context"
    TOPICS = "topics"
    KEY = "key"


NUMBERED: Final = re.compile(r"column \d+")
"""What a column without a heading is called."""

SEVERAL: Final = frozenset({Meaning.EVIDENCE, Meaning.TOPICS, Meaning.CONTEXT, Meaning.SOURCE_URL})
"""What more than one column may say."""

PARTED: Final = frozenset(
    {
        *(Meaning.SAID_ON, Meaning.SOURCE_DATE, Meaning.REVIEWED_ON, Meaning.REVIEW_URL, Meaning.LANGUAGE),
        *(Meaning.RATING, Meaning.RATING_VALUE, Meaning.RATING_BEST, Meaning.RATING_WORST),
        *(Meaning.PUBLISHER_URL, Meaning.CLAIMANT_URL),
    }
)
"""What is short, so that marks between them part several values of one cell."""

HOLDS_ONE: Final = PARTED | {Meaning.CLAIM, Meaning.REVIEW_TITLE, Meaning.VENUE}
"""What has a place for one value: others that a cell, or a second column of that heading, holds are told."""

SAYS_CLAIM: Final = frozenset({Meaning.CLAIM, Meaning.QUOTE, Meaning.PARAPHRASE})
"""What says, itself or for want of better, what is claimed."""

_OF_CLAIMS: Final = frozenset({Meaning.CLAIM, Meaning.CLAIMANT, Meaning.RATING, Meaning.REVIEW_URL, Meaning.PUBLISHER})
_VERSION: Final = 1


class MappingError(ValueError):
    """What was saved as a mapping is none. The message says why, to a person."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each column means; columns that are not named are kept with the original and not understood.

    `constants` are values for the whole archive, where no column has them: its language, its publisher. `orders` says
    of columns of dates whether the day or the month comes first. `rows` names the member of each record that lists the
    rows, such as the quotes of an article; empty where the record is the row.
    """

    columns: MappingOf[str, Meaning] = field(default_factory=lambda: MappingProxyType({}))
    constants: MappingOf[Meaning, str] = field(default_factory=lambda: MappingProxyType({}))
    orders: MappingOf[str, Order] = field(default_factory=lambda: MappingProxyType({}))
    rows: str = ""

    def columns_of(self, meaning: Meaning) -> list[str]:
        """The columns that have a meaning."""
        return [column for column, each in self.columns.items() if each is meaning]

    def is_usable(self) -> bool:
        """Whether a record can come of it: something has to say what is claimed."""
        return not SAYS_CLAIM.isdisjoint(self.columns.values())

    def says_claim_of(self, row: MappingOf[str, Any]) -> bool:
        """Whether a row has a column that says what is claimed."""
        return any(meaning in SAYS_CLAIM and column in row for column, meaning in self.columns.items())

    def certainty(self) -> int:
        """How certain it is what is claimed: 2 by a heading, 1 by what stands in a column without one, 0 not at all."""
        said = [column for column, meaning in self.columns.items() if meaning in SAYS_CLAIM]
        return 0 if not said else 1 if all(NUMBERED.fullmatch(column) for column in said) else 2

    def lists_claims(self) -> bool:
        """Whether it is beyond doubt that claims are listed: a column has them, and others what belongs to one."""
        found = set(self.columns.values())
        return Meaning.CLAIM in found and len(found & _OF_CLAIMS) > 1

    def to_json(self) -> str:
        """The mapping as JSON, for saving."""
        document = {
            "version": _VERSION,
            "columns": {column: meaning.value for column, meaning in self.columns.items()},
            "constants": {meaning.value: value for meaning, value in self.constants.items()},
            "orders": {column: order.value for column, order in self.orders.items()},
            "rows": self.rows,
        }
        return json.dumps(document, ensure_ascii=False, indent=2)

    @classmethod
    def from_json(cls, saved: str) -> "Mapping":
        """The mapping that was saved.

        Raises:
            MappingError: it is none, or names a meaning that there is not.
        """
        try:
            document = json.loads(saved)
        except (ValueError, RecursionError) as error:
            raise MappingError("This is no JSON.") from error
        if not isinstance(document, dict) or document.get("version") != _VERSION:
            raise MappingError(f"This is no mapping of version {_VERSION}.")
        try:
            return cls(
                {column: Meaning(each) for column, each in _texts(document, "columns").items()},
                {Meaning(each): value for each, value in _texts(document, "constants").items()},
                {column: Order(each) for column, each in _texts(document, "orders").items()},
                str(document.get("rows") or ""),
            )
        except ValueError as error:
            raise MappingError(f"The mapping can't be used: {error}.") from error


def _texts(document: dict[str, Any], member: str) -> dict[str, str]:
    texts = document.get(member, {})
    if not isinstance(texts, dict) or not all(isinstance(each, str) for each in texts.values()):
        raise MappingError(f"“{member}” must be an object of texts.")
    return texts
