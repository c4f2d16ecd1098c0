"""What our answers cost, beside those of nested serializers in the same run: a ratio, whatever the machine."""

from typing import Final

import pytest
from django.db import connection

from tests.benchmarks.__main__ import measure

_AT_LEAST: Final = {"claim JSON": 60, "list of 50, JSON": 100}
"""How much more of the processor the serializers need at least."""
_SLACK: Final = 0.7


@pytest.mark.sweep
@pytest.mark.usefixtures("copies_migrated")
def test_answers_cost_as_much_less_than_those_of_serializers_as_is_promised() -> None:
    db = "sqlite" if connection.vendor == "sqlite" else "pg"

    found = measure(["headline"], db=db, count=300, rounds=4, seconds=1)

    # Other tests that run beside take more from whoever needs little, so the upper quartile of the rounds counts.
    ratios = {each["question"]: each["ratios"]["drf"][2] for each in found if "drf" in each["ratios"]}
    assert ratios.keys() == _AT_LEAST.keys()
    promised = {name: factor * _SLACK * (0.6 if db == "pg" else 1) for name, factor in _AT_LEAST.items()}
    assert all(ratios[name] >= least for name, least in promised.items()), ratios
