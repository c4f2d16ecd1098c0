"""Translations on the desk's page of a claim."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Claim, ClaimTranslation
from factcheck.publishing.planning.state import State, state_of
from factcheck.publishing.writing.actions import publish
from tests.desk.pages import Data, errors_in, form_of, url_of, with_row
from tests.factories import ClaimFactory, ClaimTranslationFactory

pytestmark = pytest.mark.django_db
ROW = {"language": "ru", "text": "Мост 7 был закрыт.", "translator": "The desk", "translated_on": "2024-05-01"}


def translated(desk: Client, claim: Claim, **fields: str) -> Data:
    row = {**ROW, "translated_on_precision": "day", **fields}
    return with_row(form_of(desk, url_of(claim)), "translations", **row)


def test_translation_is_added_on_the_page_of_its_claim(desk: Client) -> None:
    claim = ClaimFactory.create()

    response = desk.post(url_of(claim), translated(desk, claim))

    assert response.status_code == 302
    translation = claim.translations.get()
    assert (translation.language, translation.text, translation.machine_made) == ("ru", ROW["text"], False)


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"language": "en"}, "translations-0-language"),
        ({"language": "no tag"}, "translations-0-language"),
        ({"text": "a\0b"}, "translations-0-text"),
        ({"translator": ""}, "translations-0-translator"),
        ({"translated_on": ""}, "translations-0-translated_on"),
        ({"translated_on": "99999-01-01"}, "translations-0-translated_on"),
    ],
)
def test_translation_that_can_not_be_is_refused_at_its_field(fields: Data, at: str, desk: Client) -> None:
    claim = ClaimFactory.create()

    response = desk.post(url_of(claim), translated(desk, claim, **fields))

    assert (response.status_code, list(errors_in(response))) == (200, [at])
    assert not ClaimTranslation.objects.exists()


def test_claim_that_takes_the_language_of_its_translation_is_refused(desk: Client) -> None:
    translation = ClaimTranslationFactory.create()

    response = desk.post(url_of(translation.claim), form_of(desk, url_of(translation.claim), language="ru"))

    assert "translations-0-language" in errors_in(response)


def test_translation_saved_after_publication_is_an_unpublished_change(desk: Client, editor: User) -> None:
    claim = ClaimFactory.create()
    publish(claim, by=editor)

    desk.post(url_of(claim), translated(desk, claim))

    assert state_of(claim) == State.CHANGED


def test_translation_is_in_the_history_of_the_draft(desk: Client) -> None:
    claim = ClaimFactory.create()
    desk.post(url_of(claim), translated(desk, claim))

    page = desk.get(url_of(claim, "history")).content.decode()

    assert ROW["text"] in page


def _warnings(desk: Client, claim: Claim, **changed: str) -> list[str]:
    response = desk.post(url_of(claim), form_of(desk, url_of(claim), **changed), follow=True)
    return [str(message) for message in response.context["messages"] if message.level_tag == "warning"]


def test_translation_left_behind_by_a_changed_text_is_named(desk: Client) -> None:
    translation = ClaimTranslationFactory.create(language="ru")
    ClaimTranslationFactory.create(language="fr", claim=translation.claim)

    [warning] = _warnings(desk, translation.claim, text="The bridge was open.", **{"translations-0-text": "Un pont."})

    assert warning.endswith("the same? ru")


def test_translation_of_an_unchanged_text_is_not_named(desk: Client) -> None:
    assert _warnings(desk, ClaimTranslationFactory.create(language="ru").claim, context="In 2024.") == []
