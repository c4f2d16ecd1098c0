"""The page for whoever saves second: what the other saved, what they typed, and a choice wherever the two differ."""

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from factcheck.editing import versions
from factcheck.editing.choosing import hidden
from factcheck.editing.history import changes_of
from factcheck.editing.models import ChangeSet
from factcheck.editing.names import Names, target_of
from factcheck.editing.states import current_state, rewound
from factcheck.editing.three_way_merge import Choice, Merge, Part, Side, merge, unix_lines

CONFLICT = 409
# What a form says of its rows, not of the record.
_COUNTS = re.compile(r"-(?:TOTAL_FORMS|INITIAL_FORMS|MIN_NUM_FORMS|MAX_NUM_FORMS|id)$|__prefix__")
_NAMED = 20
# Keys of a request that are not the form's: the new page has its own.
_NOT_KEPT = frozenset({"csrfmiddlewaretoken", versions.FIELD})


def conflict_page(model_admin: Any, request: HttpRequest, record: Any, token: str) -> TemplateResponse:
    """Both versions of a record, field by field, as a form that saves what is chosen. Nothing is written."""
    latest, known = versions.seen(record), versions.parse(token)
    since = changes_of(record).filter(pk__gt=known.change) if known else changes_of(record).none()
    base = rewound(current_state(record), since.order_by("-pk")) if known else None
    made = _merge(model_admin, request, record, base)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": gettext("Someone else saved this while you had it open"),
        "original": record,
        "change_sets": ChangeSet.objects.filter(rows__in=since).distinct().select_related("who")[:_NAMED],
        "choices": list(_shown(made)),
        "hidden": [*_others(request.POST, made), *hidden(made), (versions.FIELD, str(latest))],
        "back": reverse(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_change", args=[record.pk]),
    }
    return TemplateResponse(request, "admin/editing/conflict.html", context, status=CONFLICT)


def deleted_page(model_admin: Any, request: HttpRequest) -> TemplateResponse:
    """What was typed into the form of a record that is gone, to be copied from. Nothing is written."""
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": gettext("Someone else deleted this while you had it open"),
        "typed": list(_typed(request.POST)),
        "back": reverse(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_changelist"),
    }
    return TemplateResponse(request, "admin/editing/deleted.html", context, status=CONFLICT)


def _typed(data: QueryDict) -> Iterator[tuple[str, str]]:
    for name in data:
        if name not in _NOT_KEPT and not name.startswith("_") and not _COUNTS.search(name):
            yield from ((name, value) for value in data.getlist(name) if value.strip())


def _merge(model_admin: Any, request: HttpRequest, record: models.Model, base: Any) -> Merge:
    form = model_admin.get_form(request, record, change=True)(instance=record)
    parts = []
    for formset, inline in model_admin.get_formsets_with_inlines(request, record):
        rows = formset(instance=record, prefix=formset.get_default_prefix(), queryset=inline.get_queryset(request))
        parts.append(Part(inline, rows))
    return merge(unix_lines(request.POST), form, parts, base)


def _others(data: QueryDict, made: Merge) -> Iterator[tuple[str, str]]:
    """The keys that are no field's: the button that was pressed, or that this is a popup."""
    for name, values in data.lists():
        if name.startswith("_") and name not in _NOT_KEPT and name not in made.same:
            yield from ((name, value) for value in values)


def _shown(made: Merge) -> Iterator[dict[str, Any]]:
    fields = [field for choice in made.choices for side in (choice.mine, choice.theirs) for field in _all(choice, side)]
    names = Names((target, value) for _, field, values in fields if (target := target_of(field)) for value in values)
    for choice in made.choices:
        sides = {"theirs": _words(choice, choice.theirs, names), "mine": _words(choice, choice.mine, names)}
        yield {"choice": choice, **sides}


def _words(choice: Choice, side: Side, names: Names) -> str:
    """What a side says, in words."""
    if choice.field is not None:
        return _text(choice.field, side.values, names)
    return "\n".join([side.words, *(f"{label}: {_text(field, values, names)}" for label, field, values in side.filled)])


def _all(choice: Choice, side: Side) -> tuple[tuple[str, Any, list[str]], ...]:
    return (*side.filled, ("", choice.field, side.values))


def _text(field: Any, values: list[str], names: Names) -> str:
    target = target_of(field)
    if target is not None:
        return ", ".join(names.of(target, value) for value in values if value)
    if isinstance(field, forms.BooleanField):
        return "yes" if values else "no"
    labels = dict(getattr(field, "choices", ()))
    return ", ".join(str(labels.get(value, value)) for value in values)
