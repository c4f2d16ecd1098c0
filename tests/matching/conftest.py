"""Published claims to match, and the models of meaning where they are installed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.models import Claim
from factcheck.meaning import encoding
from factcheck.meaning.matrix import forget
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import publish
from tests import factories

Published = Callable[[str], PublicRecord]


@pytest.fixture
def published(editor: User) -> Published:
    """Publishes a claim of that wording, and gives its row of the read model."""

    def make(text: str) -> PublicRecord:
        claim: Claim = factories.PublishableClaimFactory.create(text=text)
        publish(claim, by=editor)
        return PublicRecord.objects.get(kind="claim", record_id=claim.public_id)

    return make


@pytest.fixture
def semantic(settings: Any) -> None:
    """Has claims compared by meaning, too."""
    settings.FACTCHECK_SEMANTIC = True
    if not encoding.is_available():
        pytest.skip("the extra `semantic` is not installed")
    # Of the rows of another test, which may have had the same keys.
    forget()
