import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from factcheck.languages import LanguageField, normalise_language_tag, validate_language_tag
from tests.together import each_of

TAGS = st.from_regex(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8})?", fullmatch=True)


@each_of(
    ("typed", "tag"),
    [
        ("EN", "en"),
        ("hy", "hy"),
        ("en-gb", "en-GB"),
        ("AZ-LATN-az", "az-Latn-AZ"),
        ("es-419", "es-419"),
        ("hyw", "hyw"),
        ("sr-cyrl", "sr-Cyrl"),
        ("hy-AREVELA", "hy-arevela"),
        ("de-ch-1996", "de-CH-1996"),
        ("sl-ROZAJ-biske", "sl-rozaj-biske"),
    ],
)
def test_tag_that_is_well_formed_gets_its_usual_case(typed: str, tag: str) -> None:
    validate_language_tag(typed)

    assert normalise_language_tag(typed) == tag


@each_of(
    "tag",
    ["", "e", "english", "en_GB", "en-", "-en", "en--GB", "en-G", "en-GB-Latn", "12", "hy-Հայ", "ՀՅ", "en\n", "en\x00"],
)
def test_tag_that_is_malformed_is_refused_and_left_as_it_is(tag: str) -> None:
    with pytest.raises(ValidationError, match="Write a language tag"):
        validate_language_tag(tag)

    assert normalise_language_tag(tag) == tag


def test_tag_longer_than_the_column_is_refused() -> None:
    with pytest.raises(ValidationError):
        validate_language_tag("en" + "-variant1" * 5)


@given(TAGS)
def test_normalising_keeps_the_tag_but_for_its_case(typed: str) -> None:
    tag = normalise_language_tag(typed)

    assert tag.lower() == typed.lower()
    assert normalise_language_tag(tag) == tag
    validate_language_tag(tag)


def test_field_normalises_and_keeps_none() -> None:
    field = LanguageField()

    assert field.clean("EN-gb", None) == "en-GB"
    assert field.to_python(None) is None
