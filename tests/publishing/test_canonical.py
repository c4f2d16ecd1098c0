from datetime import UTC, datetime, timedelta, timezone

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from factcheck.publishing.canonical import NotCanonicalError, canonical_bytes, moment


@pytest.mark.parametrize(
    ("time", "written"),
    [
        (datetime(2026, 11, 23, 4, 49, 24, tzinfo=UTC), "2026-11-23T04:49:24.000000Z"),
        (datetime(500, 1, 1, tzinfo=UTC), "0500-01-01T00:00:00.000000Z"),
        (datetime(2026, 1, 1, 1, tzinfo=timezone(timedelta(hours=4))), "2025-12-31T21:00:00.000000Z"),
    ],
)
def test_moment_of_any_year_and_offset_can_be_read_again(time: datetime, written: str) -> None:
    assert moment(time) == written
    assert datetime.fromisoformat(written) == time


@pytest.mark.parametrize("value", ["\ud800", 2**53 + 1, float("nan")])
def test_canonical_bytes_of_what_json_can_not_carry_is_refused(value: object) -> None:
    with pytest.raises(NotCanonicalError):
        canonical_bytes({"value": value})


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
_FRACTIONS = st.floats(allow_nan=False, allow_infinity=False)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | _TEXTS | _FRACTIONS,
    lambda children: st.lists(children, max_size=4) | st.dictionaries(_TEXTS, children, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(_TEXTS, _VALUES, max_size=4))
def test_canonical_bytes_of_any_document_are_those_of_the_reference(document: dict[str, object]) -> None:
    assert canonical_bytes(document) == rfc8785.dumps(document)  # type: ignore[arg-type]  # it takes what JSON does
