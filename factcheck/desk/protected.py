"""What keeps a record from being deleted, in words, with a link to where an editor can change it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.contrib.admin import AdminSite
from django.contrib.admin.utils import NestedObjects
from django.db import models, router
from django.forms.models import _get_foreign_key
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst


def resting_on(records: Iterable[models.Model], site: AdminSite) -> Iterator[SafeString]:
    """Each row that rests on these records and is not deleted with them."""
    found = list(records)
    if not found:
        return
    collector = NestedObjects(using=router.db_for_write(type(found[0])))
    collector.collect(found)
    for row in sorted(collector.protected, key=lambda row: (row._meta.label, row.pk)):
        yield _described(row, site)


def _described(row: Any, site: AdminSite) -> SafeString:
    if site.is_registered(type(row)):
        return _linked(row, str(row))
    owner, title = next(_owners(row, site), (row, str(row)))
    return _linked(owner, f"{owner} ({row._meta.verbose_name}: {title})")


def _owners(row: Any, site: AdminSite) -> Iterator[tuple[Any, str]]:
    """The record on whose page the row is edited, and what the row says of itself there."""
    for model, admin in site._registry.items():
        for inline in admin.inlines:
            if inline.model is type(row):
                key = _get_foreign_key(model, inline.model, fk_name=inline.fk_name)
                editor: Any = inline(model, site)
                yield getattr(row, key.name), editor.row_title(row)


def _linked(record: Any, text: str) -> SafeString:
    opts = record._meta
    url = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])
    return format_html('{}: <a href="{}">{}</a>', capfirst(opts.verbose_name), url, text)


def without_links(rows: Iterable[Any]) -> list[Any]:
    """What would be deleted, nested as Django lists it, without the rows that only link two records: nobody wrote them.

    Such a row has no page and no words of its own; Django names it in English, after its table.
    """
    beginnings = tuple(f"{capfirst(model._meta.verbose_name)}: " for model in _linking())
    nested = (without_links(row) if isinstance(row, list) else row for row in rows)
    return [row for row in nested if row and not (isinstance(row, str) and row.startswith(beginnings))]


def without_links_counted(counts: Mapping[Any, int]) -> dict[Any, int]:
    """How many rows of each name would be deleted, without those that only link two records."""
    links = {str(model._meta.verbose_name_plural) for model in _linking()}
    return {name: count for name, count in counts.items() if str(name) not in links}


def _linking() -> Iterator[type[models.Model]]:
    return (model for model in apps.get_models(include_auto_created=True) if model._meta.auto_created)
