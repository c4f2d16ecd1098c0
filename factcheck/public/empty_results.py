"""What to try where a search finds nothing: without one of the filters, or with words that are spelt otherwise."""

from dataclasses import dataclass
from typing import Any, Final

from django import forms

from factcheck.analysis.queries import Word, parse_query
from factcheck.public.narrowing import query, words_for
from factcheck.publishing.finding.vocabulary import Vocabulary, vocabulary
from factcheck.publishing.models.public import PublicRecord
from factcheck.publishing.reading.facets import count_found
from factcheck.publishing.reading.listing import Listing

_MOST: Final = 16
"""How many words of a query may be spelt otherwise."""


@dataclass(frozen=True)
class Without:
    """A search without one of its filters: what the filter says, the query, and how many records that finds."""

    label: str
    words: str
    query: str
    count: int


def without_one(found: Listing) -> list[Without]:
    """What would be found without each filter in use, words included, in one query; none that finds nothing."""
    form = found.filterset.form
    in_use = {name: value for name, value in form.cleaned_data.items() if value}
    counts = count_found(found.filterset, in_use)
    return [
        _without(form.fields[name], value, query(found.given, {name: []}), counts[name])
        for name, value in in_use.items()
        if counts[name]
    ]


def _without(field: forms.Field, value: Any, without: str, count: int) -> Without:
    values = ", ".join(words_for(one, field) for one in (value if isinstance(value, list) else [value]))
    return Without(str(field.label), values, without, count)


def other_spelling(found: Listing, kind: str) -> str:
    """The words asked for, those that no record has spelt as one that is alike; empty if that finds nothing either."""
    asked = parse_query(found.given.get("q", ""))
    known = vocabulary()
    spelt = [_spelt(word, known) for word in asked.words[:_MOST]]
    query = " ".join(spelt)
    if not asked.words or spelt == [word.spelling for word in asked.words]:
        return ""
    return query if PublicRecord.objects.of_kind(kind).matching(query, kind).exists() else ""


def _spelt(word: Word, known: Vocabulary) -> str:
    if known.frequency(word.forms) or known.beginning(word.token.word):
        return word.spelling
    return next((near.word for near in known.similar(word.token.word)), word.spelling)
