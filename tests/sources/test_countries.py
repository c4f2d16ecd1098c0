import re

from sources.countries import COUNTRIES, country_choices


def test_countries_are_the_249_of_the_standard() -> None:
    assert len(COUNTRIES) == 249
    assert all(re.fullmatch("[A-Z]{2}", code) for code in COUNTRIES)
    assert len(set(COUNTRIES.values())) == 249


def test_choices_are_in_the_order_of_names() -> None:
    names = [name for _, name in country_choices()]

    assert names == sorted(names)
    assert dict(country_choices()) == COUNTRIES
