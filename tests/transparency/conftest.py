from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User

from factcheck.publishing.writing.actions import publish
from factcheck.transparency.signing import keys
from factcheck.transparency.signing.places import Places
from tests import factories
from tests.transparency.signing import ORIGIN


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A key, a file for checkpoints that is not there yet, and a mirror."""
    mirror = tmp_path / "mirror"
    mirror.mkdir()
    keys.write(keys.new(ORIGIN), tmp_path / "key")
    return Places(tmp_path / "key", tmp_path / "checkpoints", (mirror,))


@pytest.fixture
def configured(places: Places, settings: LazySettings) -> Places:
    """The same, as the settings name them."""
    settings.CHECKPOINT_KEY_FILE = str(places.key_file)
    settings.CHECKPOINT_FILE = str(places.file)
    settings.CHECKPOINT_MIRRORS = [str(mirror) for mirror in places.mirrors]
    return places


@pytest.fixture
def revisions(editor: User) -> None:
    """Three rows of the log."""
    for topic in factories.TopicFactory.create_batch(3):
        publish(topic, by=editor)
