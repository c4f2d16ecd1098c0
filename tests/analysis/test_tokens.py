from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.analysis.tokens import MAX_LENGTH, tokens, words
from factcheck.analysis.variants import one_spelling
from tests.together import each_of


@each_of(
    "text",
    ["100,417", "100417", "100 417", "100\u00a0417", "100.417", "100’417", "1,00,417", "١٠٠٤١٧", "१००४१७", "١٠٠٬٤١٧"],
)
def test_tokens_number_in_any_spelling_is_one(text: str) -> None:
    assert [token.number for token in tokens(f"About {text} people") if token.number] == ["100417"]


@each_of(
    ("text", "number"),
    [
        ("3.14", "3.14"),
        ("12,5", "12.5"),
        ("1.5 million", "1500000"),
        ("2 млн", "2000000"),
        ("007", "7"),
        ("100k", "100000"),
        ("eighty percent", "80"),
        ("one hundred and five thousand", "105000"),
        ("twenty-five people", "25"),
        ("1,234.50", "1234.5"),
        ("2021թ.", "2021"),
        ("12명", "12"),
        ("3.5퍼센트", "3.5"),
        ("120万元", "1200000"),
        ("1万8500人", "18500"),
        ("１億2000万", "120000000"),
        ("१२ लाख", "1200000"),
        ("2.4bn", "2400000000"),
        ("3,5 Mio.", "3500000"),
        ("2,5 мільйона", "2500000"),
        ("quarante ans", "40"),
        ("twelve per cent", "12"),
    ],
)
def test_tokens_decimals_and_great_numbers_are_worked_out(text: str, number: str) -> None:
    assert tokens(text)[0].number == number


@each_of("text", ["one of them", "nineteen", "million", "two"])
def test_tokens_small_numbers_written_out_are_words(text: str) -> None:
    assert not any(token.number for token in tokens(text))


def test_tokens_date_is_three_numbers() -> None:
    assert [token.number for token in tokens("11.11.2023")] == ["11", "11", "2023"]


def test_tokens_two_numbers_that_might_be_one_are_found_by_each() -> None:
    assert tokens("In 19 200 fell")[1].parts == ("19", "200")


@each_of(
    "text",
    [
        *("80 percent", "80 %", "80%", "80 per cent", "80 pour cent", "80 процентов", "80 Prozent", "80パーセント"),
        *("80퍼센트", "80 відсотків", "80 بالمئة", "80 في المئة", "٨٠٪", "80 אחוזים", "80 प्रतिशत", "80 τοις εκατό"),
    ],
)
def test_tokens_per_cent_in_any_language_is_one(text: str) -> None:
    assert ["percent" in token.stems for token in tokens(text)] == [False, True]


@each_of(
    ("text", "language", "forms"),
    [
        ("fled flee flees fleeing", "en", 1),
        ("leave left leaving", "", 1),
        ("women woman", "", 1),
        ("fuient fuir fuyaient", "fr", 1),
        ("nationaux national", "fr", 1),
        ("покидают покидать", "ru", 1),
        ("бежали бегут бежать", "ru", 1),
        ("людей люди человек", "", 1),
        ("Häuser Häusern", "de", 1),
    ],
)
def test_tokens_inflected_forms_share_a_stem(text: str, language: str, forms: int) -> None:
    found = [set(token.stems) for token in tokens(text, language)]

    assert set.intersection(*found)


@each_of(
    ("text", "expected"),
    [
        ("L’eau d'Arménie", ["leau", "darmenie"]),
        ("сім'я", ["сімя"]),
        ("сімʼя", ["сімя"]),
        ("नावें नौ", ["नावें", "नौ"]),
        ("closed_now", ["closed", "now"]),
        ("'quoted'", ["quoted"]),
        ("!!! --", []),
    ],
)
def test_tokens_words_are_those_that_readers_see(text: str, expected: list[str]) -> None:
    assert [token.word for token in tokens(text)] == expected


def test_tokens_word_is_found_by_what_stands_behind_its_apostrophe() -> None:
    assert tokens("L’eau")[0].parts == ("eau",)
    assert tokens("L’eau")[0].stems == tokens("eau")[0].stems


@each_of(
    ("sentence", "word"),
    [("港で火事があった", "火事"), ("เกิดน้ำท่วมใหญ่", "น้ำท่วม"), ("ទឹកជំនន់ធំ", "ជំនន់"), ("在亚美尼亚的难民", "难民")],
)
def test_tokens_of_script_without_spaces_hold_those_of_its_words(sentence: str, word: str) -> None:
    assert {token.word for token in tokens(word)} <= {token.word for token in tokens(sentence)}


def test_tokens_umlaut_is_found_spelled_out_too() -> None:
    assert "mueller" in tokens("Müller")[0].stems


def test_tokens_korean_noun_is_found_without_its_particle() -> None:
    assert set(tokens("화재가")[0].stems) & set(tokens("화재는")[0].stems)


def test_words_of_hindi_are_as_many_as_readers_count() -> None:
    sentence = "पुल नौ दिन बंद रहा और मंत्री ने कहा कि नावें लोगों को नदी पार कराती"

    assert words(sentence) == sorted(sentence.split())


@given(st.text())
def test_tokens_of_any_text_lie_within_it_in_order(text: str) -> None:
    found = tokens(text)

    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(one.start <= other.start for one, other in pairwise(found))
    assert all(0 < len(token.word) <= MAX_LENGTH and token.stems for token in found)


@each_of(
    ("text", "found"),
    [
        ("#FreeTheBridge", {"freethebridge", "free", "the", "bridge"}),
        ("U.N.", {"un"}),
        ("25km", {"25km", "25", "km"}),
        ("5m", {"5m", "5", "5000000"}),
        ("7f3a", {"7f3a"}),
        ("NATO", {"nato"}),
        ("والمستشفى", {"والمستشفي", "مستشفي"}),
        ("בספר", {"בספר", "ספר"}),
    ],
)
def test_words_written_together_are_found_by_each(text: str, found: set[str]) -> None:
    assert set(words(text)) == found


@each_of(
    ("one", "other"),
    [("臺灣", "台湾"), ("廣島", "広島"), ("醫院", "医院"), ("カタカナ", "かたかな"), ("ｺﾝﾋﾟｭｰﾀｰ", "こんぴゅーたー")],
)
def test_words_of_east_asia_are_found_in_either_spelling(one: str, other: str) -> None:
    assert words(one) == words(other)


def test_variants_leave_each_character_in_its_place() -> None:
    text = "臺灣東部發生地震後，カタカナ"

    assert len(one_spelling(text)) == len(text)
    assert next(text[token.start : token.end] for token in tokens(text)) == "臺灣"


def test_stems_of_characters_that_stand_for_several_are_of_each_word() -> None:
    stems = {
        stem
        for character in map(chr, (*range(0x80, 0x3000), *range(0xFB00, 0xFFFF)))
        for token in tokens(character)
        for stem in token.stems
    }

    assert [stem for stem in stems if set(stem) & set(" '\"\\*")] == []


def test_stems_of_a_word_whose_lemma_is_two_words_are_one() -> None:
    assert tokens("WiFi", "en")[0].stems == ("wifi",)


@pytest.mark.parametrize(
    ("spellings", "word"),
    [(["צה״ל", 'צה"ל', "צה”ל", "צהל"], "צהל"), (["ג׳ורג׳", "ג'ורג'", "ג’ורג’", "גורג"], "גורג")],
)
def test_tokens_of_hebrew_signs_are_one_however_they_are_typed(spellings: list[str], word: str) -> None:
    assert {token.word for spelling in spellings for token in tokens(spelling)} == {word}


def test_tokens_of_a_quotation_in_hebrew_stay_apart() -> None:
    assert [token.word for token in tokens('אמר "לא" לו')] == ["אמר", "לא", "לו"]
