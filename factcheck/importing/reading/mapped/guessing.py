"""Guesses which column of a table says what, by its heading and by what stands in it."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Final

from factcheck.analysis.languages import guess_language
from factcheck.dates import Precision
from factcheck.importing.reading.mapped.by_language import say_the_same
from factcheck.importing.reading.mapped.headings import meanings_of
from factcheck.importing.reading.mapped.mapping import HOLDS_ONE, SEVERAL, Mapping, Meaning
from factcheck.importing.reading.mapped.rows import Row, columns_in, row_of, rows_within, shown, values_of
from factcheck.importing.understanding.addresses import host_of, understood_address
from factcheck.importing.understanding.dates import order_of, understood_date
from factcheck.importing.understanding.labels import bucket_of
from factcheck.importing.understanding.languages import understood_language
from factcheck.importing.understanding.ratings import number_of
from factcheck.importing.understanding.texts import bare

_ADDRESSES: Final = frozenset(
    {Meaning.REVIEW_URL, Meaning.SOURCE_URL, Meaning.PUBLISHER_URL, Meaning.CLAIMANT_URL, Meaning.REVIEW_AUTHOR_URL}
)
_DATES: Final = frozenset({Meaning.SAID_ON, Meaning.REVIEWED_ON, Meaning.SOURCE_DATE})
_NUMBERS: Final = frozenset({Meaning.RATING_VALUE, Meaning.RATING_BEST, Meaning.RATING_WORST})
_LINES: Final = frozenset(
    {Meaning.CLAIMANT, Meaning.PUBLISHER, Meaning.REVIEW_AUTHOR, Meaning.RATING, Meaning.LANGUAGE}
)
_LINE: Final = 120
_WEB: Final = re.compile(r"\s*(?:https?:|www\.|=hyperlink|(?:[a-z0-9-]+\.){1,4}[a-z]{2,12}/\S*\s*\Z)", re.IGNORECASE)
_PHRASE: Final = re.compile(r"(?:an?|the|in|on|at|during|un|une|dans|en|ein|eine|im|в|на)\s", re.IGNORECASE)
_KINDS_OF_QUOTE: Final = ("direct", "indirect", "reported", "paraphrase")
_SAMPLE: Final = 200
_SENTENCE: Final = 20
"""Characters that a claim has on average, and a name has not."""
_AGAIN: Final = re.compile(r"(.+) \(\d+\)")
_NUMBERED: Final = re.compile(r"column \d+")
_SWITCHES: Final = frozenset({"true", "false", "yes", "no"})
_MANY_SITES: Final = 5
# So many rows for each who publishes.
_FEW_PUBLISH: Final = 20
_HALF: Final = 0.5


def guess_mapping(records: Sequence[dict[str, Any]]) -> Mapping:
    """The likeliest mapping of an archive of which these are records from its beginning."""
    member = _listing_member(records)
    rows = (
        [row for record in records for row, _ in rows_within(record, member)] if member else list(map(row_of, records))
    )
    columns = _assigned({column: _Column(column, rows) for column in columns_in(rows)}, within=member)
    orders = {
        column: order
        for column, meaning in columns.items()
        if meaning in _DATES and (order := order_of(text for row in rows for text in values_of(row.get(column))))
    }
    return Mapping(columns, orders=orders, rows=member)


def _listing_member(records: Sequence[dict[str, Any]]) -> str:
    """The member that lists the rows, such as the quotes of an article; empty where the record is the row."""
    if any(_says_claim(key) and not isinstance(record[key], list) for record in records[:_SAMPLE] for key in record):
        return ""
    lists = Counter(
        key
        for record in records
        for key, value in record.items()
        if isinstance(value, list)
        and any(isinstance(part, dict) and any(_says_claim(name) or name == "quote" for name in part) for part in value)
    )
    return lists.most_common(1)[0][0] if lists else ""


def _says_claim(heading: str) -> bool:
    return next(iter(meanings_of(heading)), None) is Meaning.CLAIM


def _is_date(text: str) -> bool:
    """Whether a text is a date, or several, and not a sentence with a year in it."""
    text = next(filter(None, re.split(r"\s*[;|\n]\s*", text)), "")
    read = understood_date(text).date
    return read is not None and read.day is not None and (read.precision != Precision.YEAR or len(text) < _SENTENCE)


class _Column:
    """What stands in a column, as far as it tells what the column means."""

    def __init__(self, name: str, rows: Sequence[Row]) -> None:
        texts = [text for row in rows for text in values_of(row.get(name))][: _SAMPLE * 5]
        self.name = name
        self.count = len(texts)
        self.texts = texts[:_SAMPLE]
        self.distinct = len({bare(text[:200]) for text in texts})
        self.length = sum(map(len, self.texts)) / max(len(self.texts), 1)
        self.addresses = self._share(lambda text: bool(_WEB.match(text)))
        self.links = self._share(lambda text: shown(text) != text)

    def _share(self, tells: Callable[[str], bool]) -> float:
        return sum(map(tells, self.texts)) / max(len(self.texts), 1)

    def is_of_dates(self) -> bool:
        """Whether most of it are dates."""
        return self._share(_is_date) > _HALF

    def is_of_labels(self) -> bool:
        """Whether most of it are labels of ratings."""
        return self._share(lambda text: bucket_of(text) is not None) > _HALF

    def is_of_switches(self) -> bool:
        """Whether it says nothing but yes and no, which is said of many things besides claims."""
        return all(bare(text) in _SWITCHES for text in self.texts)

    def is_of_numbers(self) -> bool:
        """Whether most of it are numbers."""
        return self._share(lambda text: number_of(text) is not None) > _HALF

    def is_of_many_sites(self) -> bool:
        """Whether its addresses are of many sites, none of which has half of them."""
        hosts = Counter(host_of(understood_address(text).url) for text in self.texts)
        return len(hosts) >= _MANY_SITES and max(hosts.values()) * 2 < hosts.total()

    def fits(self, meaning: Meaning) -> bool:
        """Whether what stands in it can have that meaning."""
        if not self.count:
            return True
        if meaning in _ADDRESSES:
            return self.addresses > _HALF or (meaning is Meaning.PUBLISHER_URL and self.length < _LINE)
        if meaning in _DATES:
            return self.is_of_dates()
        if meaning in _NUMBERS:
            return self.is_of_numbers()
        if meaning is Meaning.QUOTE_KIND:
            return self._share(lambda text: any(kind in bare(text) for kind in _KINDS_OF_QUOTE)) > _HALF
        return self._fits_words(meaning)

    def _fits_words(self, meaning: Meaning) -> bool:
        if meaning is Meaning.EVIDENCE:
            return self._share(lambda text: "http" in text or "www." in text) > _HALF
        if meaning is Meaning.TOPICS and self.is_of_numbers():
            return False
        if meaning is Meaning.KEY:
            return self.distinct == self.count
        if (meaning in _LINES and self.length > _LINE) or (meaning is Meaning.CLAIM and self.is_of_dates()):
            return False
        if meaning in {Meaning.CLAIMANT, Meaning.OUTLET} and self.length < _HALF:
            return True
        return self.addresses < _HALF or self.links > _HALF


def _assigned(columns: dict[str, _Column], *, within: str) -> dict[str, Meaning]:
    """A meaning for each column that has one: each heading's likeliest first, then what is left over."""
    found: dict[str, Meaning] = {}
    choices = {name: _choices(name, within) for name in columns}
    for rank in range(max(map(len, choices.values()), default=0)):
        for name, column in columns.items():
            means = choices[name]
            if name in found or rank >= len(means) or not column.fits(means[rank]):
                continue
            if _repeats(name, means[rank], found) or not _taken(means[rank], column, found, columns):
                found[name] = means[rank]
    return _reconsidered(found, columns)


def _repeats(name: str, meaning: Meaning, found: dict[str, Meaning]) -> bool:
    """Whether more than one column may have that meaning: some may always, others under the same heading twice, or
    in several languages.
    """
    again = _AGAIN.fullmatch(name)
    if meaning in SEVERAL or (again is not None and found.get(again[1]) is meaning):
        return True
    others = (other for other, each in found.items() if each is meaning)
    return meaning in HOLDS_ONE and any(say_the_same(name, other) for other in others)


def _taken(meaning: Meaning, column: _Column, found: dict[str, Meaning], columns: dict[str, _Column]) -> bool:
    """Whether another column has that meaning already, and is not by far emptier than this one."""
    holder = next((name for name, each in found.items() if each is meaning), None)
    if holder is None:
        return False
    if columns[holder].count == 0 < column.count:
        del found[holder]
        return False
    return True


def _choices(name: str, within: str) -> list[Meaning]:
    means = meanings_of(name)
    if "." in name and not within:
        # Addresses within a list within a record are what it rests on.
        return [Meaning.EVIDENCE if each in {Meaning.SOURCE_URL, Meaning.REVIEW_URL} else each for each in means]
    if within and name.startswith(f"{within}."):
        means = [each for each in means if each is not Meaning.VENUE]
    if within and not name.startswith(f"{within}."):
        # What stands beside the list is of its document: the text is where the quotes are from, not one of them.
        beside = {Meaning.QUOTE, Meaning.CLAIM, Meaning.QUOTE_KIND, Meaning.CLAIMANT, Meaning.KEY}
        means = [_OF_DOCUMENT.get(each, each) for each in means if each not in beside]
    return means


_OF_DOCUMENT: Final = {
    Meaning.REVIEW_TITLE: Meaning.SOURCE_TITLE,
    Meaning.REVIEW_URL: Meaning.SOURCE_URL,
    Meaning.SAID_ON: Meaning.SOURCE_DATE,
    Meaning.REVIEWED_ON: Meaning.SOURCE_DATE,
}


def _reconsidered(found: dict[str, Meaning], columns: dict[str, _Column]) -> dict[str, Meaning]:
    """The meanings, changed where the columns as a whole tell that a heading means something else."""
    if not found and all(_NUMBERED.fullmatch(name) for name in columns):
        return _by_content(columns)
    for rule in (
        _ratings_by_labels,
        _claim_by_title,
        _authors_of_reviews,
        _publishers_by_address,
        _short_contexts,
        _addresses_of_evidence,
        _languages_of_sources,
    ):
        rule(found, columns)
    return {name: found[name] for name in columns if name in found}


def _by_content(columns: dict[str, _Column]) -> dict[str, Meaning]:
    """The meanings of columns without any headings, by what stands in them."""
    found: dict[str, Meaning] = {}
    tests: tuple[tuple[Meaning, Callable[[_Column], bool]], ...] = (
        (Meaning.REVIEW_URL, lambda column: column.addresses > _HALF),
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
    if left and columns[left[0]].length >= _SENTENCE:
        found[left[0]] = Meaning.CLAIM
        names = [name for name in left[1:] if 0 < columns[name].length <= _SENTENCE]
        found |= dict.fromkeys(names[:1], Meaning.CLAIMANT)
    return {name: found[name] for name in columns if name in found}


def _holder(found: dict[str, Meaning], meaning: Meaning) -> str | None:
    return next((name for name, each in found.items() if each is meaning), None)


def _ratings_by_labels(found: dict[str, Meaning], columns: dict[str, _Column]) -> None:
    """Where no heading says rating, the one column that holds nothing but labels has them."""
    if Meaning.RATING in found.values():
        return
    left = {name: column for name, column in columns.items() if name not in found and "." not in name and column.count}
    labels = [name for name, column in left.items() if column.is_of_labels() and not column.is_of_switches()]
    found |= dict.fromkeys(labels[:1] if len(labels) == 1 else [], Meaning.RATING)


def _claim_by_title(found: dict[str, Meaning], columns: dict[str, _Column]) -> None:
    """Where no column has the claim, and one contests it, the title is the claim and the summary says it at length."""
    if not {Meaning.CLAIM, Meaning.QUOTE, Meaning.PARAPHRASE}.isdisjoint(found.values()):
        return
    title, summary = _holder(found, Meaning.REVIEW_TITLE), _holder(found, Meaning.SUMMARY)
    if Meaning.REBUTTAL in found.values() and title:
        found[title] = Meaning.CLAIM
        if summary:
            found[summary] = Meaning.PARAPHRASE


def _authors_of_reviews(found: dict[str, Meaning], columns: dict[str, _Column]) -> None:
    """“Author” is whoever wrote the review where another column names the speaker, or few publish all of it."""
    author = next((name for name in found if found[name] is Meaning.CLAIMANT and _is_author(name)), None)
    if author is None:
        return
    few = columns[author].count >= max(columns[author].distinct, 1) * _FEW_PUBLISH
    if few and Meaning.PUBLISHER not in found.values():
        found[author] = Meaning.PUBLISHER


def _is_author(name: str) -> bool:
    return bare(name) in {"author", "autor", "auteur", "autore", "автор", "yazar", "muəllif"}


def _publishers_by_address(found: dict[str, Meaning], columns: dict[str, _Column]) -> None:
    """“Author” or “publisher” with addresses in it names the publisher by its site."""
    for name, column in columns.items():
        if name in found or column.addresses < _HALF or Meaning.PUBLISHER_URL in found.values():
            continue
        if {Meaning.CLAIMANT, Meaning.PUBLISHER} & set(meanings_of(name)):
            found[name] = Meaning.PUBLISHER_URL
    for name, column in columns.items():
        if name not in found and column.addresses > _HALF and Meaning.OUTLET in meanings_of(name):
            found[name] = Meaning.SOURCE_URL


def _short_contexts(found: dict[str, Meaning], columns: dict[str, _Column]) -> None:
    """“Context” that reads “a television ad” or “in a speech” is where it was said."""
    context = _holder(found, Meaning.CONTEXT)
    if context is None or Meaning.VENUE in found.values() or columns[context].length > _LINE:
        return
    texts = columns[context].texts
    if sum(bool(_PHRASE.match(text)) for text in texts) * 2 > len(texts):
        found[context] = Meaning.VENUE


def _addresses_of_evidence(found: dict[str, Meaning], columns: dict[str, _Column]) -> None:
    """A plain “url” of many sites, beside an explanation, is what that rests on, not a review of each site."""
    url = _holder(found, Meaning.REVIEW_URL)
    if url is None or bare(url) not in {"url", "link", "source", "href"} or Meaning.SUMMARY not in found.values():
        return
    names = {Meaning.PUBLISHER, Meaning.PUBLISHER_URL, Meaning.RATING, Meaning.REVIEW_TITLE, Meaning.EVIDENCE}
    if names.isdisjoint(found.values()) and columns[url].is_of_many_sites():
        found[url] = Meaning.EVIDENCE


def _languages_of_sources(found: dict[str, Meaning], columns: dict[str, _Column]) -> None:
    """A “language” in which the claims beside it are not written is that of the sources."""
    language, claim = _holder(found, Meaning.LANGUAGE), _holder(found, Meaning.CLAIM)
    if language is None or claim is None or Meaning.OUTLET not in found.values() or columns[language].distinct < 2:  # noqa: PLR2004
        return
    written = Counter(tag for text in columns[claim].texts if (tag := guess_language(text)))
    named = Counter(understood_language(text).tag.partition("-")[0] for text in columns[language].texts)
    if (
        written
        and max(written.values()) * 10 >= written.total() * 9
        and named[written.most_common(1)[0][0]] * 2 < named.total()
    ):
        found[language] = Meaning.SOURCE_LANGUAGE
