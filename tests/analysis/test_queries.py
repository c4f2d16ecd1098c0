from hypothesis import given
from hypothesis import strategies as st

from factcheck.analysis.queries import Phrase, Query, Word, parse_query
from tests.together import each_of


def shown(query: Query) -> tuple[list[str], list[str]]:
    """What is asked for, with | between alternatives and quotation marks around phrases; and what is excluded."""

    def said(each: Word | Phrase) -> str:
        if isinstance(each, Word):
            return each.token.word
        return '"' + " ".join(word.token.word for word in each.words) + '"'

    return ["|".join(map(said, group)) for group in query.asked], [said(each) for each in query.excluded]


@each_of(
    ("query", "asked", "excluded"),
    [
        ("ethnic cleansing", ["ethnic", "cleansing"], []),
        ('"ethnic cleansing" now', ['"ethnic cleansing"', "now"], []),
        ("« nettoyage ethnique »", ['"nettoyage ethnique"'], []),
        ("„etnik“", ['"etnik"'], []),
        ("bridge -closed", ["bridge"], ["closed"]),
        ('bridge -"only route"', ["bridge"], ['"only route"']),
        ("bridge −closed －ferry –open", ["bridge", "open"], ["closed", "ferry"]),
        ("%22ethnic%20cleansing%22", ['"ethnic cleansing"'], []),
        ("%D0%BC%D0%BE%D1%81%D1%82+closed", ["мост", "closed"], []),
        ("%FF", ["percent", "ff"], []),
        ("20%25 of", ["20", "percent", "25", "of"], []),
        ("Nagorno-Karabakh", ["nagorno", "karabakh"], []),
        ("a - b", ["a", "b"], []),
        ("genocide OR massacre now", ["genocide|massacre", "now"], []),
        ("genocide | massacre", ["genocide|massacre"], []),
        ('"a b" OR c OR d', ['"a b"|c|d'], []),
        ("OR genocide OR", ["genocide"], []),
        ("genocide or massacre", ["genocide", "or", "massacre"], []),
        ('an "unclosed phrase', ["an", "unclosed", "phrase"], []),
        ('""', [], []),
        ("-", [], []),
        ("the the", ["the"], []),
        ("100 417 people", ["100417", "people"], []),
        ('צה"ל נכנס', ["צהל", "נכנס"], []),
        ('ה"ניו יורק טיימס"', ["ה", '"ניו יורק טיימס"'], []),
        ('今年疫苗含芯片 "比尔盖茨"', ["今年", "年疫", "疫苗", "苗含", "含芯", "芯片", '"比尔 尔盖 盖茨"'], []),
        (
            'Heard this today "laid down arms" can you check it',
            ["heard", "this", "today", "laid", "down", "arms", "can", "you", "check", "it"],
            [],
        ),
        ('who of them "laid down arms" then', ["who", "of", "them", '"laid down arms"', "then"], []),
    ],
)
def test_query_is_read_as_people_write_it(query: str, asked: list[str], excluded: list[str]) -> None:
    assert shown(parse_query(query)) == (asked, excluded)


def test_query_in_the_language_of_the_page_has_its_stems_too() -> None:
    (word,) = parse_query("Häusern", "de").words

    assert {"haus", "haeusern"} <= set(word.token.stems)


def test_word_in_katakana_is_looked_for_in_latin_letters_too() -> None:
    elsewhere = [word.elsewhere.spelling if word.elsewhere else "" for word in parse_query("橋とトランプ ーーー").words]

    assert set(elsewhere) == {"", "toranpu"}


@given(st.text(), st.sampled_from(["", "en", "ru", "xx-nonsense"]))
def test_any_query_is_read(query: str, language: str) -> None:
    read = parse_query(query, language)

    assert all(group for group in read.asked)


def test_word_in_capitals_is_never_hollow() -> None:
    assert "who" not in parse_query("What did the WHO say of it", "en").hollow
    assert "who" in parse_query("THEY WHO LEFT say so", "en").hollow
    assert "who" in parse_query("What did they who left say of it", "en").hollow
