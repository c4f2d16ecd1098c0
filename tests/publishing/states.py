"""Claims in the states that a record can be in."""

from typing import Any

from django.contrib.auth.models import User

from claims.models import Claim
from factcheck.publishing.writing import actions
from tests.factories import PublishableClaimFactory


def published(editor: User, **fields: Any) -> Claim:
    claim = PublishableClaimFactory.create(**fields)
    actions.publish(claim, by=editor)
    return claim


def changed(editor: User) -> Claim:
    claim = published(editor)
    claim.context = "What was saved since."
    claim.save()
    return claim
