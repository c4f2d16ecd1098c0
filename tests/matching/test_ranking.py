"""The re-ranker's weights are whole, and its probabilities are probabilities."""

import json
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest

from factcheck.matching.analysed import Analysed
from factcheck.matching.engine import comparable
from factcheck.matching.features import FEATURES, compared
from factcheck.matching.held import Holding, terms_of
from factcheck.matching.letters import Letters
from factcheck.matching.question import Compared, Found, Question
from factcheck.matching.ranking import model
from factcheck.matching.trees import loaded
from factcheck.publishing.reading.matched import Matched


def question(text: str) -> Question:
    return Question(Analysed.of(text, "en"), lambda form: 1.0)


@pytest.mark.parametrize("name", ["semantic", "words"])
def test_weights_name_features_that_are_made(name: str) -> None:
    weights = json.loads(files("factcheck.matching").joinpath("weights.json").read_text("utf-8"))

    assert {*weights[name]["features"], *weights[name]["trees"]["features"]} <= set(FEATURES)
    assert len(set(FEATURES)) == len(FEATURES)


def candidate(text: str, score: float) -> tuple[Compared, Found]:
    claim = Compared(Analysed.of(text, "en"))
    return claim, Found(score, terms_of(claim))


def test_compared_gives_each_feature_of_each_candidate() -> None:
    rows = compared(question("They closed 2 bridges"), [candidate("The bridge was closed.", 3.0), candidate("", 0.0)])

    assert [len(row) for row in rows] == [len(FEATURES)] * 2


def test_best_candidate_tells_how_far_it_is_before_the_next() -> None:
    claims = [candidate("The bridge was closed.", 1.0), candidate("", 3.0), candidate("", 3.0)]

    rows = compared(question("They closed 2 bridges"), claims)

    assert [row[FEATURES.index("score_apart")] for row in rows] == [2.0, -2.0, -2.0]


def test_probabilities_of_a_repeated_claim_are_higher_than_of_another() -> None:
    claims = [candidate("The bridge was closed.", 3.0), candidate("A lighthouse is for sale.", 0.1)]

    chances = model(semantic=False).probabilities(compared(question("They closed the bridge"), claims))

    assert 1 > chances[0] > chances[1] > 0


def test_claim_that_was_made_on_the_day_is_likelier_than_the_same_of_another() -> None:
    day = date(2023, 9, 28).toordinal()
    asked = replace(question("They closed the bridge"), day=day)
    text = Analysed.of("The bridge was closed.", "en")
    claims = [Compared(text, said=(said,)) for said in (day - 900, day)]

    earlier, same = model(semantic=False).probabilities(
        compared(asked, [(claim, Found(3.0, terms_of(claim))) for claim in claims])
    )

    assert same > earlier


def test_claim_in_a_long_record_is_found_by_words_that_its_own_text_lacks() -> None:
    asked = question("The ferry sank")
    holding = Holding(asked)
    with_it, without = (frozenset(words.split()) for words in ("harbour ferry sank", "harbour lighthouse"))

    assert holding.score(with_it) > holding.score(without) == 0


def test_letters_of_a_word_that_few_candidates_have_say_most() -> None:
    texts = ("The bridge was closed", "Is clovergender real", "A bridge is closed", "")
    claims = [Compared(Analysed.of(text, "en")) for text in texts]

    found = Letters(Analysed.of("Clovergenders closed a bridge", "en"), claims).features()

    usual, rare, _, none = (next(iter(values)) for values in found)

    assert rare > usual > none == 0


@pytest.mark.parametrize(("title", "asks"), [("Did the bridge close? ", True), ("The bridge is open", False)])
def test_headline_that_asks_is_known_by_its_mark(title: str, asks: bool) -> None:
    assert comparable(Matched("The bridge was closed.", title)).title_asks is asks


def test_trees_follow_their_splits_and_add_up() -> None:
    read = {"constant": -1.0, "each": [[1, 0.5, 2, [0, 3.0, 4, 8]], 16]}

    sums = [loaded(read, [7, 0]).sum([value, *[0.0] * 6, other]) for value, other in ((0.5, 9), (0.6, 3), (0.6, 4))]

    assert sums == [17, 19, 23]


def test_probabilities_of_no_candidates_are_none() -> None:
    assert model(semantic=False).probabilities([]) == []
