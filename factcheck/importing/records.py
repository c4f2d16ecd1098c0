"""What was read from an archive, in one form whatever the format: nothing here knows a model or a database.

Each value that was understood keeps its original beside it, letter by letter, so that a record can show what it was
imported from, and an editor can see where we read it wrongly.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an archive a record stands: the file's name, its line or row from 1 (0 where it has none), and the path
    within that line or page, such as `@graph[2]`.
    """

    file: str
    line: int = 0
    path: str = ""


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date as written, and what of it is certain: no day, month or year is invented.

    `day` is the first day that it may mean, None where it was not understood; `precision` is a value of
    `factcheck.dates.Precision`, and `expression` in EDTF what an interval is.
    """

    original: str
    day: date | None = None
    precision: str = "day"
    expression: str = ""


@dataclass(frozen=True, slots=True)
class ReadParty:
    """A person or organisation as named: a claimant, a publisher or an author.

    `name` is trimmed and of single spaces, `original` is as written; `kind` is the type that the archive gives it
    (`Person`, `Organization`), empty where none; `links` are addresses that it is known by, its own page first; `names`
    what it is called in other languages, each with the tag of its language.
    """

    name: str
    original: str = ""
    kind: str = ""
    links: tuple[str, ...] = ()
    role: str = ""
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A document in which something was said, or by which it is known."""

    url: str = ""
    title: str = ""
    publisher: ReadParty | None = None
    authors: tuple[ReadParty, ...] = ()
    published_on: ReadDate | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class ReadUtterance:
    """That a party put the claim forward (`stance` as `claims.vocabulary.Stance`) or contested it (`contests`).

    `quote` holds words given as a direct quote, `summary` words of an archive that paraphrases.
    """

    party: ReadParty
    stance: str = "asserts"
    contests: bool = False
    quote: str = ""
    summary: str = ""
    said_on: ReadDate | None = None
    venue: str = ""
    sources: tuple[ReadSource, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadRating:
    """A rating as its publisher wrote it. Numbers are as given: `best` may be less than `worst`; None where absent."""

    text: str = ""
    value: Decimal | None = None
    best: Decimal | None = None
    worst: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ReadReview:
    """A fact-check of the claim; texts are Markdown, sanitised of what pages would not show."""

    url: str = ""
    title: str = ""
    publisher: ReadParty | None = None
    authors: tuple[ReadParty, ...] = ()
    reviewed_on: ReadDate | None = None
    language: str = ""
    rating: ReadRating | None = None
    summary: str = ""
    analysis: str = ""
    evidence: tuple[ReadSource, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadAppearance:
    """That an image, a video or a recording was seen at an address, and what it was passed off as there."""

    url: str = ""
    purports: str = ""
    seen_on: ReadDate | None = None


@dataclass(frozen=True, slots=True)
class ReadMedia:
    """An image, a video or a recording, and what a MediaReview found it to be.

    `kind` and `category` are values of `factcheck.media.vocabulary`. It has an address, a SHA-256 or both.
    """

    kind: str
    name: str
    url: str
    category: str
    sha256: str = ""
    appearances: tuple[ReadAppearance, ...] = ()
    finding: str = ""
    original_url: str = ""
    review_url: str = ""
    publisher: ReadParty | None = None
    reviewed_on: ReadDate | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What was odd in one field, for the report: the value as it stood, and what was made of it."""

    field: str
    original: str
    understood: str


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """One claim of an archive with whatever the archive says of it.

    `key` identifies the record in every import of the same archive: the archive's own id where it has one, else
    derived from the review's address and the claim's text. `original` is the record as it was, whole (MediaReview
    included), as JSON values. `text` is empty where only `media` are reviewed, and no claim.
    """

    place: Place
    key: str
    text: str
    original: dict[str, Any]
    language: str = ""
    context: str = ""
    topics: tuple[str, ...] = ()
    utterances: tuple[ReadUtterance, ...] = ()
    reviews: tuple[ReadReview, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())
    media: tuple[ReadMedia, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that is not taken in: where it stands, the field to blame, and a reason that a person understands."""

    place: Place
    field: str
    reason: str
    original: str = ""
