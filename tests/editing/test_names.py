"""What records are called: as their admin says, or as they say themselves."""

import pytest
from django.contrib.auth.models import User

from claims.models import Claim
from factcheck.editing.names import Names
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db


def test_record_whose_admin_says_nothing_is_called_what_it_says_itself(editor: User) -> None:
    assert Names([(User, editor.pk)]).of(User, editor.pk) == "editor"


def test_record_that_is_gone_or_can_not_be_is_called_by_its_key() -> None:
    claim = ClaimFactory.create()
    names = Names([(Claim, claim.pk), (Claim, "abc"), (Claim, "9" * 30)])

    assert names.find(Claim, claim.pk)
    assert names.of(Claim, "abc") == "claim abc, since deleted"
    assert names.find(Claim, "9" * 30) == ""
