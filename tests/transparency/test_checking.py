"""`verify_log` holds the log against the last kept checkpoint by itself."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from factcheck.publishing.verifying.portions import Portion
from factcheck.transparency.models import Signing, Tile
from factcheck.transparency.signing.checking import faults
from factcheck.transparency.signing.checkpoints import checkpoint
from factcheck.transparency.signing.places import Places
from tests.transparency.signing import add_one, cut_off

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("revisions")]


def test_log_with_its_checkpoint_and_more_verifies(configured: Places, editor: User) -> None:
    checkpoint(configured)
    add_one(editor)

    assert list(faults(Portion())) == []
    call_command("verify_log", verbosity=0)


@pytest.mark.usefixtures("places")
def test_log_of_a_site_that_keeps_no_checkpoints_is_not_asked_for_any() -> None:
    assert list(faults(Portion())) == []


def test_log_that_was_cut_verifies_by_itself_and_not_by_its_checkpoint(configured: Places) -> None:
    checkpoint(configured)
    cut_off(2)

    with pytest.raises(CommandError, match="rows were cut off"):
        call_command("verify_log", verbosity=0)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda: Tile.objects.update(hashes=bytes(96)), "the tile 0/0 is not that of the log"),
        (lambda: Tile.objects.all().delete(), "the tile 0/0 is not that of the log"),
        (lambda: Signing.objects.update(note=""), "is not the last that was kept"),
        (lambda: Signing.objects.update(note="nonsense"), "what is served as the newest is none"),
    ],
)
def test_what_is_served_of_the_tree_is_held_against_it(
    change: Callable[[], object], found: str, configured: Places
) -> None:
    checkpoint(configured)
    change()

    assert found in "\n".join(map(str, faults(Portion())))


def test_log_whose_checkpoints_are_gone_but_for_a_copy_that_is_served_is_named(configured: Places) -> None:
    checkpoint(configured)
    configured.file.unlink()

    assert "is not the last that was kept" in "\n".join(map(str, faults(Portion())))
