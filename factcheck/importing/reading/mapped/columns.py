"""A column of a table: what stands in it, as far as that tells what it means."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from factcheck.dates import Precision
from factcheck.importing.reading.mapped.mapping import Meaning
from factcheck.importing.reading.mapped.rows import Row, shown, values_of
from factcheck.importing.understanding.addresses import host_of, understood_address
from factcheck.importing.understanding.dates import understood_date
from factcheck.importing.understanding.labels import bucket_of
from factcheck.importing.understanding.nobody import is_vague
from factcheck.importing.understanding.people import is_person
from factcheck.importing.understanding.ratings import number_of
from factcheck.importing.understanding.texts import bare

DATES: Final = frozenset({Meaning.SAID_ON, Meaning.REVIEWED_ON, Meaning.SOURCE_DATE})
LINE: Final = 120
SENTENCE: Final = 20
"""Characters that a claim has on average, and a name has not."""
HALF: Final = 0.5
_ADDRESSES: Final = frozenset(
    {Meaning.REVIEW_URL, Meaning.SOURCE_URL, Meaning.PUBLISHER_URL, Meaning.CLAIMANT_URL, Meaning.REVIEW_AUTHOR_URL}
)
_NUMBERS: Final = frozenset({Meaning.RATING_VALUE, Meaning.RATING_BEST, Meaning.RATING_WORST})
_LINES: Final = frozenset(
    {Meaning.CLAIMANT, Meaning.PUBLISHER, Meaning.REVIEW_AUTHOR, Meaning.RATING, Meaning.LANGUAGE}
)
_WEB: Final = re.compile(r"\s*(?:https?:|www\.|=hyperlink|(?:[a-z0-9-]+\.){1,4}[a-z]{2,12}/\S*\s*\Z)", re.IGNORECASE)
_KINDS_OF_QUOTE: Final = ("direct", "indirect", "reported", "paraphrase")
_SAMPLE: Final = 200
_SWITCHES: Final = frozenset({"true", "false", "yes", "no"})
_MANY_SITES: Final = 5
_NOTHING: Final = frozenset({"", "null", "none", "nan", "n a", "na", "nil", "nat", "undefined"})
"""What programs write where nothing is: it tells nothing of a column."""
_THIRD: Final = 1 / 3


def _is_date(text: str) -> bool:
    """Whether a text is a date, or several, and not a sentence with a year in it."""
    text = next(filter(None, re.split(r"\s*[;|\n]\s*", text)), "")
    read = understood_date(text).date
    return read is not None and read.day is not None and (read.precision != Precision.YEAR or len(text) < SENTENCE)


class Column:
    """What stands in a column, as far as it tells what the column means."""

    def __init__(self, name: str, rows: Sequence[Row]) -> None:
        texts = [text for row in rows for text in values_of(row.get(name)) if bare(text[:12]) not in _NOTHING]
        texts = texts[: _SAMPLE * 5]
        self.name = name
        self.count = len(texts)
        self.by_row = [next(iter(values_of(row.get(name))), "") for row in rows[:_SAMPLE]]
        self.texts = texts[:_SAMPLE]
        self.distinct = len({bare(text[:200]) for text in texts})
        self.length = sum(map(len, self.texts)) / max(len(self.texts), 1)
        self.addresses = self._share(lambda text: bool(_WEB.match(text)))
        self.links = self._share(lambda text: shown(text) != text)

    def _share(self, tells: Callable[[str], bool]) -> float:
        return sum(map(tells, self.texts)) / max(len(self.texts), 1)

    def is_of_dates(self) -> bool:
        """Whether most of it are dates."""
        return self._share(_is_date) > HALF

    def is_of_labels(self) -> bool:
        """Whether most of it are labels of ratings."""
        return self._share(lambda text: bucket_of(text) is not None) > HALF

    def is_of_switches(self) -> bool:
        """Whether it says nothing but yes and no, which is said of many things besides claims."""
        return all(bare(text) in _SWITCHES for text in self.texts)

    def is_of_numbers(self) -> bool:
        """Whether most of it are numbers."""
        return self._share(lambda text: number_of(text) is not None) > HALF

    def is_of_sites(self) -> bool:
        """Whether its addresses are those of whole sites."""
        return all(understood_address(text).url.rstrip("/").count("/") <= 2 for text in self.texts)  # noqa: PLR2004

    def is_of_many_sites(self) -> bool:
        """Whether its addresses are of many sites, none of which has half of them."""
        hosts = Counter(host_of(understood_address(text).url) for text in self.texts)
        return len(hosts) >= _MANY_SITES and max(hosts.values()) * 2 < hosts.total()

    def is_of_people(self) -> bool:
        """Whether it holds people's full names, so many of them with given names that are known."""
        return self._share(lambda text: all(is_person(part.strip()) for part in text.split(","))) > _THIRD

    def is_of_speakers(self) -> bool:
        """Whether it holds people's names, and besides them hardly more than what names nobody, as “Facebook posts”."""
        return self.is_of_people() and self._share(lambda text: is_person(text) or is_vague(bare(text))) > HALF

    def fits(self, meaning: Meaning) -> bool:
        """Whether what stands in it can have that meaning."""
        if not self.count:
            return True
        if meaning in _ADDRESSES:
            return self.addresses > HALF or (meaning is Meaning.PUBLISHER_URL and self.length < LINE)
        if meaning in DATES:
            return self.is_of_dates()
        if meaning in _NUMBERS:
            return self.is_of_numbers()
        if meaning is Meaning.QUOTE_KIND:
            return self._share(lambda text: any(kind in bare(text) for kind in _KINDS_OF_QUOTE)) > HALF
        return self._fits_words(meaning)

    def _fits_words(self, meaning: Meaning) -> bool:
        if meaning is Meaning.EVIDENCE:
            return self._share(lambda text: "http" in text or "www." in text) > HALF
        if meaning is Meaning.TOPICS and self.is_of_numbers():
            return False
        if meaning is Meaning.KEY:
            return self.distinct == self.count
        if (meaning in _LINES and self.length > LINE) or (meaning is Meaning.CLAIM and self.is_of_dates()):
            return False
        if meaning in {Meaning.CLAIMANT, Meaning.OUTLET} and self.length < HALF:
            return True
        return self.addresses < HALF or self.links > HALF
