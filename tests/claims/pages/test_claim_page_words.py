"""What the page of a claim says in short."""

from typing import Any

import pytest

from claims.pages.cited import cited_sources, letter_of
from claims.templatetags.claim_page import (
    as_given,
    grounds_to_tell,
    in_short,
    initials,
    shown_above,
    steps,
    whole_sentence,
)
from tests.claims import said as documents
from tests.together import each_of


@each_of(
    ("name", "letters"),
    [
        ("Nikol Pashinyan", "NP"),
        ("Ministry of Foreign Affairs of Azerbaijan", "MFA"),
        ("The Tessamere Lamp (invented outlet)", "TTL"),
        ("Jean-Luc de la Tour", "JLT"),
        ("نيكول باشينيان", "ن"),
        ("Նիկոլ Փաշինյան", "ՆՓ"),
        ("bell hooks", ""),
        ("  1984 ", ""),
        ("", ""),
    ],
)
def test_initials_are_of_capitalised_words_and_one_where_letters_join(name: str, letters: str) -> None:
    assert initials(name) == letters


def said(quote: str, *passages: str) -> dict[str, Any]:
    return {"quote": quote, "language": "en", "passages": [{"exact": exact, "source": {}} for exact in passages]}


def test_whole_sentence_is_the_passage_that_says_more_than_the_speaker() -> None:
    found = whole_sentence(said("the bridge", "the bridge", "calls it “the bridge” of all"))

    assert found is not None
    assert found["exact"] == "calls it “the bridge” of all"


@pytest.mark.parametrize("exact", ["the bridge", "of another bridge", "the bridge " + "and on " * 60])
def test_whole_sentence_that_adds_nothing_or_too_much_is_none(exact: str) -> None:
    assert whole_sentence(said("the bridge", exact)) is None


@pytest.mark.parametrize(
    ("grounds", "told"),
    [("The bridge was open all day.", ""), ("Cameras showed traffic at noon.", "Cameras showed traffic at noon.")],
)
def test_grounds_are_told_unless_the_words_beside_them_say_the_same(grounds: str, told: str) -> None:
    rebuttal = said("the bridge was open all day") | {"grounds": grounds, "counter_claim": None}

    assert grounds_to_tell(rebuttal) == told


def test_summary_in_short_has_three_sentences() -> None:
    assert in_short("One is. Two is. Dr. Three is. Four is.") == "One is. Two is. Dr. Three is. …"
    assert in_short("One is. Two is.") == "One is. Two is."


@pytest.mark.parametrize(("best", "expected"), [(3, [1, 2, 3]), (100, []), (None, [])])
def test_steps_of_a_scale_are_shown_where_there_are_few(best: int | None, expected: list[int]) -> None:
    assert list(steps({"best": best})) == expected


def test_sources_are_lettered_as_they_are_met_each_once() -> None:
    sources = [{"id": str(number), "name": f"Source {number}"} for number in range(28)]
    speakers = [{"passages": [{"source": source}, {"source": sources[0]}]} for source in sources]

    cited = cited_sources({"attributions": speakers, "reviews": []})

    assert [each.letter for each in cited][:2] == ["A", "B"]
    assert [each.letter for each in cited][-3:] == ["Z", "AA", "AB"]
    assert letter_of(cited, "1") == "B"
    assert letter_of(cited, "gone") == ""


TOLD = {"exact": "The clerk said that Ann told him: “I sell it.”", "source": {"language": "en"}}


def test_sentence_of_a_source_is_shown_with_the_first_of_those_of_whom_it_tells() -> None:
    clerk, lamp = (documents.said(who, "relays", passages=[TOLD]) for who in ("Clerk", "Lamp"))
    ann = documents.said("Ann", "asserts", quote="I sell it.", language="en", passages=[TOLD])
    denial = documents.said("Ann", passages=[TOLD])
    own = documents.said("Ben", "asserts", quote="It is sold.", language="en", passages=[TOLD])
    claim = documents.claim("one", clerk, lamp, ann, own, denial)

    above = [shown_above(claim, each) for each in (ann, clerk, lamp, own, denial, documents.said("Eve"))]

    assert above == [None, ann, ann, None, None, None]


def test_sentence_that_stands_with_a_translation_alone_is_shown_with_the_other_too() -> None:
    translation = {"text": "Je le vends.", "language": "fr"}
    ann = documents.said("Ann", "asserts", quote="I sell it.", language="en", passages=[TOLD], translation=translation)
    clerk = documents.said("Clerk", "asserts", quote="I sell", language="en", passages=[TOLD])

    assert shown_above(documents.claim("one", ann, clerk), clerk) is None


RATING = {"label": "Скорее ложь", "own_label": "Mostly false", "position": 2, "best": 5}


@each_of(
    ("given", "is_shown"),
    [
        (None, False),
        ({"text": "mostly FALSE", "value": "2.0", "worst": "1", "best": "5"}, False),
        ({"text": "", "value": None, "worst": None, "best": "5"}, False),
        ({"text": "Two of five: mostly false"}, True),
        ({"text": "Mostly false", "value": "3"}, True),
        ({"text": "Mostly false", "value": "2", "worst": "0", "best": "5"}, True),
    ],
)
def test_rating_as_published_is_shown_where_it_tells_more_than_label_and_place(given: Any, is_shown: bool) -> None:
    assert as_given({"rating": RATING, "rating_as_published": given}) == (given if is_shown else None)
    assert as_given({"rating": None, "rating_as_published": given}) == given
    unplaced = RATING | {"position": None}
    assert as_given({"rating": unplaced, "rating_as_published": {"value": "2"}}) == {"value": "2"}
