from pathlib import Path

import pytest
from django.contrib.auth.models import User

from factcheck.publishing.writing.actions import publish
from factcheck.transparency.signing import keys
from factcheck.transparency.signing.checkpoints import checkpoint
from factcheck.transparency.signing.places import Places
from tests import factories


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A key, and where checkpoints are kept."""
    keys.write(keys.new("facts.example/log"), tmp_path / "key")
    return Places(tmp_path / "key", tmp_path / "checkpoints")


@pytest.fixture
def signed(places: Places, editor: User) -> Places:
    """A log of five rows, all signed, and two more."""
    for topic in factories.TopicFactory.create_batch(5):
        publish(topic, by=editor)
    checkpoint(places)
    for topic in factories.TopicFactory.create_batch(2):
        publish(topic, by=editor)
    return places
