"""A claim of which two versions were published: one with words that must go, one without."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User

from factcheck.publishing.kinds import key_of
from factcheck.publishing.writing.actions import publish
from factcheck.redaction.actions import confirm, propose
from factcheck.redaction.models import Redaction
from tests import factories

SECRET = "Qwxyzzy"
"""A word that only the version that must go has."""
BASIS = "Regional Court, 27 O 12/26"


@pytest.fixture(autouse=True)
def redactions_file(settings: LazySettings, tmp_path: Path) -> Path:
    settings.REDACTIONS_FILE = str(tmp_path / "redactions.jsonl")
    return tmp_path / "redactions.jsonl"


@pytest.fixture
def claim(editor: User) -> Any:
    claim: Any = factories.ClaimFactory.create(text=f"{SECRET} text", context=f"{SECRET} context", slug="clean")
    said: Any = factories.AttributionFactory.create(claim=claim, quote=f"{SECRET} quote")
    review: Any = factories.ReviewFactory.create(claim=claim, summary=f"{SECRET} summary")
    publish(claim, by=editor)
    claim.text, claim.context, said.quote, review.summary = "Text", "Context", "Quote", "Summary"
    for row in (claim, said, review):
        row.save()
    publish(claim, by=editor)
    return claim


@pytest.fixture
def asked(claim: Any, editor: User) -> Redaction:
    return propose(key_of(claim), numbers=[1], members=["/text"], basis=BASIS, by=editor)


@pytest.fixture
def redacted(asked: Redaction, second_editor: User) -> Redaction:
    return confirm(asked, by=second_editor)
