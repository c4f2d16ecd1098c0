"""The re-ranker's weights are whole, and its probabilities are probabilities."""

import json
from importlib.resources import files

import pytest

from factcheck.matching.analysed import Analysed
from factcheck.matching.features import FEATURES, Compared, Found, Question, compared
from factcheck.matching.ranking import model


def question(text: str) -> Question:
    return Question(Analysed.of(text, "en"), lambda form: 1.0)


@pytest.mark.parametrize("name", ["semantic", "words"])
def test_weights_name_features_that_are_made(name: str) -> None:
    weights = json.loads(files("factcheck.matching").joinpath("weights.json").read_text("utf-8"))

    assert set(weights[name]["features"]) <= set(FEATURES)
    assert len(set(FEATURES)) == len(FEATURES)


def test_compared_gives_each_feature_of_each_candidate() -> None:
    claims = [
        (Compared(Analysed.of("The bridge was closed.", "en")), Found(3.0, 3.0, 1)),
        (Compared(Analysed()), Found()),
    ]

    rows = compared(question("They closed 2 bridges"), claims)

    assert [len(row) for row in rows] == [len(FEATURES)] * 2


def test_probabilities_of_a_repeated_claim_are_higher_than_of_another() -> None:
    claims = [
        (Compared(Analysed.of("The bridge was closed.", "en")), Found(3.0, 3.0, 1)),
        (Compared(Analysed.of("A lighthouse is for sale.", "en")), Found(0.1, 3.0, 2)),
    ]

    chances = model(semantic=False).probabilities(compared(question("They closed the bridge"), claims))

    assert 1 > chances[0] > chances[1] > 0


def test_probabilities_of_no_candidates_are_none() -> None:
    assert model(semantic=False).probabilities([]) == []
