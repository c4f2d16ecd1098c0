import pytest
from django.db import IntegrityError, transaction

from factcheck.copies.models import Received

pytestmark = pytest.mark.django_db


def test_what_was_received_is_told_in_one_row() -> None:
    with pytest.raises(IntegrityError, match="copies_received_single"), transaction.atomic():
        Received.objects.create(id=2, until=3, origin="https://first.example")


def test_what_was_received_says_up_to_where_and_from_whom() -> None:
    assert str(Received(until=3, origin="https://first.example")) == "up to 3 from https://first.example"
