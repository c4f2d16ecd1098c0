"""Which records a query finds, and in which order."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.analysis.queries import parse_query
from factcheck.publishing.finding import meant
from factcheck.publishing.finding import vocabulary as vocabularies
from factcheck.publishing.finding.candidates import Weighted, candidates
from factcheck.publishing.finding.ranking import ranked, sought
from factcheck.publishing.finding.vocabulary import vocabulary
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories

pytestmark = pytest.mark.django_db


def claim(text: str, **fields: str) -> Any:
    return factories.PublishableClaimFactory.create(text=text, **fields)


def names(query: str) -> list[str]:
    ranking = ranked(sought(parse_query(query)), {"": PublicRecord.objects.of_kind("claim")}, ("disputed", "yes"))[""]
    by_key = PublicRecord.objects.in_bulk(ranking.keys)
    return [by_key[key].name for key in ranking.keys]


@pytest.fixture
def claims(editor: User) -> None:
    for text in ("A road was built", "The bridge of Lachin was closed", "The bridge was blown up", "Ships sank"):
        publish(claim(text), by=editor)
    publish(claim("Snow fell", context="It fell on the bridge of Lachin too."), by=editor)


@pytest.mark.usefixtures("claims")
def test_ranking_puts_the_name_before_the_body_and_every_word_before_some() -> None:
    assert names("Lachin bridge") == ["The bridge of Lachin was closed", "Snow fell", "The bridge was blown up"]


@pytest.mark.usefixtures("claims")
def test_ranking_finds_by_some_words_other_forms_typos_and_spaces() -> None:
    asked = ("Did any ship sink?", "shp snak", "sinking", '"ships sank"', "shipssank", "#ShipsSank", "ыршзы", "ship s")

    assert [query for query in asked if names(query)[:1] != ["Ships sank"]] == []


def test_ranking_finds_words_that_records_write_together_or_in_forms_without_stems(editor: User) -> None:
    for text in ("The lighthouse burnt", "Das Kohlekraftwerk schließt", "ނަގަރުގައި ބޯފެން ނެތް", "臺灣東部發生地震"):
        publish(claim(text), by=editor)
    asked = {"light house": 0, "Kraftwerk": 1, "ނަގަރު": 2, "台湾": 3}

    found = {query: names(query)[:1] for query in asked}

    texts = ["The lighthouse burnt", "Das Kohlekraftwerk schließt", "ނަގަރުގައި ބޯފެން ނެތް", "臺灣東部發生地震"]
    assert found == {query: [texts[place]] for query, place in asked.items()}


@pytest.mark.usefixtures("claims")
def test_ranking_of_words_that_are_none_finds_nothing(editor: User) -> None:
    for text in ("Суд в Киеве", "बाज़ार बंद हुआ", "Сербия и Бабаев", "הרכבת בוטלה", "Kereit left", "Josep Borrell came"):
        publish(claim(text), by=editor)

    assert [query for query in ("asdf qwerty zxcv", "hjkl", "sdfsdf", "blah") if names(query)] == []


def test_ranking_tries_another_layout_only_for_what_nothing_else_is_like(editor: User) -> None:
    for text in ("Nikol Pashinyan resigned", "Никол Пашинян остался", "Gfibyzi burnt"):
        publish(claim(text), by=editor)

    assert names("gfibyzy") == ["Gfibyzi burnt"]
    assert set(names("Ybrjk")) == {"Nikol Pashinyan resigned", "Никол Пашинян остался"}


def test_ranking_takes_translations_for_texts_and_not_for_names(editor: User) -> None:
    by_hand = {"language": "fr", "translator": "the desk", "translated_on": date(2024, 5, 1)}
    translated = claim("The bridge of Lachin was closed")
    translated.translations.create(text="Le pont de Latchine fut fermé hier soir par des soldats", **by_hand)
    publish(translated, by=editor)
    publish(claim("The bridge of Lachin and the road to it were closed"), by=editor)

    assert names("Lachin bridge closed")[0] == "The bridge of Lachin was closed"
    assert names("pont Latchine") == ["The bridge of Lachin was closed"]


def test_ranking_puts_words_side_by_side_before_words_apart(editor: User) -> None:
    publish(claim("A closed road to a bridge"), by=editor)

    publish(claim("A road is shut; the bridge is closed"), by=editor)

    assert names("closed road")[0] == "A closed road to a bridge"
    assert names('"closed road"') == ["A closed road to a bridge"]


def test_ranking_puts_the_disputed_then_the_newest_first_of_equals(editor: User) -> None:
    disputed = claim("Trains stopped.")
    rebuttal = factories.RebuttalFactory.create(claim=disputed)
    rebuttal.passages.add(factories.PassageFactory.create())
    for one in (disputed, claim("Trains stopped!"), claim("Trains stopped")):
        publish(one, by=editor)

    assert names("trains") == ["Trains stopped.", "Trains stopped", "Trains stopped!"]


def test_ranking_finds_words_that_languages_share_as_others_spell_them(editor: User) -> None:
    for text in ("The ethnic conflict went on", "The corridor was blocked", "Ships sank"):
        publish(claim(text), by=editor)
    asked = {"этнический конфликт": 0, "etnik": 0, "коридоры": 1, "qkrtz": None}

    found = {query: names(query) for query in asked}

    texts = ["The ethnic conflict went on", "The corridor was blocked"]
    assert found == {query: [] if place is None else [texts[place]] for query, place in asked.items()}


@pytest.mark.usefixtures("claims")
def test_ranking_takes_no_function_word_of_another_language_for_a_rare_word(editor: User) -> None:
    publish(claim("The war is over", context="Mit der Zeit"), by=editor)

    assert names("Das Brot war mit der Zeit hart und trocken") == ["The war is over"]
    assert names("Das Brot war hart und trocken") == []
    assert names("war over") == ["The war is over"]


@pytest.mark.usefixtures("claims")
def test_ranking_adds_what_means_the_same_only_where_no_record_has_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {row.name: row.pk for row in PublicRecord.objects.of_kind("claim")}
    near = {keys["Ships sank"]: 1.0, keys["The bridge was blown up"]: 0.5}
    monkeypatch.setattr(meant, "_ways", [lambda kind, words: near if kind == "claim" else {}])

    assert names("Untergang zweier Dampfer") == ["Ships sank", "The bridge was blown up"]
    assert names("Untergang zweier Dampfer -blown") == ["Ships sank"]
    assert names('"Untergang zweier"') == []
    assert names("road built") == ["A road was built"]


@pytest.mark.usefixtures("claims")
def test_ranking_of_what_says_nothing_is_empty() -> None:
    for query in ("", "!!!", '"', "-bridge", "zzzzz", "x" * 5000, "a* OR b", "';--"):
        assert "Ships sank" not in names(query), query


@pytest.mark.usefixtures("claims")
def test_ranking_leaves_out_what_must_not_be_there() -> None:
    assert names("bridge -lachin") == ["The bridge was blown up"]


def test_ranking_of_a_long_text_looks_for_the_rarest_words(editor: User) -> None:
    publish(claim("The quagga was seen"), by=editor)
    publish(claim("The road is closed"), by=editor)

    assert names("it is said that " * 100 + "a quagga was seen")[0] == "The quagga was seen"


@pytest.mark.usefixtures("claims")
def test_ranking_takes_as_many_queries_for_many_records(editor: User) -> None:
    names("bridge")
    with CaptureQueriesContext(connection) as few:
        names("bridge")
    for number in range(5):
        publish(claim(f"Bridge {number}"), by=editor)
    names("bridge")

    with CaptureQueriesContext(connection) as more:
        names("bridge")

    assert len(more) == len(few)


@pytest.mark.usefixtures("claims")
def test_candidates_are_weighed_by_what_they_have() -> None:
    records = PublicRecord.objects.of_kind("claim")

    found = candidates([Weighted(("bridge",), 1.0), Weighted(("closed", "sank"), 0.5)], records=records, limit=3)

    assert [one.score for one in found] == [1.5, 1.0, 1.0]
    assert candidates([], records=records, limit=3) == []


def test_vocabulary_knows_what_was_published_since(editor: User) -> None:
    publish(claim("The quagga was seen"), by=editor)
    assert vocabulary().similar("quaga")[0].word == "quagga"

    publish(claim("The okapi was seen"), by=editor)

    assert [near.word for near in vocabulary().similar("okapy")] == ["okapi"]
    assert vocabulary().similar("quaga")[0].word == "quagga"


def test_vocabulary_weighs_rare_words_more(editor: User) -> None:
    for text in ("The quagga was seen", "The okapi was seen"):
        publish(claim(text), by=editor)

    assert vocabulary().idf(["quagga"]) > vocabulary().idf(["seen"]) > 0


def test_word_of_what_was_withdrawn_finds_nothing(editor: User) -> None:
    gone = claim("The quagga was seen")
    publish(gone, by=editor)
    publish(claim("The okapi was seen"), by=editor)
    assert names("quaga") == ["The quagga was seen"]

    withdraw(gone, by=editor, note="Gone.")

    assert names("quaga") == []


def test_vocabulary_of_very_many_rows_is_a_sample(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabularies, "SAMPLE", 2)
    for text in ("The quagga was seen", "The okapi was seen", "The bongo was seen"):
        publish(claim(text), by=editor)

    assert not vocabulary().is_whole
    # A word that the sample lacks is asked for nevertheless.
    assert names("quagga") == ["The quagga was seen"]
    # So is what one letter of a word makes of it.
    assert names("quaga") == names("qaugga") == ["The quagga was seen"]
