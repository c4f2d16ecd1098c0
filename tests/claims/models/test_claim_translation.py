from datetime import date

import pytest

from factcheck.dates import Precision
from tests.factories import ClaimFactory, ClaimTranslationFactory
from tests.refusals import NON_FIELD_ERRORS, assert_refused, assert_unknown_refused, messages_of
from tests.together import each_of

pytestmark = pytest.mark.django_db


def test_translation_is_kept_with_its_date_cut_to_what_is_known_of_it() -> None:
    translation = ClaimTranslationFactory.build(
        claim=ClaimFactory.create(), translated_on=date(2024, 5, 17), translated_on_precision=Precision.MONTH
    )

    translation.full_clean()
    translation.save()

    translation.refresh_from_db()
    assert translation.translated_on == date(2024, 5, 1)
    assert str(translation) == f"ru: {translation.text}"


def test_translation_into_the_language_of_the_claim_is_refused_in_any_spelling() -> None:
    translation = ClaimTranslationFactory.build(claim=ClaimFactory.create(language="az-Latn"), language="AZ-latn")

    assert list(messages_of(translation)) == ["language"]


def test_translation_into_another_script_is_accepted() -> None:
    translation = ClaimTranslationFactory.build(claim=ClaimFactory.create(language="az-Latn"), language="az-Cyrl")

    assert messages_of(translation) == {}


def test_second_translation_into_a_language_is_refused() -> None:
    first = ClaimTranslationFactory.create()

    second = ClaimTranslationFactory.build(claim=first.claim)

    assert_refused(second, "claims_claimtranslation_once", at=NON_FIELD_ERRORS)


def test_precision_outside_the_list_is_refused() -> None:
    translation = ClaimTranslationFactory.build(claim=ClaimFactory.create())
    name = "claims_claimtranslation_translated_on_precision_known"

    assert_unknown_refused(translation, "translated_on_precision", name)


@each_of(
    ("field", "value"),
    [
        ("language", ""),
        ("language", "no tag"),
        ("text", ""),
        ("text", "a\nb"),
        ("translator", ""),
        ("text", "ა" * 1001),
    ],
    rolled_back=True,
)
def test_translation_without_words_or_with_what_is_none_is_refused(field: str, value: str) -> None:
    translation = ClaimTranslationFactory.build(**{"claim": ClaimFactory.create(), field: value})

    assert list(messages_of(translation)) == [field]


def test_translations_go_with_their_claim() -> None:
    translation = ClaimTranslationFactory.create()

    translation.claim.delete()

    assert not type(translation)._default_manager.exists()
