"""Texts find the claims that they repeat."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.matching import LIKELY, POSSIBLE, Asked, Reason, match, match_all, rank, semantic_available, threshold
from factcheck.publishing.kinds import Key
from factcheck.publishing.reading.matched import Matched
from factcheck.publishing.writing import read_model
from tests.matching.conftest import Published

pytestmark = pytest.mark.django_db

OTHERS = (
    "The lighthouse costs 90,000 crowns a year.",
    "A serviceman was killed at the border.",
    "The bridge was closed in winter.",
)


def test_match_of_a_message_finds_its_claim_first(published: Published) -> None:
    for text in OTHERS:
        published(text)
    claim = published("100,417 people have arrived in Armenia from Nagorno-Karabakh.")

    found = match("Look at this: 100417 people arrived in Armenia!!! https://example.org/a")

    assert found[0].record == claim
    assert {each.reason for each in found[0].because} >= {Reason.NUMBER, Reason.WORDS}


def test_match_marks_places_in_the_text_as_it_was_asked(published: Published) -> None:
    published("The bridge was closed in winter.")
    text = "RT @OldTown https://example.org/x They #ClosedBridge!"

    spans = match(text)[0].spans

    assert {text[start:end] for start, end in spans} == {"Closed", "Bridge"}


def test_match_of_claims_in_the_same_words_gives_the_one_published_first(published: Published) -> None:
    first, second = published("The bridge was closed."), published("The bridge was closed!")

    assert [each.record for each in match("bridge closed")] == [first, second]


def test_match_of_what_was_withdrawn_finds_nothing(published: Published) -> None:
    claim = published("The bridge was closed.")
    read_model.withdraw(Key(claim.kind, claim.record_id))

    assert match("The bridge was closed.") == []


@pytest.mark.parametrize("text", ["", " ", "\0", "!?", "https://example.org/", "@", "\ud800"])
def test_match_of_a_text_without_words_finds_nothing(text: str, published: Published) -> None:
    published("The bridge was closed.")

    assert match(text) == []


def test_match_of_a_very_long_text_is_answered(published: Published) -> None:
    claim = published("The bridge was closed.")

    assert match("The bridge was closed. " * 10_000)[0].record == claim


def test_match_keeps_to_limit_and_least_probability(published: Published) -> None:
    for text in OTHERS:
        published(text)

    assert len(match("The bridge, the lighthouse and the border", limit=2)) == 2
    assert match("The bridge, the lighthouse and the border", at_least=1.1) == []


def test_match_takes_as_many_queries_for_many_claims(published: Published) -> None:
    published("The bridge was closed.")
    match("bridge")
    with CaptureQueriesContext(connection) as few:
        match("bridge")
    for text in OTHERS:
        published(text)
    match("bridge")

    with CaptureQueriesContext(connection) as more:
        match("bridge")

    assert len(more) == len(few)


def test_match_all_answers_each_text(published: Published) -> None:
    bridge, lighthouse = published("The bridge was closed."), published("The lighthouse is for sale.")

    found = match_all([Asked("They closed a bridge"), Asked("a lighthouse for sale")])

    assert [each[0].record for each in found] == [bridge, lighthouse]


def test_rank_of_drafts_puts_the_likest_first() -> None:
    entries = [("a", Matched("The lighthouse is for sale.")), ("b", Matched("The bridge was closed."))]

    assert [key for key, _ in rank(Asked("A bridge is closed"), entries)] == ["b", "a"]


def test_threshold_rises_as_fewer_false_alarms_are_allowed() -> None:
    assert 0 < threshold(0.2) < threshold(0.05) < threshold(0.01) <= threshold(0) == 1


def test_thresholds_of_pages_are_in_order() -> None:
    assert 0 < POSSIBLE < LIKELY < 1


def test_semantic_available_without_the_setting_is_false() -> None:
    assert not semantic_available()


def test_match_by_words_that_say_nothing_gives_none_of_them_as_a_reason(published: Published) -> None:
    published("The bridge over the river was closed.")

    [found] = match("What they have said about the bridge is that it was closed")

    assert {word.casefold() for because in found.because for word in because.words} == {"bridge", "closed"}


def test_word_that_says_nothing_in_another_language_alone_is_a_reason(published: Published) -> None:
    published("The war is over.")

    [found] = match("They announced that the war is over")

    assert [each.words for each in found.because if each.reason is Reason.WORDS] == [("war",)]


def test_match_takes_no_function_word_of_another_language_for_a_rare_word(published: Published) -> None:
    for text in ("The war is over in the north.", "Wheat prices doubled.", "Rents fell.", "Nurses leave."):
        published(text)

    assert match("Das Wetter war schön.") == []
    assert match("The war is over.") != []


def test_match_of_many_texts_finds_what_each_finds_in_as_many_queries_as_of_one(published: Published) -> None:
    for text in OTHERS:
        published(text)
    asked = [Asked(text) for text in (*OTHERS, "!?", "Nothing of the sort.")]
    match_all(asked)

    def queries(texts: list[Asked]) -> int:
        with CaptureQueriesContext(connection) as captured:
            match_all(texts)
        return len(captured)

    assert [[each.record for each in found] for found in match_all(asked)] == [
        [each.record for each in match(one.text)] for one in asked
    ]
    assert queries(asked) == queries(asked[:1])
