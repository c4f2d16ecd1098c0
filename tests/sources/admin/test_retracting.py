"""The desk's pages by which a source is marked as retracted, and as not retracted after all."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import publish, withdraw
from sources.models import Source
from tests.factories import AttributionFactory, PassageFactory, SourceFactory

pytestmark = pytest.mark.django_db

FORM = {
    "retracted_on": "2024-05-17",
    "retracted_on_precision": "month",
    "retraction_note": "The figures were invented.",
    "retraction_url": "https://lamp.example/retractions/1",
}


@pytest.fixture
def source(editor: User) -> Source:
    source: Source = SourceFactory.create(published_on="2023-11-11")
    said = AttributionFactory.create(claim__text="A claim that rests on it.")
    said.passages.add(PassageFactory.create(source=source))
    publish(said.claim, by=editor)
    return source


def url(step: str, source: Source) -> str:
    return reverse(f"admin:sources_source_{step}", args=[source.pk])


def document(source: Source) -> Any:
    return PublicRecord.objects.get(record_id=source.public_id).data


def test_page_says_what_the_mark_means_and_which_pages_get_it(desk: Client, source: Source) -> None:
    page = desk.get(url("retract", source)).content.decode()

    assert "its own publisher took back" in page
    assert "A claim that rests on it." in page
    assert 'placeholder="2024-03-12' in page


def test_form_marks_the_source_for_readers_and_is_logged(desk: Client, source: Source) -> None:
    response = desk.post(url("retract", source), FORM)

    assert response.status_code == 302
    assert document(source)["retracted"]["note"] == "The figures were invented."
    assert "Marked as retracted" in str(LogEntry.objects.latest("pk"))


def test_form_where_somebody_else_publishes_says_that_readers_wait(desk: Client, source: Source, settings: Any) -> None:
    settings.FACTCHECK_FOUR_EYES = True

    page = desk.post(url("retract", source), FORM, follow=True).content.decode()

    assert "Marked as retracted; readers see it once somebody else publishes it" in page
    assert document(source)["retracted"] is None


@pytest.mark.parametrize(
    ("day", "precision", "message"),
    [
        ("2023-11-10", "day", "published after that"),
        ("2023-10-31", "month", "published after that"),
        ("2022-12-31", "year", "published after that"),
        ("2999-01-01", "day", "still to come"),
    ],
)
def test_day_on_which_it_can_not_have_been_retracted_is_refused(
    day: str, precision: str, message: str, desk: Client, source: Source
) -> None:
    response = desk.post(url("retract", source), FORM | {"retracted_on": day, "retracted_on_precision": precision})

    assert message in str(response.context["step"].form.errors["retracted_on"])
    assert document(source)["retracted"] is None


@pytest.mark.parametrize("precision", ["day", "month", "year"])
def test_source_may_be_retracted_on_the_day_of_its_publication(precision: str, desk: Client, source: Source) -> None:
    desk.post(url("retract", source), FORM | {"retracted_on": "2023-11-11", "retracted_on_precision": precision})

    assert document(source)["retracted"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("retracted_on", ""),
        ("retracted_on", "2024-02-31"),
        ("retracted_on_precision", "hour"),
        ("retraction_note", " "),
        ("retraction_note", "x" * 1001),
        ("retraction_note", "a\u202eb"),
        ("retraction_url", "javascript:alert(1)"),
        ("retraction_url", "https://" + "x" * 3000),
    ],
)
def test_form_with_what_can_not_be_stored_says_so_and_writes_nothing(
    field: str, value: str, desk: Client, source: Source
) -> None:
    response = desk.post(url("retract", source), FORM | {field: value})

    assert response.status_code == 200
    assert field in response.context["step"].form.errors
    source.refresh_from_db()
    assert source.retracted_on is None
    assert document(source)["revision"]["number"] == 1


def test_form_where_other_changes_wait_says_so(desk: Client, source: Source) -> None:
    Source.objects.update(title="Another title")

    page = desk.post(url("retract", source), FORM).content.decode()

    assert "changes that are not public yet" in page
    assert document(source)["retracted"] is None


def test_form_of_a_retracted_source_holds_what_was_recorded(desk: Client, source: Source) -> None:
    desk.post(url("retract", source), FORM)

    page = desk.get(url("retract", source)).content.decode()

    assert 'value="2024-05-01"' in page
    assert "The figures were invented." in page


def test_undo_takes_the_mark_off_with_a_correction(desk: Client, source: Source) -> None:
    desk.post(url("retract", source), FORM)

    desk.post(url("undo-retraction", source), {"note": "It was another article."})

    assert document(source)["retracted"] is None
    assert document(source)["corrections"][0]["note"] == "It was another article."


def test_undo_without_a_note_says_so_and_leaves_the_mark(desk: Client, source: Source) -> None:
    desk.post(url("retract", source), FORM)

    response = desk.post(url("undo-retraction", source), {"note": ""})

    assert "note" in response.context["step"].form.errors
    assert document(source)["retracted"]


def test_undo_of_no_retraction_leads_back_to_the_source(desk: Client, source: Source) -> None:
    response = desk.post(url("undo-retraction", source), {"note": "None."})

    assert response.headers["Location"] == url("change", source)


def test_withdrawn_source_is_not_marked(desk: Client, editor: User) -> None:
    source = SourceFactory.create()
    publish(source, by=editor)
    withdraw(source, by=editor, note="Not ours to show.")

    assert desk.get(url("retract", source)).status_code == 302


@pytest.mark.parametrize("step", ["retract", "undo-retraction"])
def test_page_of_a_source_that_is_not_there_is_missing(step: str, desk: Client) -> None:
    assert desk.get(f"/admin/sources/source/99999999/{step}/").status_code == 404


@pytest.mark.parametrize("step", ["retract", "undo-retraction"])
def test_page_refuses_other_methods(step: str, desk: Client, source: Source) -> None:
    assert desk.put(url(step, source)).status_code == 405


def test_source_page_of_the_desk_offers_the_steps(desk: Client, source: Source) -> None:
    before = desk.get(url("change", source)).content.decode()
    desk.post(url("retract", source), FORM)
    after = desk.get(url("change", source)).content.decode()

    assert (url("retract", source) in before, url("undo-retraction", source) in before) == (True, False)
    assert url("undo-retraction", source) in after
