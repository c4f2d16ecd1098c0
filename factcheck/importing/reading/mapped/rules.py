"""What the columns of a table tell as a whole: that a heading means something else than it means by itself."""

import re
from collections import Counter
from typing import Final

from factcheck.analysis.languages import guess_language
from factcheck.importing.reading.mapped.columns import HALF, LINE, Column
from factcheck.importing.reading.mapped.headings import heading_of, known_meanings_of, meanings_of
from factcheck.importing.reading.mapped.layouts import by_content
from factcheck.importing.reading.mapped.mapping import NUMBERED, Meaning
from factcheck.importing.reading.mapped.parts import parts_of
from factcheck.importing.understanding.addresses import host_of, understood_address
from factcheck.importing.understanding.fact_checkers import is_of_site
from factcheck.importing.understanding.languages import understood_language
from factcheck.importing.understanding.texts import bare

_PHRASE: Final = re.compile(r"(?:an?|the|in|on|at|during|un|une|dans|en|ein|eine|im|в|на)\s", re.IGNORECASE)
_ARTICLE: Final = 600
"""Characters that what is called a text has on average where it is a whole article."""
_ARTICLE_WORDS: Final = frozenset({"text", "content", "contents", "body", "article", "news", "story", "full", "main"})
"""Words of which the heading of an article's text consists; those of a quote or a post have others, too."""
# So many rows for each who publishes.
_FEW_PUBLISH: Final = 20


def reconsidered(found: dict[str, Meaning], columns: dict[str, Column]) -> dict[str, Meaning]:
    """The meanings, changed where the columns as a whole tell that a heading means something else."""
    if not found and all(NUMBERED.fullmatch(name) for name in columns):
        return by_content(columns)
    for rule in (
        _ratings_by_labels,
        _labels_beside_numbers,
        _row_numbers,
        _ratings_beside_states,
        _claim_by_title,
        _articles_of_claims,
        _speakers_for_sources,
        _authors_of_reviews,
        _publishers_by_address,
        _bylines,
        _short_contexts,
        _addresses_of_evidence,
        _review_beside_other_pages,
        _people_who_check,
        _those_that_publish,
        _outlets_for_venues,
        _languages_of_sources,
    ):
        rule(found, columns)
    return {name: found[name] for name in columns if name in found}


def _holder(found: dict[str, Meaning], meaning: Meaning) -> str | None:
    return next((name for name, each in found.items() if each is meaning), None)


def _ratings_by_labels(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
    """Where no heading says rating, the one column that holds nothing but labels has them."""
    if Meaning.RATING in found.values():
        return
    left = {name: column for name, column in columns.items() if name not in found and "." not in name and column.count}
    labels = [name for name, column in left.items() if column.is_of_labels() and not column.is_of_switches()]
    if len(labels) > 1:
        # A sentence may begin with its label.
        labels = [name for name in labels if left[name].length <= LINE / 4]
    found |= dict.fromkeys(labels[:1] if len(labels) == 1 else [], Meaning.RATING)


def _row_numbers(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
    """“Nr.” that counts the rows tells none of them from those of another sheet, nor of a later table."""
    key = _holder(found, Meaning.KEY)
    if (
        key
        and heading_of(key) in _NUMBERS
        and columns[key].texts == [str(n + 1) for n in range(len(columns[key].texts))]
    ):
        del found[key]


_NUMBERS: Final = frozenset({"no", "nr", "num", "número", "номер", "row id", "row", "n"})


def _ratings_beside_states(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
    """“Status” beside another column that may be the rating is how far the work is."""
    state = _holder(found, Meaning.RATING)
    if state is None or heading_of(state) not in {"status", "result", "outcome"}:
        return
    others = (name for name in columns if name not in found and Meaning.RATING in known_meanings_of(name)[:1])
    rating = next((name for name in others if columns[name].count and columns[name].fits(Meaning.RATING)), None)
    if rating is not None:
        found[rating] = Meaning.RATING
        del found[state]


def _bylines(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
    """“Author” beside who said it is who wrote the review."""
    author = next((name for name in columns if name not in found and _is_author(name) and columns[name].count), None)
    if author and Meaning.CLAIMANT in found.values() and Meaning.REVIEW_AUTHOR not in found.values():
        found |= {author: Meaning.REVIEW_AUTHOR} if columns[author].fits(Meaning.REVIEW_AUTHOR) else {}


def _labels_beside_numbers(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
    """Where a column of ratings has numbers, and another that may be it has words, these are the labels."""
    numbers = _holder(found, Meaning.RATING)
    if numbers is None or not columns[numbers].count or not columns[numbers].is_of_numbers():
        return
    for name, column in columns.items():
        if name not in found and Meaning.RATING in meanings_of(name) and column.count and not column.is_of_numbers():
            found[name] = Meaning.RATING
            del found[numbers]
            if Meaning.RATING_VALUE not in found.values():
                found[numbers] = Meaning.RATING_VALUE
            return


def _articles_of_claims(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
    """A text of many lines beside a title, which no column says to be anybody's, is no claim but an article: its title
    is the claim. Whose article it is, and whether it checks or is checked, nothing tells.
    """
    text, title = _holder(found, Meaning.QUOTE), _holder(found, Meaning.REVIEW_TITLE)
    if text is None or title is None or not _ARTICLE_WORDS.issuperset(heading_of(text).split()):
        return
    if not {Meaning.CLAIM, Meaning.PARAPHRASE, Meaning.CLAIMANT}.isdisjoint(found.values()):
        return
    if columns[text].length > _ARTICLE and columns[title].count:
        found[title] = Meaning.CLAIM
        del found[text]


def _speakers_for_sources(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
    """“Source” beside “author” is who says it where it names people: the author is that of the review."""
    author, source = _holder(found, Meaning.CLAIMANT), _holder(found, Meaning.OUTLET)
    if author and source and _is_author(author) and columns[source].is_of_speakers():
        found[author], found[source] = Meaning.REVIEW_AUTHOR, Meaning.CLAIMANT


def _review_beside_other_pages(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
    """Of two columns of pages the review's is that which says so, or that whose pages are of one site."""
    page = _holder(found, Meaning.REVIEW_URL)
    if page is None or _says_check(page):
        return
    others = [name for name in columns if name not in found and Meaning.REVIEW_URL in meanings_of(name)]
    others = [name for name in others if columns[name].count and columns[name].fits(Meaning.REVIEW_URL)]
    said = next(filter(_says_check, others), None)
    if said is not None:
        found[said], found[page] = Meaning.REVIEW_URL, Meaning.SOURCE_URL
        return
    alone = next((name for name in others if not columns[name].is_of_many_sites()), None)
    if alone is not None and columns[page].is_of_many_sites():
        found[alone] = Meaning.REVIEW_URL
        del found[page]


def _says_check(heading: str) -> bool:
    return "check" in parts_of(heading)


def _those_that_publish(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
    """“Source”, “Media” or “СМИ” is who publishes the reviews where their addresses are of its site."""
    page = _holder(found, Meaning.REVIEW_URL)
    if page is None:
        return
    if Meaning.PUBLISHER not in found.values():
        names = sorted(
            (name for name in columns if found.get(name) in _MAY_PUBLISH), key=lambda each: _rank(found, each)
        )
        publishing = next((name for name in names if _are_of(columns[name], columns[page], _least(found, name))), None)
        found |= {publishing: Meaning.PUBLISHER} if publishing else {}
    sites = _holder(found, Meaning.SOURCE_URL)
    if sites and columns[sites].is_of_sites() and _are_of(columns[sites], columns[page]):
        found[sites] = Meaning.PUBLISHER_URL


def _least(found: dict[str, Meaning], name: str) -> float:
    """The share of its rows that must tell it: nearly all where the column may as well be who said it."""
    return 0.9 if found.get(name) == Meaning.CLAIMANT else 0.5


def _rank(found: dict[str, Meaning], name: str) -> int:
    return _MAY_PUBLISH.index(found.get(name))


_MAY_PUBLISH: Final = (Meaning.OUTLET, Meaning.VENUE, Meaning.SOURCE_TITLE, Meaning.CLAIMANT, None)
"""What a column is taken for that may name who publishes, the likeliest first; None for what has no meaning."""


def _are_of(names: Column, pages: Column, least: float = 0.5) -> bool:
    """Whether names, or sites, are those of the sites of the pages beside them, in more than this share of rows."""
    pairs = [(name, page) for name, page in zip(names.by_row, pages.by_row, strict=True) if name and page]
    hosts = [(name, host_of(understood_address(page).url)) for name, page in pairs]
    alike = [_is_of(name, host) for name, host in hosts if host]
    return len(alike) * 2 > min(pages.count, len(pages.by_row)) and sum(alike) > least * len(alike)


def _is_of(name: str, host: str) -> bool:
    site = host_of(name)
    return (site in host) if site else is_of_site(name, host)


def _people_who_check(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
    """“Fact-checker” with people's names in it is who wrote the review."""
    checker = _holder(found, Meaning.PUBLISHER)
    if checker and Meaning.REVIEW_AUTHOR not in found.values() and columns[checker].is_of_people():
        found[checker] = Meaning.REVIEW_AUTHOR


def _outlets_for_venues(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
    """“Source” without an address, beside who said it, is where that was said."""
    outlet = _holder(found, Meaning.OUTLET)
    places = {Meaning.VENUE, Meaning.SOURCE_URL, Meaning.SOURCE_TITLE}
    if outlet and Meaning.CLAIMANT in found.values() and places.isdisjoint(found.values()):
        found[outlet] = Meaning.VENUE if columns[outlet].length < LINE else Meaning.OUTLET


def _claim_by_title(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
    """Where no column has the claim, and one contests it, the title is the claim and the summary says it at length."""
    if not {Meaning.CLAIM, Meaning.QUOTE, Meaning.PARAPHRASE}.isdisjoint(found.values()):
        return
    title, summary = _holder(found, Meaning.REVIEW_TITLE), _holder(found, Meaning.SUMMARY)
    if Meaning.REBUTTAL in found.values() and title:
        found[title] = Meaning.CLAIM
        if summary:
            found[summary] = Meaning.PARAPHRASE


def _authors_of_reviews(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
    """“Author” is whoever wrote the review where another column names the speaker, or few publish all of it."""
    author = next((name for name in found if found[name] is Meaning.CLAIMANT and _is_author(name)), None)
    if author is None:
        return
    few = columns[author].count >= max(columns[author].distinct, 1) * _FEW_PUBLISH
    if few and Meaning.PUBLISHER not in found.values():
        found[author] = Meaning.PUBLISHER


def _is_author(name: str) -> bool:
    return bare(name) in {"author", "autor", "auteur", "autore", "автор", "yazar", "muəllif"}


def _publishers_by_address(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
    """“Author” or “publisher” with addresses in it names the publisher by its site."""
    for name, column in columns.items():
        if name in found or column.addresses < HALF or Meaning.PUBLISHER_URL in found.values():
            continue
        if {Meaning.CLAIMANT, Meaning.PUBLISHER} & set(meanings_of(name)):
            found[name] = Meaning.PUBLISHER_URL
    for name, column in columns.items():
        if name not in found and column.addresses > HALF and Meaning.OUTLET in meanings_of(name):
            found[name] = Meaning.SOURCE_URL


def _short_contexts(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
    """“Context” that reads “a television ad” or “in a speech” is where it was said."""
    context = _holder(found, Meaning.CONTEXT)
    if context is None or Meaning.VENUE in found.values() or columns[context].length > LINE:
        return
    texts = columns[context].texts
    if sum(bool(_PHRASE.match(text)) for text in texts) * 2 > len(texts):
        found[context] = Meaning.VENUE


def _addresses_of_evidence(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
    """A plain “url” of many sites, beside an explanation, is what that rests on, not a review of each site."""
    url = _holder(found, Meaning.REVIEW_URL)
    if url is None or bare(url) not in {"url", "link", "source", "href"} or Meaning.SUMMARY not in found.values():
        return
    names = {Meaning.PUBLISHER, Meaning.PUBLISHER_URL, Meaning.RATING, Meaning.REVIEW_TITLE, Meaning.EVIDENCE}
    if names.isdisjoint(found.values()) and columns[url].is_of_many_sites():
        found[url] = Meaning.EVIDENCE


def _languages_of_sources(found: dict[str, Meaning], columns: dict[str, Column]) -> None:
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
