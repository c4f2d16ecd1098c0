"""The desk as a browser meets it: forms are read from the page, changed and sent back."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db import connection, models
from django.template.response import TemplateResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.markup import tree

Data = dict[str, Any]


def registered() -> list[type[models.Model]]:
    """The models with a page at the desk, in a settled order."""
    return sorted(admin.site._registry, key=lambda model: model._meta.label)


def admin_of(model: type[models.Model]) -> "ModelAdmin[Any]":
    return admin.site.get_model_admin(model)


def list_url(model: type[models.Model]) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def add_url(model: type[models.Model]) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")


def url_of(record: models.Model, view: str = "change") -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_{view}", args=[record.pk])


def form_of(client: Client, url: str, /, **changes: Any) -> Data:
    """What a browser would send from the main form of a page, with these fields changed."""
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return form_in(response) | changes


def form_in(response: Any) -> Data:
    """What a browser would send from the main form of a page that it got."""
    document = tree(response.content.decode())
    main = document.find(".//*[@id='content-main']")
    form = main.find(".//form") if main is not None else None
    assert form is not None, f"{response.request['PATH_INFO']} has no form"
    return dict(_fields(form))


def _fields(form: Element) -> Iterator[tuple[str, Any]]:
    for field in form.iter():
        name = field.get("name")
        if not name or "__prefix__" in name:
            continue
        if field.tag == "textarea":
            # The parser drops the line break that follows the tag, as browsers do.
            yield name, field.text or ""
        elif field.tag == "select":
            chosen = [option.get("value", "") for option in field.iter("option") if "selected" in option.attrib]
            yield name, chosen if "multiple" in field.attrib else (chosen[-1] if chosen else _first(field))
        elif field.tag == "input" and _is_sent(field):
            # Browsers send "on" for a box that has no value.
            yield name, field.get("value", "on" if field.get("type") == "checkbox" else "")


def _first(select: Element) -> str:
    option = select.find(".//option")
    return "" if option is None else option.get("value", "")


def _is_sent(field: Element) -> bool:
    kind = field.get("type", "text")
    return kind not in {"submit", "file"} and (kind not in {"checkbox", "radio"} or "checked" in field.attrib)


def row(prefix: str, index: int, **fields: Any) -> Data:
    """The fields of one row of an inline."""
    return {f"{prefix}-{index}-{name}": value for name, value in fields.items()}


def with_row(data: Data, prefix: str, **fields: Any) -> Data:
    """The form with one more row of an inline, as the editor's "Add another" makes it."""
    index = int(data[f"{prefix}-TOTAL_FORMS"])
    return data | row(prefix, index, **fields) | {f"{prefix}-TOTAL_FORMS": str(index + 1)}


def errors_in(response: Any) -> dict[str, list[str]]:
    """The messages of a form that was sent back, by the name of the field at which they stand."""
    found: dict[str, list[str]] = {}
    context = response.context or response.context_data
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += inline.formset.forms
        if inline.formset.non_form_errors():
            found[inline.formset.prefix] = list(inline.formset.non_form_errors())
    for form in forms:
        for name, messages in form.errors.items():
            found[form.add_prefix(name)] = list(messages)
    return found


def refused(client: Client, url: str, data: Data) -> dict[str, list[str]]:
    """The messages with which a form is sent back; the page around them, which takes long, is not written."""
    response = posted_undrawn(client, url, data)
    assert response.status_code == 200, "the form was accepted"
    return errors_in(response)


def posted_undrawn(client: Client, url: str, data: Data) -> Any:
    """The answer to a form, whose page is not written; what it would be written of is the answer's `context_data`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TemplateResponse, "rendered_content", "")
        return client.post(url, data)


def queries_of(client: Client, url: str) -> int:
    """How many queries a page makes."""
    return page_and_queries(client, url)[1]


def page_and_queries(client: Client, url: str) -> tuple[bytes, int]:
    """A page, and how many queries it makes."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return response.content, len(queries)
