from typing import Any

from claims.pages.disputes.facing import Side, dispute_of
from tests.claims.said import claim, said

UNSAID = {
    "question": "did_they_say_it",
    "attribution": "ann-asserts",
    "rating": {"label": "No", "bucket": "false"},
    "publisher": {"name": "Desk"},
    "url": "/reviews/1/",
}


def disputed(*utterances: Any, **members: Any) -> Any:
    return claim("one", *utterances, language="en", reviews=members.pop("reviews", []), **members)


def against(speaker: str, **members: Any) -> Any:
    return said(speaker, kind="denial", language="fr", **members)


def words(side: Side) -> list[tuple[str, str, bool]]:
    return [(line.voice.name, line.words, line.own) for line in side.lines]


def test_own_words_come_before_grounds_and_grounds_before_those_of_the_source() -> None:
    passage = {"exact": "It was reported so.", "source": {"language": "hy"}}
    sides = dispute_of(
        disputed(
            said("Ann", "asserts", quote="It is.", language="en"),
            said("Ben", "asserts", passages=[passage]),
            against("Cay", quote="Non.", grounds="None."),
            against("Dan", grounds="None."),
            against("Eve"),
        )
    )

    assert words(sides.says) == [("Ann", "It is.", True), ("Ben", "It was reported so.", False)]
    assert words(sides.contests) == [("Cay", "Non.", True), ("Dan", "None.", False), ("Eve", "", False)]
    assert [line.language for line in (*sides.says.lines, *sides.contests.lines)] == ["en", "hy", "fr", "en", ""]


def test_words_that_a_review_found_not_to_be_theirs_are_not_quoted() -> None:
    sides = dispute_of(disputed(said("Ann", "asserts", quote="It is.", language="en"), reviews=[UNSAID]))

    assert words(sides.says) == [("Ann", "", False)]


def test_each_side_hears_three_and_counts_the_others_and_those_asked_for_come_first() -> None:
    speakers = [said(f"Speaker {number}", "asserts") for number in range(60)]

    sides = dispute_of(disputed(*speakers), {"speaker 40"})

    assert [line.voice.name for line in sides.says.lines] == ["Speaker 40", "Speaker 0", "Speaker 1"]
    assert (sides.says.others, sides.contests.lines, sides.contests.others) == (57, [], 0)


def test_sentence_of_a_source_that_tells_of_two_stands_with_the_first_and_own_words_with_each() -> None:
    told = {"exact": "Ann denies it, said Ben.", "source": {"language": "en"}}
    sides = dispute_of(
        disputed(
            said("Ann", "asserts", quote="Yes.", language="en"),
            said("Ben", "asserts", quote="Yes.", language="en"),
            against("Cay", passages=[told]),
            against("Dan", passages=[told]),
        )
    )

    assert [line.words for line in sides.says.lines] == ["Yes.", "Yes."]
    assert [line.words for line in sides.contests.lines] == [told["exact"], ""]
