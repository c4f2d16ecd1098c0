from typing import Any

import pytest

from factcheck.importing.understanding import languages
from factcheck.importing.understanding.languages import understood_language
from tests.together import each_of


@each_of(
    ("written", "tag", "country"),
    [
        ("Russian", "ru", ""),
        ("pt_BR", "pt-BR", ""),
        ("en-UK", "en-GB", ""),
        ("eng", "en", ""),
        ("Español", "es", ""),
        ("русский", "ru", ""),
        ("日本語", "ja", ""),
        ("Moldavian", "ro", ""),
        ("English (US)", "en", "US"),
        ("French/Canada", "fr", "CA"),
        ({"@type": "Language", "name": "Spanish", "alternateName": "es"}, "es", ""),
        (["fr", "en"], "fr", ""),
        (None, "", ""),
        ("Unknown", "", ""),
    ],
)
def test_language_is_understood_by_its_tag_or_name(written: Any, tag: str, country: str) -> None:
    read = understood_language(written)

    assert (read.tag, read.country, read.remark) == (tag, country, "")


@pytest.mark.parametrize(("written", "country"), [("Bulgaria", "BG"), ("Moldova", "MD"), ("Deutschland", "DE")])
def test_country_in_place_of_a_language_is_no_language(written: str, country: str) -> None:
    assert understood_language(written) == ("", country, languages.COUNTRY)


def test_language_that_is_not_known_is_left_empty_with_a_remark() -> None:
    assert understood_language("Elvish of the west").remark == languages.UNKNOWN
