"""What the database holds of followers."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from factcheck.following.models import Round, Subscription
from tests.following.conftest import follower


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("following_subscription_unique", {}),
        ("following_subscription_frequency_known", {"address": "a@b.example", "frequency": "hourly"}),
        ("following_subscription_path_on_site", {"address": "a@b.example", "path": "claims"}),
    ],
)
def test_subscription_that_makes_no_sense_is_refused(name: str, fields: dict[str, Any]) -> None:
    row = follower("/claims/")
    other = Subscription(**{"address": row.address, "path": row.path, "frequency": "daily", "language": "en", **fields})

    with pytest.raises(ValidationError):
        other.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()
    assert name in {constraint.name for constraint in Subscription._meta.constraints}


def test_round_besides_the_one_is_refused() -> None:
    with pytest.raises(IntegrityError, match="following_round_single"), transaction.atomic():
        Round.objects.create(pk=2)
