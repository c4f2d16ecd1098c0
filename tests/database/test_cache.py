import pytest
from django.core.cache import cache
from django.db import OperationalError

from factcheck.database.faults import Fault
from tests.failing import failing

pytestmark = pytest.mark.django_db


def test_add_of_a_key_that_is_there_is_refused() -> None:
    assert cache.add("key", 1)
    assert not cache.add("key", 2)
    assert cache.get("key") == 1


@pytest.mark.parametrize("fault", [Fault.FULL, Fault.READ_ONLY, Fault.BUSY, Fault.AWAY])
def test_add_that_the_database_can_not_write_says_so(fault: Fault) -> None:
    with failing(fault, starts=("INSERT", "UPDATE")), pytest.raises(OperationalError):
        cache.add("key", 1)

    assert cache.get("key") is None
