"""The front page of the desk, who gets in, and what every page of it keeps to."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db import models
from django.test import Client, RequestFactory

from claims.models import Attribution, Claim
from factcheck.desk.autocomplete import ManyPicker, Picker
from factcheck.desk.formsets import picker_of
from factcheck.images.models import ImageFile, StoredImage
from factcheck.importing.models import ProposedScale
from factcheck.publishing.models import Revision
from sources.models import Source
from tests.desk.pages import add_url, admin_of, list_url, registered, url_of
from tests.factories import FACTORIES, ClaimantFactory, ClaimFactory, SourceFactory
from tests.records import whole_claim
from tests.together import each_of

pytestmark = pytest.mark.django_db
# What uploads become: stored with the record that shows them, and never edited.
STORED = {ImageFile, StoredImage}
PAGELESS = [model for model in FACTORIES if not admin.site.is_registered(model) and model not in STORED]


def test_front_page_shows_what_editors_use_most_first(desk: Client) -> None:
    sections = desk.get("/admin/").context["app_list"]

    assert [section["name"] for section in sections] == [
        *("Claims", "Sources", "Reviews", "Readers", "The site itself", "Archives", "Public log", "Accounts"),
    ]
    assert [model["object_name"] for model in sections[0]["models"]][:2] == ["Claim", "Claimant"]


def test_front_page_shows_a_model_that_no_section_names(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.desk.front._sections", {})

    [others] = desk.get("/admin/").context["app_list"]

    assert "Claim" in {model["object_name"] for model in others["models"]}


def test_front_page_for_someone_without_any_permission_says_whom_to_ask(client: Client) -> None:
    client.force_login(User.objects.create_user("new", is_staff=True))

    assert "ask an administrator" in client.get("/admin/").content.decode().replace("\n", " ")


def test_every_page_without_signing_in_leads_to_the_login(client: Client) -> None:
    for model in registered():
        for url in (list_url(model), add_url(model), f"{list_url(model)}1/change/", f"{list_url(model)}1/delete/"):
            for response in (client.get(url), client.post(url, {"post": "yes"})):
                assert response.status_code == 302, url
                assert response.headers["Location"].startswith("/admin/login/"), url


def test_every_page_without_permission_is_forbidden(client: Client) -> None:
    whole_claim()
    client.force_login(User.objects.create_user("new", is_staff=True))

    for url in [url for model in registered() for url in _pages(model)]:
        assert client.get(url).status_code == 403, url
        assert client.post(url, {"post": "yes"}).status_code == 403, url


def _pages(model: type[models.Model]) -> list[str]:
    record = model._default_manager.first()
    return [list_url(model), add_url(model), *([url_of(record), url_of(record, "delete")] if record else [])]


def test_reader_who_is_not_staff_is_led_to_the_login(client: Client) -> None:
    client.force_login(User.objects.create_user("reader"))

    assert client.get("/admin/").status_code == 302


def test_someone_who_may_only_look_sees_a_claim_and_can_not_save_it(client: Client) -> None:
    user = User.objects.create_user("looker", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(user)
    claim = whole_claim()

    assert claim.text in client.get(url_of(claim)).content.decode()
    assert client.post(url_of(claim), {"text": "Another"}).status_code == 403


@each_of("model", PAGELESS, rolled_back=True)
def test_every_model_without_a_page_of_its_own_is_edited_on_another(model: type[models.Model]) -> None:
    inlines = {inline.model for owner in registered() for inline in admin_of(owner).inlines}

    assert model in inlines


def _editors() -> list[Any]:
    owners = [admin_of(model) for model in registered()]
    inlines = [inline(owner.model, admin.site) for owner in owners for inline in owner.inlines]
    return [*owners, *inlines]


@each_of("editor_of", _editors(), rolled_back=True)
def test_every_relation_is_picked_by_autocomplete(editor_of: Any, rf: RequestFactory, editor: User) -> None:
    request = rf.get("/")
    request.user = editor
    relations = [field for field in editor_of.opts.get_fields() if field.concrete and field.is_relation]

    for field in relations:
        formfield = editor_of.formfield_for_dbfield(field, request=request)
        # Django's own page of accounts, with some 80 permissions; and images, which are uploaded.
        if formfield is not None and field.related_model not in {Permission, StoredImage}:
            assert isinstance(picker_of(formfield), Picker | ManyPicker), field


def test_picker_shows_the_chosen_even_if_unknown_and_malformed_keys_are_among_them(desk: Client) -> None:
    claimant = ClaimantFactory.create()
    picker = ManyPicker(Attribution._meta.get_field("claimant"), admin.site)

    options = picker.optgroups("claimant", [str(claimant.pk), "9" * 30, "abc", "0", "\0"])

    assert [option["value"] for _, group, _ in options for option in group] == [str(claimant.pk)]


def test_history_of_a_record_names_what_was_done(desk: Client) -> None:
    claim = ClaimFactory.create()

    assert desk.get(url_of(claim, "history")).status_code == 200


def test_pages_carry_no_style_or_script_of_their_own(desk: Client) -> None:
    claim = whole_claim()

    for url in (
        "/admin/",
        list_url(Claim),
        add_url(Claim),
        url_of(claim),
        url_of(claim, "publish"),
        url_of(claim, "delete"),
    ):
        page = desk.get(url).content.decode()
        assert "<style" not in page
        assert " style=" not in page
        assert " onclick=" not in page
        assert "<script>" not in page


def test_filters_of_lists_lead_to_pages(desk: Client) -> None:
    SourceFactory.create(published_on="2023-11-11")
    chosen = f"{list_url(Source)}?published_on__year=2023&kind__exact=article"

    for url in (f"{list_url(Revision)}?kind=claim", f"{list_url(ProposedScale)}?confirmed_at__isempty=1", chosen):
        assert desk.get(url).status_code == 200, url
    cleared = desk.get(chosen).context["cl"].clear_all_filters_qs
    assert desk.get(f"{list_url(Source)}{cleared}").status_code == 200
