"""Records of before the gate."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from factcheck.publishing import standards


@contextmanager
def before_there_were_rules() -> Iterator[None]:
    """As things were when nothing was held to a standard."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(standards, "_rules", {})
        yield
