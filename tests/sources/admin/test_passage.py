"""The page of a passage: its words are looked up when it is saved."""

import pytest
from django.test import Client

from sources.models import Passage
from sources.vocabulary import PassageState
from tests.desk.pages import Data, add_url, errors_in, form_of, list_url, url_of
from tests.factories import CaptureFactory, PassageFactory, SourceFactory

pytestmark = pytest.mark.django_db


def filled(desk: Client, text: str, **fields: str) -> Data:
    return form_of(desk, add_url(Passage), source=SourceFactory.create(text=text).pk, **fields)


def test_add_finds_the_words_in_the_source(desk: Client) -> None:
    desk.post(add_url(Passage), filled(desk, "On Monday the bridge was closed.", exact="bridge"))

    passage = Passage.objects.get()
    assert (passage.state, passage.start, passage.end) == (PassageState.ANCHORED, 14, 20)


def test_add_of_words_that_are_not_there_is_stored_with_a_warning(desk: Client) -> None:
    response = desk.post(add_url(Passage), filled(desk, "On Monday.", exact="bridge"), follow=True)

    assert Passage.objects.get().state == PassageState.ORPHANED
    assert "were not found" in response.content.decode()


def test_words_that_occur_twice_are_found_by_what_stands_before(desk: Client) -> None:
    desk.post(add_url(Passage), filled(desk, "a bridge, no bridge", exact="bridge", prefix="no "))

    assert Passage.objects.get().start == 13


def test_words_keep_the_space_around_them(desk: Client) -> None:
    desk.post(add_url(Passage), filled(desk, "", exact=" the\r\nbridge "))

    assert Passage.objects.get().exact == " the\nbridge "


def test_capture_of_another_source_is_refused_at_its_field(desk: Client) -> None:
    passage, capture = PassageFactory.create(), CaptureFactory.create()

    response = desk.post(url_of(passage), form_of(desk, url_of(passage), capture=capture.pk))

    assert "capture" in errors_in(response)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"exact": ""}, "exact"),
        ({"exact": "a\0b"}, "exact"),
        ({"exact": "x" * 20_001}, "exact"),
        ({"start": "5"}, "end"),
        ({"start": "5", "end": "4"}, "end"),
        ({"start": "-1", "end": "4"}, "start"),
        ({"start": "1", "end": "9" * 30}, "end"),
        ({"media_start": "5", "media_end": "4"}, "media_end"),
        ({"media_start": "1e400"}, "media_start"),
        ({"source": "9" * 30}, "source"),
    ],
)
def test_bad_input_is_refused_at_its_field(fields: dict[str, str], field: str, desk: Client) -> None:
    passage = PassageFactory.create()

    assert field in errors_in(desk.post(url_of(passage), form_of(desk, url_of(passage), **fields)))


def test_state_can_not_be_claimed_by_a_tampered_form(desk: Client) -> None:
    passage = PassageFactory.create()

    desk.post(url_of(passage), form_of(desk, url_of(passage), state="anchored"))

    passage.refresh_from_db()
    assert passage.state == PassageState.UNCHECKED


def test_add_in_a_popup_hands_the_passage_back(desk: Client) -> None:
    response = desk.post(add_url(Passage), filled(desk, "", exact="bridge") | {"_popup": "1"})

    assert "popup_response.js" in response.content.decode()
    assert "bridge" in response.content.decode()


def test_picker_says_where_the_words_stand(desk: Client) -> None:
    PassageFactory.create(exact="the bridge is closed", source__title="Bridge closed")

    found = desk.get("/admin/autocomplete/?app_label=claims&model_name=attribution&field_name=passages&term=bridge")

    assert [result["text"] for result in found.json()["results"]] == ["“the bridge is closed” · Bridge closed"]


def test_list_by_source_and_state_shows_those(desk: Client) -> None:
    passage = PassageFactory.create()
    PassageFactory.create()

    response = desk.get(f"{list_url(Passage)}?source={passage.source_id}&state__exact=unchecked")

    assert [*response.context["cl"].result_list] == [passage]
