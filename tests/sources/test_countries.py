import re
from unicodedata import normalize

from django.utils import translation

from sources.countries import COUNTRIES, country_choices, country_name


def test_countries_are_the_249_of_the_standard() -> None:
    assert len(COUNTRIES) == 249
    assert all(re.fullmatch("[A-Z]{2}", code) for code in COUNTRIES)
    assert len(set(COUNTRIES.values())) == 249


def test_choices_are_in_the_order_of_names() -> None:
    names = [name for _, name in country_choices()]

    assert names == sorted(names, key=lambda name: normalize("NFKD", name))
    assert dict(country_choices()) == COUNTRIES


def test_choices_are_in_the_language_of_the_page_and_its_order() -> None:
    with translation.override("fr"):
        names = [name for _, name in country_choices()]

    assert names.index("Espagne") < names.index("États-Unis") < names.index("Finlande")


def test_country_is_named_in_the_language_of_the_page() -> None:
    assert (country_name("AM"), country_name("GB")) == ("Armenia", COUNTRIES["GB"])
    with translation.override("fr"):
        assert (country_name("AM"), country_name("??")) == ("Arménie", "??")


def test_every_country_has_a_name_in_every_language() -> None:
    for language in ("fr", "ru", "ar", "hy", "az"):
        with translation.override(language):
            assert [code for code in COUNTRIES if country_name(code) in {code, ""}] == []
