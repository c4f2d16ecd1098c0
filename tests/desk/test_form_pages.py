"""The pages of forms: drawn as Django draws them, with a row to add fetched when it is wanted."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import django
import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db import models
from django.forms.renderers import DjangoTemplates
from django.template import engines
from django.template.loader import get_template
from django.test import Client

from claims.models import Claim, Claimant, Topic
from factcheck.http.unindented import unindented
from sources.models import Source
from tests import factories
from tests.desk.pages import (
    add_url,
    admin_of,
    form_in,
    form_of,
    posted_undrawn,
    queries_of,
    registered,
    url_of,
    with_row,
)
from tests.markup import fragment
from tests.records import whole_claim

pytestmark = pytest.mark.django_db

NEW_CLAIM = "/admin/claims/claim/new-row/attributions/"
# Django's forms lay their fields out otherwise from 6.0 on; the desk keeps what its stylesheet is made for.
AS_DJANGO_LAYS_OUT = django.VERSION < (6, 0)


def _tree(element: Any) -> tuple[Any, ...]:
    """An element as a browser sees it: order of attributes and indentation apart."""
    attributes = {name: " ".join(sorted(value.split())) for name, value in element.attrib.items()}
    text = element.text or "" if element.tag in {"textarea", "option"} else _words(element.text)
    return element.tag, attributes, text, [(_tree(child), _words(child.tail)) for child in element]


def _words(text: str | None) -> str:
    return " ".join((text or "").split())


@cache
def _parsed(markup: str) -> Any:
    return _tree(fragment(markup))


def _pages(client: Client) -> Iterator[Any]:
    """The context of every form of the desk: of a record, of a new one, and sent back with errors."""
    whole_claim()
    for model in registered():
        record = model._default_manager.first()
        for url in [add_url(model), *([url_of(record)] if record else [])]:
            page = client.get(url)
            if "adminform" in (page.context or {}):
                yield page.context
                sent_back = getattr(posted_undrawn(client, url, _spoilt(page)), "context_data", {})
                yield from [sent_back] if "adminform" in sent_back else []


def _spoilt(page: Any) -> dict[str, Any]:
    return {name: value if "_FORMS" in name or name[0] == "_" else "\0" for name, value in form_in(page).items()}


def _fieldsets(context: Any) -> Iterator[tuple[Any, Any]]:
    yield from ((context["adminform"].form, fieldset) for fieldset in context["adminform"])
    for parts in context["inline_admin_formsets"]:
        for row in parts:
            yield from ((row.form, fieldset) for fieldset in row)


def _assert_fields_are_as_by_django(form: Any) -> int:
    """How many fields were compared: each with its label and its errors."""
    theirs = _renderer_of_django()
    for field in form:
        ours = [str(field), str(field.label_tag()), str(field.errors)]
        inner = getattr(field.field.widget, "widget", None)
        form.renderer = theirs
        again = form[field.name]
        errors = type(field.errors)(field.errors.data, renderer=theirs, field_id=field.errors.field_id)
        plain = [str(again), str(again.label_tag()), str(errors)]
        if inner is not None:
            ours[0], plain[0] = (
                inner.render(field.html_name, field.value(), {"id": "x"}, renderer) for renderer in (None, theirs)
            )
        assert list(map(_parsed, ours)) == list(map(_parsed, plain)), field.html_name
    return len(form.fields)


@cache
def _renderer_of_django() -> DjangoTemplates:
    """One for all forms, since each compiles templates of its own."""
    return DjangoTemplates()


@cache
def _lines_of_django() -> Any:
    source = Path(admin.__file__).parent / "templates" / "admin" / "includes" / "fieldset.html"
    return engines["django"].from_string(source.read_text())


def _assert_lines_are_as_by_django(form: Any, fieldset: Any) -> None:
    theirs, ours = _lines_of_django(), get_template("admin/includes/fieldset.html")
    given = {"fieldset": fieldset, "prefix": "p", "id_prefix": 0, "id_suffix": 1, "heading_level": 2}
    assert _parsed(ours.render(given)) == _parsed(theirs.render(given)), form


@pytest.mark.sweep
@pytest.mark.any_database
def test_lines_and_fields_are_drawn_as_by_the_templates_of_django(desk: Client) -> None:
    fields = lines = with_errors = 0
    for context in _pages(desk):
        for form, fieldset in _fieldsets(context):
            if AS_DJANGO_LAYS_OUT:
                _assert_lines_are_as_by_django(form, fieldset)
            fields += _assert_fields_are_as_by_django(form)
            lines += 1
            with_errors += bool(form.errors)
    assert fields > 300
    assert lines > 60
    assert with_errors > 10


def test_page_holds_no_row_to_add(desk: Client) -> None:
    page = desk.get(url_of(whole_claim())).content.decode()

    assert "__prefix__" not in page
    assert 'data-new-row="/admin/claims/claim/new-row/attributions/?of=' in page


@pytest.mark.parametrize("model", [model for model in registered() if admin_of(model).inlines])
def test_row_to_add_has_the_fields_of_a_row(model: type[models.Model], desk: Client) -> None:
    context = desk.get(add_url(model)).context

    for parts in context["inline_admin_formsets"]:
        row = desk.get(parts.new_row).content.decode()
        for name in parts.formset.empty_form.fields:
            assert f'name="{parts.formset.prefix}-__prefix__-{name}"' in row or name == "DELETE", name


def test_row_to_add_offers_the_attributions_of_its_claim_alone(desk: Client) -> None:
    claim = factories.ClaimFactory.create()

    row = desk.get(f"{NEW_CLAIM}?of={claim.pk}").content.decode()

    assert f'data-ajax--url="/admin/autocomplete/?claim={claim.pk}"' in row
    assert 'data-ajax--url="/admin/autocomplete/?claim=0"' in desk.get(NEW_CLAIM).content.decode()


@pytest.mark.parametrize("address", [f"{NEW_CLAIM}?of=0", f"{NEW_CLAIM}?of=abc", f"{NEW_CLAIM}?of={'9' * 30}"])
def test_row_to_add_to_no_record_is_not_found(address: str, desk: Client) -> None:
    assert desk.get(address).status_code == 404


def test_row_to_add_of_no_such_part_is_not_found(desk: Client) -> None:
    assert desk.get("/admin/claims/claim/new-row/nothing/").status_code == 404


def _someone(*rights: str) -> User:
    user = User.objects.create_user("someone", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return user


@pytest.mark.parametrize("rights", [["view_claim", "add_attribution"], ["change_claim", "view_attribution"]])
def test_row_to_add_by_who_may_not_add_it_is_refused(rights: list[str], client: Client) -> None:
    claim = factories.ClaimFactory.create()
    client.force_login(_someone(*rights))

    assert client.get(f"{NEW_CLAIM}?of={claim.pk}").status_code == 403
    assert "data-new-row=" not in client.get(url_of(claim)).content.decode()


def test_row_that_was_added_is_saved(desk: Client) -> None:
    claim, claimant = factories.ClaimFactory.create(), factories.ClaimantFactory.create()
    said = {"claimant": str(claimant.pk), "stance": "asserts", "mode": "paraphrase", "language": "en"}
    form = with_row(form_of(desk, url_of(claim)), "attributions", said_on_precision="day", **said)

    assert desk.post(url_of(claim), form).status_code == 302
    assert [each.claimant for each in claim.attributions.all()] == [claimant]


def test_pickers_of_one_page_ask_once_for_each_kind_of_record(desk: Client) -> None:
    claim, speaker = factories.ClaimFactory.create(), factories.ClaimantFactory.create(name="Ilse Marrow")
    said = factories.AttributionFactory.create(claim=claim)
    page = url_of(claim)
    desk.get(page)
    alone = queries_of(desk, page)

    # One attribution more adds no picker to ask for; a rebuttal's claimant is asked for with the attribution's.
    factories.AttributionFactory.create(claim=claim, claimant=speaker)
    assert queries_of(desk, page) == alone
    factories.RebuttalFactory.create(claim=claim, claimant=speaker, answers=None)
    # Its passages, on the form and in the draft's document, which has rebuttals now.
    assert queries_of(desk, page) == alone + 3
    factories.RebuttalFactory.create(claim=claim, claimant=speaker, answers=said)
    # The attributions that rebuttals answer are the first that a picker of the page names.
    assert queries_of(desk, page) == alone + 4
    assert desk.get(page).content.decode().count("Ilse Marrow (person)") >= 3


def test_unindented_leaves_no_line_to_a_tag_that_shows_nothing() -> None:
    text = "<p>a\n  {% if b %}\n    {{ b }}\n  {% else %}\n    c\n  {% endif %}\n  d {% if e %}\n  f{% endif %}\n</p>\n"

    assert unindented(text) == "<p>a\n{% if b %}{{ b }}\n{% else %}c\n{% endif %}d {% if e %}\nf{% endif %}\n</p>\n"


def test_unindented_keeps_words_and_what_is_to_translate() -> None:
    text = "<p>\n    one  two\n</p>\n{% blocktranslate %}\n  kept\n{% endblocktranslate %}\n\t<b>x</b>\n"

    assert unindented(text) == (
        "<p>\none  two\n</p>\n{% blocktranslate %}\n  kept\n{% endblocktranslate %}\n<b>x</b>\n"
    )


@pytest.mark.parametrize("model", [Claim, Claimant, Topic, Source])
def test_page_of_a_form_has_no_indented_line_but_in_what_was_typed(model: type[models.Model], desk: Client) -> None:
    page = desk.get(add_url(model)).content.decode()

    assert "\n " not in page.partition("<textarea")[0]
