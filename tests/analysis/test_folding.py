import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from factcheck.analysis.folding import fold, folded
from tests.together import each_of


@each_of(
    ("written", "typed"),
    [
        ("Müller", "muller"),
        ("ёлка Ёжиков", "елка ежиков"),
        ("İstanbul DIYARBAKIR ılık", "istanbul diyarbakir ilik"),
        ("Əliyev Łódź Straße Ærø", "eliyev lodz strasse aero"),
        ("сімʼя", "сім'я"),
        ("сім’я", "сім'я"),
        ("Qurʾān", "quran"),
        ("مدرسة", "مدرسه"),
        ("على", "علي"),
        ("کتاب", "كتاب"),
        ("أحمد إسلام آب", "احمد اسلام اب"),
        ("مسؤول قائم", "مسوول قايم"),
        ("محـــمد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("한국", unicodedata.normalize("NFD", "한국")),
        ("ﾃｽﾄ", "テスト"),
        ("٢٠٢٣ ۲۰۲۳ २०२३", "2023 2023 2023"),
        ("Σίσυφος", "σισυφοσ"),
        ("Հայաստանն եւ", "հայաստանն և"),
        ("می\u200cرود soft\u00adware", "میرود software"),
    ],
)
def test_fold_spellings_that_readers_take_for_each_other_are_one(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


@each_of(("one", "other"), [("नाव", "नगर"), ("नाव", "नव"), ("かき", "かぎ"), ("สุ", "ส"), ("கா", "க"), ("ကာ", "က")])
def test_fold_vowel_signs_and_voicing_tell_words_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_fold_of_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_fold_of_each_character_is_the_same_whatever_stands_beside_it(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(st.text(min_size=1))
def test_folded_place_leads_back_into_the_original(text: str) -> None:
    found = folded(text)

    for place in range(len(found.text)):
        start, end = found.span(place, place + 1)
        assert found.text[place] in fold(text[start:end])
