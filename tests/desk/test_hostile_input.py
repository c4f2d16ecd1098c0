"""Whatever is sent to the desk gets a page with a message, a redirect or a 4xx; never a 500."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import models
from django.test import Client

from claims.models import Claim, Claimant, RatingScale, Rebuttal, Review
from factcheck.editing import versions
from factcheck.publishing.models import Revision
from sources.models import Capture, Passage, Source
from tests.desk.pages import add_url, admin_of, errors_in, form_of, list_url, registered, url_of
from tests.records import whole_claim

pytestmark = pytest.mark.sweep

NINES = "9" * 30
QUERIES = [
    "q=%00",
    "q=%ED%A0%80",
    "q=" + "word+" * 1200,
    "q=" + "a" * 100_000,
    "q=%22%27%3B--",
    "o=abc",
    "o=" + NINES,
    "o=-" + NINES + ".5.-1",
    "p=abc",
    "p=-1",
    "p=" + NINES,
    "all=",
    "e=1",
    "e=1&p=99999",
    "_facets=1",
    "_to_field=password",
    "_to_field=id&_popup=1",
    "unknown=1",
    "id__in=" + NINES,
    "id__exact=" + NINES,
    "pk=abc",
    "public_id__regex=((((",
    "slug__iregex=%5B",
    "state=%00",
    "state=nonsense",
    "kind__exact=%00",
    "kind__isnull=maybe",
    "claimant=" + NINES,
    "claim=abc",
    "topic=%00",
    "source=-1",
    "record_id__exact=%00",
    "claim__text__contains=draft",
]
FILTERS_OF_THE_LIST = [
    "_changelist_filters=",
    "_changelist_filters=%00",
    "_changelist_filters=%ED%A0%80",
    "_changelist_filters=" + "a" * 60_000,
    "_changelist_filters=%2525%5B",
    "_changelist_filters=q%3D%00%26o%3D" + NINES,
]
DATES = ["0000", "0", "10000", "9999", NINES, "abc", "%00", "-1", "1e3"]
KEYS = [NINES, "-1", "abc", "0", "%00", "1e5", "\u0661", "_5B", "a" * 5000]


HOSTILE = [
    NINES,
    "abc",
    "\0",
    "a\0b",
    "-1",
    "\u202egnisrever",
    "x" * 60_000,
    "0000-00-00",
    "NaN",
    "1e400",
    "\ud800".encode("utf-8", "replace").decode(),
    "\ufffe",
    "   ",
]
MANAGEMENT = {
    "TOTAL_FORMS": ["-1", NINES, "abc", "", "1001", "0"],
    "INITIAL_FORMS": ["-1", NINES, "abc", "5", "0"],
    "MIN_NUM_FORMS": ["-1", NINES],
    "MAX_NUM_FORMS": ["-1", "0", NINES],
}
RELATIONS = {"claimant", "via", "answers", "attribution", "passages", "topics", "other", "publisher", "rating"}
PICKERS = [("attribution", "claimant"), ("attribution", "via"), ("attribution", "passages"), ("claim", "topics")]
PICKED = ["", "term=%00", "page=abc", f"page={NINES}", "term=" + "w+" * 1200, "claim=abc", f"claim={NINES}"]
NO_RELATIONS = [
    "",
    "app_label=claims",
    "app_label=%00&model_name=%00&field_name=%00",
    "app_label=auth&model_name=user&field_name=password",
    "app_label=claims&model_name=claim&field_name=text",
    f"app_label=claims&model_name=claim&field_name={NINES}",
]


def _records() -> list[models.Model]:
    """One record of each model, with all parts that it can have."""
    whole_claim()
    return [record for model in registered() if (record := model._default_manager.order_by("pk").last())]


def _answers(response: Any) -> bool:
    """Rendered to the end; an error inside would have been raised by the client."""
    return bool(response.status_code < 500)


@pytest.mark.parametrize("model", [Claim, Rebuttal, Passage, Review, Revision, User], ids=str)
def test_list_for_any_query_string_answers(model: type[models.Model], desk: Client) -> None:
    whole_claim()
    hierarchy = admin_of(model).date_hierarchy
    dates = [f"{hierarchy}__{part}={value}" for part in ("year", "month", "day") for value in DATES]
    dates += [f"{hierarchy}__year=2023&{hierarchy}__month={value}&{hierarchy}__day={value}" for value in DATES]
    for query in [*QUERIES, *(dates if hierarchy else [])]:
        assert _answers(desk.get(f"{list_url(model)}?{query}", follow=True)), query


@pytest.mark.parametrize("model", [Claim, Passage, Revision, User], ids=str)
def test_page_of_a_key_that_no_record_has_answers(model: type[models.Model], desk: Client) -> None:
    views = ["", "change/", "delete/", "history/", "publish/", "correct/", "withdraw/", "preview/"]
    for key in KEYS:
        for view in views:
            # Most lead to the front page, which knows nothing of the key: it is enough to follow them once.
            follow = view == views[0]
            assert _answers(desk.get(f"{list_url(model)}{key}/{view}", follow=follow)), (key, view)


def test_page_of_a_record_by_a_field_without_a_name_is_its_page(desk: Client) -> None:
    for record in _records():
        for view in ("change", "delete", "history"):
            response = desk.get(f"{url_of(record, view)}?_to_field=")
            assert response.status_code == desk.get(url_of(record, view)).status_code, (record, view)


def test_new_record_filled_in_by_its_address_answers(desk: Client) -> None:
    for model in registered():
        fields = [field.name for field in (*model._meta.fields, *model._meta.many_to_many)]
        for value in [NINES, "%00", "0000-00-00"]:
            query = "&".join(f"{name}={value}" for name in fields)
            assert _answers(desk.get(f"{add_url(model)}?{query}")), (model, value)


@pytest.mark.parametrize("query", FILTERS_OF_THE_LIST)
def test_page_of_a_record_for_any_filters_to_go_back_to_answers(query: str, desk: Client) -> None:
    assert _answers(desk.get(f"{url_of(whole_claim())}?{query}"))


def test_action_on_keys_that_can_not_be_is_refused(desk: Client) -> None:
    for record in _records():
        for key in [NINES, "abc", "\0", "-1", ""]:
            data = {"action": "delete_selected", "_selected_action": [key]}
            assert desk.post(list_url(type(record)), data).status_code in {302, 400, 403}, (record, key)


def test_unknown_action_changes_nothing(desk: Client) -> None:
    claim = whole_claim()
    for action in ["nothing", "", "\0", "__class__"]:
        data = {"action": action, "index": NINES, "_selected_action": [claim.pk]}
        assert _answers(desk.post(list_url(Claim), data, follow=True))
    assert Claim.objects.filter(pk=claim.pk).exists()


@pytest.mark.parametrize("model", [Claim, User, Claimant, Source, Passage, Review, RatingScale], ids=str)
def test_hostile_text_in_every_field_is_refused(model: type[models.Model], desk: Client) -> None:
    whole_claim()
    record = model._default_manager.earliest("pk")
    form = form_of(desk, url_of(record))
    for value in HOSTILE:
        data = {name: _filled(name, given, value) for name, given in form.items()}
        response = desk.post(url_of(record), data)
        assert response.status_code == 200, value
        assert response.context["errors"], value


def _filled(name: str, given: Any, value: str) -> Any:
    """What is sent for a field of a form: the value, but for what the form needs to be read at all."""
    if "_FORMS" in name or name.startswith(("csrf", "_")):
        return given
    return [value] if isinstance(given, list) else value


@pytest.mark.parametrize("model", [Capture, Group], ids=str)
def test_hostile_text_in_a_new_record_answers(model: type[models.Model], desk: Client) -> None:
    form = form_of(desk, add_url(model))
    for value in HOSTILE:
        data = {name: value if "_FORMS" not in name else given for name, given in form.items()}
        assert _answers(desk.post(add_url(model), data)), value


@pytest.mark.parametrize("name", MANAGEMENT)
def test_tampered_management_forms_answer(name: str, desk: Client) -> None:
    url = url_of(whole_claim())
    form = form_of(desk, url)
    counts = [field for field in form if field.endswith(name)]
    for value in MANAGEMENT[name]:
        assert _answers(desk.post(url, form | dict.fromkeys(counts, value))), value
    assert _answers(desk.post(url, {field: value for field, value in form.items() if field not in counts}))


@pytest.mark.parametrize("value", [NINES, "abc", "\0", "-1", "0", ""], ids=ascii)
def test_tampered_keys_of_inline_rows_answer(value: str, desk: Client) -> None:
    url = url_of(whole_claim())
    form = form_of(desk, url)
    keys = [name for name in form if name.endswith(("-id", "-claim"))]
    assert keys
    assert _answers(desk.post(url, form | dict.fromkeys(keys, value)))
    assert _answers(desk.post(url, form | {keys[0]: value}))


@pytest.mark.parametrize("value", [NINES, "abc", "\0", "-1"], ids=ascii)
def test_tampered_relations_are_errors_at_their_fields(value: str, desk: Client) -> None:
    claim = whole_claim()
    form = form_of(desk, url_of(claim))
    relations = {name for name in form if name.rpartition("-")[2] in RELATIONS}
    sent = {name: [value] if isinstance(form[name], list) else value for name in relations}
    response = desk.post(url_of(claim), form | sent)
    assert relations <= errors_in(response).keys()
    assert relations


def test_body_without_any_field_is_a_form_with_errors(desk: Client) -> None:
    url = url_of(whole_claim())
    version = form_of(desk, url)[versions.FIELD]

    assert desk.post(url, {versions.FIELD: version}).status_code == 200


@pytest.mark.parametrize("query", PICKED)
def test_autocomplete_for_any_query_string_answers(query: str, desk: Client) -> None:
    whole_claim()
    for model, field in PICKERS:
        response = desk.get(f"/admin/autocomplete/?app_label=claims&model_name={model}&field_name={field}&{query}")
        assert response.status_code in {200, 404}, (model, field)


@pytest.mark.parametrize("query", NO_RELATIONS)
def test_autocomplete_of_what_is_no_relation_is_refused(query: str, desk: Client) -> None:
    assert desk.get(f"/admin/autocomplete/?{query}").status_code in {403, 404}


def test_capture_without_a_file_is_a_form_with_errors(desk: Client) -> None:
    response = desk.post(add_url(Capture), {"source": NINES, "captured_at_0": "0000-00-00", "captured_at_1": "99:99"})
    assert {"file", "source", "captured_at"} <= errors_in(response).keys()
