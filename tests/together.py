"""Many cases of one cheap function in one test: what pytest does around a test costs as much as a hundred calls."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import wraps
from typing import Any

import pytest
from django.db import transaction

Test = Callable[..., None]
_PARAM: Any = type(pytest.param())


def each_of(names: str | Sequence[str], cases: Iterable[Any], *, rolled_back: bool = False) -> Callable[[Test], Test]:
    """Like `parametrize`, but all cases are one test, which goes through all and says which fail.

    They share its fixtures, so each must leave those as they were. Rows that a case writes are gone before the next one
    if they are `rolled_back`; without, it is for what asks no database.
    """
    called = names.replace(" ", "").split(",") if isinstance(names, str) else list(names)
    listed = [dict(zip(called, _values(case, len(called)), strict=True)) for case in cases]
    around = _rolled_back if rolled_back else nullcontext

    def decorate(test: Test) -> Test:
        @wraps(test)
        def try_all(**others: Any) -> None:
            failures = [error for case in listed if (error := _failure(test, case, others, around())) is not None]
            if failures:
                raise BaseExceptionGroup(f"{len(failures)} of {len(listed)} cases fail", failures)

        try_all.__signature__ = _without(called, inspect.signature(test))  # type: ignore[attr-defined]
        return try_all

    return decorate


@contextmanager
def _rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _values(case: Any, count: int) -> Sequence[Any]:
    values: Sequence[Any] = case.values if isinstance(case, _PARAM) else case if count > 1 else [case]
    return values


def _failure(
    test: Test, case: dict[str, Any], others: dict[str, Any], around: AbstractContextManager[None]
) -> BaseException | None:
    try:
        with around:
            test(**case, **others)
    except (Exception, pytest.fail.Exception) as error:
        error.add_note(", ".join(f"{name}={value!r}" for name, value in case.items()))
        return error
    return None


def _without(names: Sequence[str], signature: inspect.Signature) -> inspect.Signature:
    return signature.replace(parameters=[one for name, one in signature.parameters.items() if name not in names])
