"""Records on both sides of the gate."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from claims.models import Claim
from factcheck.publishing import standards
from tests import factories


@contextmanager
def before_there_were_rules() -> Iterator[None]:
    """As things were when nothing was held to a standard."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(standards, "_rules", {})
        yield


def publishable_claim(**fields: Any) -> Claim:
    """A claim that meets every standard that must be met."""
    claim = factories.ClaimFactory.create(**fields)
    factories.AttributionFactory.create(claim=claim).passages.add(factories.PassageFactory.create())
    return claim
