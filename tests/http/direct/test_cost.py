"""What our answers cost, beside those of nested serializers and of constant bytes in the same run: ratios, whatever the
machine."""

from typing import Final, NamedTuple

import pytest
from django.db import connection

from tests.benchmarks.__main__ import measure


class Promise(NamedTuple):
    """How much more of the processor serializers need, or which share of ours the server alone: one of them at least.

    Where the system's own calls cost much, both servers' do, and serializers seem cheap.
    """

    serializers: float
    server: float


_PROMISED: Final = {
    "sqlite": {"claim JSON": Promise(60, 0.8), "list of 50, JSON": Promise(100, 0.5)},
    "pg": {"claim JSON": Promise(36, 0.35), "list of 50, JSON": Promise(60, 0.35)},
}
_SLACK: Final = 0.7


@pytest.mark.sweep
@pytest.mark.usefixtures("copies_migrated")
def test_answers_cost_as_much_less_than_those_of_serializers_as_is_promised() -> None:
    db = "sqlite" if connection.vendor == "sqlite" else "pg"

    found = measure(["headline"], db=db, count=300, rounds=4, seconds=0.5)

    # Other tests that run beside take more from whoever needs little, so the upper quartile of the rounds counts.
    ratios = {
        each["question"]: Promise(each["ratios"]["drf"][2], each["ratios"]["bare"][2])
        for each in found
        if "drf" in each["ratios"]
    }
    assert ratios.keys() == _PROMISED[db].keys()
    broken = {
        question: ratios[question]
        for question, promised in _PROMISED[db].items()
        if all(had < least * _SLACK for had, least in zip(ratios[question], promised, strict=True))
    }
    assert not broken
