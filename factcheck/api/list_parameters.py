"""The parameters of lists, as the API's description has them."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import forms
from drf_spectacular.utils import OpenApiParameter

from factcheck.api.revisions import NumberField
from factcheck.public.downloads.answers import FORMAT, ROWS
from factcheck.public.downloads.formats import FORMATS
from factcheck.publishing.finding.ranking import RANKED
from factcheck.publishing.reading.filters import (
    RELEVANCE,
    ChoicesField,
    DayField,
    ListFilterSet,
    MomentField,
    WordsField,
)
from factcheck.publishing.reading.listing import MAX_VALUE, MAX_VALUES, MAX_WORDS
from factcheck.publishing.reading.paging import DEFAULT_SIZE, MAX_SIZE
from factcheck.publishing.reading.sheets import Sheet

Json = dict[str, Any]


def filters(filterset_class: type[ListFilterSet]) -> list[OpenApiParameter]:
    """Those by which a list is narrowed down."""
    return [
        OpenApiParameter(name, _value(filter_.field), description=_describe(filter_), explode=True)
        for name, filter_ in filterset_class.base_filters.items()
    ]


def _describe(filter_: Any) -> str:
    text = str(filter_.extra["help_text"])
    return f"{text} Given several times: any of them." if getattr(filter_, "many", False) else text


def paging(filterset_class: type[ListFilterSet]) -> list[OpenApiParameter]:
    """Those that say in which order a list is, and which page of it is wanted."""
    orderings = list(filterset_class.orderings)
    size: Json = {"type": "integer", "minimum": 1, "maximum": MAX_SIZE, "default": DEFAULT_SIZE}
    return [
        OpenApiParameter(
            "ordering",
            {"type": "string", "enum": orderings, "default": orderings[0]},
            description=_about_order(orderings),
        ),
        OpenApiParameter("page_size", size, description="How many entries a page has."),
        OpenApiParameter(
            "cursor", {"type": "string"}, description="Names a page. Take it from `next` or `previous`, as it is."
        ),
    ]


def files(sheets: Sequence[Sheet]) -> list[OpenApiParameter]:
    """Those by which a list is had as a file."""
    names = [sheet.name for sheet in sheets]
    rows: Json = {"type": "string", "enum": names, "default": names[0]}
    return [
        OpenApiParameter(
            FORMAT,
            {"type": "string", "enum": ["json", *FORMATS], "default": "json"},
            description="Anything but `json` is the whole list as a file, without pages: leave `cursor` and "
            "`page_size` out. Lines of `jsonl` are the published documents.",
        ),
        OpenApiParameter(ROWS, rows, description="Of a file: what its rows are." + _of_rows(sheets)),
    ]


def _of_rows(sheets: Sequence[Sheet]) -> str:
    return "".join(f" `{sheet.name}`: {sheet.about}" for sheet in sheets)


def _about_order(orderings: list[str]) -> str:
    order = "By which moment or number the list is ordered; with a minus sign, the latest first."
    if RELEVANCE not in orderings:
        return order
    return f"{order} With `q`, `relevance` is the default: the best first, of the {RANKED} best at most."


def _value(field: forms.Field) -> Json:
    text: Json = {"type": "string", "maxLength": MAX_VALUE}
    many = partial(dict[str, Any], type="array", maxItems=MAX_VALUES)
    match field:
        case ChoicesField():
            choices: Any = field.choices
            return many(items={"type": "string", "enum": [str(value) for value, _ in choices]})
        case WordsField():
            return {"type": "string", "maxLength": MAX_WORDS}
        case DayField():
            return {"type": "string", "format": "date"}
        case MomentField():
            return {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}
        case NumberField():
            return {"type": "integer", "minimum": 0}
    return many(items=text)
