from typing import Any

from claims.pages.disputes.opposing import lead_of_claimant, lead_of_topic, standing_of
from tests.claims.said import claim, said


def spoken(name: str, *utterances: Any) -> Any:
    return claim(name, *utterances, reviews=[])


def against(speaker: str) -> Any:
    return said(speaker, kind="denial")


def told(*claims: Any, ids: Any = ("ann",), parts: Any = ()) -> str:
    return str(lead_of_claimant(standing_of(claims, ids), parts))


def test_topic_says_who_is_contested_by_whom_and_names_the_same_contesters_once() -> None:
    claims = [
        spoken("one", said("Ann", "asserts"), said("Ben", "relays"), against("Cay")),
        spoken("two", said("Dan", "endorses"), against("Cay")),
        spoken("three", said("Cay", "asserts"), against("Ann"), against("Eve")),
        spoken("four", said("Ann", "asserts")),
    ]

    lead = lead_of_topic(claims)

    assert str(lead) == "Ann and Dan are contested by Cay; Cay is contested by Ann and Eve."
    assert lead is not None
    assert {part.voice.anchor for part in lead.parts if part.voice} == {""}


def test_topic_without_a_dispute_has_no_such_sentence() -> None:
    assert lead_of_topic([spoken("one", said("Ann", "asserts")), spoken("two", against("Ben"))]) is None


def test_claimant_is_told_by_what_they_say_who_contests_it_who_joins_them_and_whom_they_contest() -> None:
    claims = [
        spoken("one", said("Ann", "asserts"), said("Ben", "endorses"), against("Cay")),
        spoken("two", said("Ann", "asserts"), against("Cay")),
        spoken("three", said("Dan", "asserts"), against("Ann")),
    ]

    assert told(*claims) == (
        "Says: Claim one (and 1 other claim); contested by Cay; joined by Ben; contests what is said by Dan."
    )


def test_claimant_who_only_contests_or_says_nothing_is_told_so() -> None:
    assert told(spoken("one", said("Dan", "asserts"), against("Ann"))) == (
        "Contests: Claim one; contests what is said by Dan."
    )
    assert told() == "Nothing that they say or contest is recorded."


def test_claimant_is_taken_with_its_parts_which_are_named() -> None:
    ministry = {"id": "ministry", "name": "Ministry", "url": "/claimants/ministry/"}
    claims = [spoken("one", said("Dan", "asserts"), against("Ministry")), spoken("two", said("Ann", "asserts"))]

    assert told(*claims, ids=("ann", "ministry"), parts=[ministry]) == (
        "Says: Claim two; contests what is said by Dan; speaks also through Ministry."
    )


def test_claimant_of_a_claim_that_asks_is_told_without_a_second_stop() -> None:
    assert told(spoken("Is the bridge shut?", said("Ann", "asserts"))).endswith("Is the bridge shut?")
