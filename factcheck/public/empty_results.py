"""What to try where a search finds nothing: without one of the filters, or with words that are spelt otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

from django import forms

from factcheck.public.narrowing import query, words_for
from factcheck.publishing.models.public import PublicRecord
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.reading.facets import count_found
from factcheck.publishing.reading.listing import Listing
from factcheck.publishing.search import words

_NAMES: Final = 1000
"""How many of the latest names are looked through for words like the one that was not found."""
_MISSPELT: Final = 4
"""Of how many words at most another spelling is looked for."""
_LIKENESS: Final = 0.75


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


def other_spelling(kind: str, terms: Sequence[str]) -> str:
    """The words asked for, those that are in no name spelt as one that is; empty if that finds nothing either."""
    named = [kind.name for kind in public_kinds.registered() if kind.names_correct_spelling]
    names = PublicRecord.objects.filter(kind__in=named).newest().values_list("name", flat=True)[:_NAMES]
    known = words(" ".join(names))
    others = dict(_alike(terms, known))
    spelt = " ".join(others.get(term, term) for term in terms)
    found = others and PublicRecord.objects.of_kind(kind).matching(spelt, kind).exists()
    return spelt if found else ""


def _alike(terms: Sequence[str], known: Sequence[str]) -> Iterator[tuple[str, str]]:
    misspelt = [term for term in terms if not any(word.startswith(term) for word in known)]
    for term in misspelt[:_MISSPELT]:
        near = [word for word in known if word[0] == term[0]]
        yield from ((term, word) for word in get_close_matches(term, near, 1, _LIKENESS))
