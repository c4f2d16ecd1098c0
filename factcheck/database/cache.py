"""Django's cache in the database, which says so where the database fails."""

from collections.abc import Callable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache as DjangosCache
from django.db import DatabaseError, connections, router, transaction

from factcheck.database.faults import fault_in


class DatabaseCache(DjangosCache):
    """Django's own takes a full disk for a key that is there already: limits on guessing would turn everybody away."""

    def _base_set(self, mode: str, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT) -> bool:
        alias, faults = router.db_for_write(self.cache_model_class), list[DatabaseError]()
        # Without a transaction around it, Django's would swallow what a commit fails with.
        with transaction.atomic(using=alias), connections[alias].execute_wrapper(_noting(faults)):
            done: bool = super()._base_set(mode, key, value, timeout)  # type: ignore[misc]
            if faults:
                raise faults[0]
        return done


def _noting(faults: list[DatabaseError]) -> Callable[..., Any]:
    def execute(run: Callable[..., Any], *args: Any) -> Any:
        try:
            return run(*args)
        except DatabaseError as error:
            if fault_in(error):
                faults.append(error)
            raise

    return execute
