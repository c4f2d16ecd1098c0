"""Folding in the database: each of both must fold as searches do, whatever the letter."""

import unicodedata

import pytest
from django.contrib.auth.models import Group

from factcheck.analysis.folding import fold

pytestmark = pytest.mark.django_db

LETTERS = [
    letter
    for code in range(0x21, 0x3100)
    if unicodedata.category(letter := chr(code))[0] in "LMN" and unicodedata.category(letter) != "Cn"
]


def test_folding_in_the_database_is_that_of_searches_for_all_letters() -> None:
    rows = [" ".join(LETTERS[start : start + 60]) for start in range(0, len(LETTERS), 60)]
    Group.objects.bulk_create(Group(name=row) for row in rows)

    unlike = [row for row in rows if not Group.objects.filter(name__folded_exact=fold(row)).exists()]

    assert not unlike


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Ёжиков", "ежиков"),
        ("Nikol Paşinyan", "pasinyan"),
        ("Սարգսյան", "սարգսյան"),
        ("Müller", "MULLER"),
        ("Diyarbakır", "diyarbakir"),
        ("сімʼя", "сім'я"),
        ("Qurʾān", "quran"),
        ("100%_\\", "%_\\"),
        ("Straße", "strasse"),
    ],
)
def test_folded_text_is_found_however_it_is_written(stored: str, typed: str) -> None:
    Group.objects.create(name=stored)

    assert Group.objects.filter(name__folded=typed).exists()


@pytest.mark.parametrize("typed", ["%", "a_x", "a\\b", "zz"])
def test_folded_text_that_is_not_there_is_not_found(typed: str) -> None:
    Group.objects.create(name="abx")

    assert not Group.objects.filter(name__folded=typed).exists()


def test_folded_exact_text_must_be_whole() -> None:
    Group.objects.create(name="РИА Новости")

    assert Group.objects.filter(name__folded_exact="риа новости").exists()
    assert not Group.objects.filter(name__folded_exact="риа").exists()
