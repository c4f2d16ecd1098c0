"""Tests of which a few cases show that a rule holds, and of which the sweeps try all others too."""

from collections.abc import Iterable
from typing import Any

import pytest


def rest_in_sweeps(cases: Iterable[Any], quick: int = 1) -> list[Any]:
    """The cases for `parametrize`: after this many quick ones, `.ci/run` alone tries the others."""
    listed = list(cases)
    others = (case if isinstance(case, tuple) else (case,) for case in listed[quick:])
    return [*listed[:quick], *(pytest.param(*case, marks=pytest.mark.sweep) for case in others)]
