"""Signing: only an extension of what was kept, and kept before it is shown."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from factcheck.publishing.canonical import sha256
from factcheck.publishing.envelopes import envelope
from factcheck.publishing.models import Revision
from factcheck.transparency.merkle import Tree, leaf_hash
from factcheck.transparency.models import Signing, Tile
from factcheck.transparency.signing import keys
from factcheck.transparency.signing.checkpoints import checkpoint
from factcheck.transparency.signing.errors import RefusedError, SigningError
from factcheck.transparency.signing.places import Places
from tests.transparency.signing import ORIGIN, add_one, cut_off, lines_of, sizes_in, tamper

pytestmark = pytest.mark.django_db


def rechain(sequence: int) -> None:
    """Change a row and make every hash from it on anew, as a patient owner of the database would."""
    tamper("UPDATE publishing_revision SET change = 'update' WHERE sequence = %s", sequence)
    previous = bytes(Revision.objects.get(sequence=sequence).previous_hash)
    for row in Revision.objects.filter(sequence__gte=sequence).order_by("sequence"):
        row.previous_hash = previous
        previous = sha256(envelope(row))
        words = "UPDATE publishing_revision SET previous_hash = %s, hash = %s WHERE sequence = %s"
        tamper(words, row.previous_hash, previous, row.sequence)


@pytest.mark.usefixtures("revisions")
def test_checkpoint_signs_size_and_root_of_the_log_and_serves_its_tiles(places: Places) -> None:
    tree = Tree()
    leaves = [leaf_hash(envelope(row)) for row in Revision.objects.order_by("sequence")]
    assert list(tree.grow(leaves)) == []

    done = checkpoint(places)

    assert done.is_new
    assert done.checkpoint is not None
    assert (done.checkpoint.origin, done.checkpoint.size, done.checkpoint.root) == (ORIGIN, 3, tree.root())
    assert bytes(Tile.objects.get(level=0, place=0).hashes) == b"".join(leaves)
    state = Signing.now()
    assert state.checkpoint == done.checkpoint
    assert f"{state.note}\n" == lines_of(places) == (places.mirrors[0] / "checkpoints").read_text("utf-8")
    assert state.verifier_key == keys.load(places.key_file).verifier_key
    assert (state.problem, state.refused) == ("", False)


@pytest.mark.usefixtures("revisions")
def test_checkpoint_with_nothing_new_signs_nothing(places: Places) -> None:
    checkpoint(places)
    before = (lines_of(places), Signing.now().signed_at)

    done = checkpoint(places)

    assert not done.is_new
    assert (lines_of(places), Signing.now().signed_at) == before


@pytest.mark.usefixtures("revisions")
def test_checkpoint_after_more_was_published_is_added_to_those_kept(places: Places, editor: User) -> None:
    checkpoint(places)
    add_one(editor)

    checkpoint(places)

    assert sizes_in(places.file) == [3, 4]


def test_checkpoint_of_an_empty_log_signs_nothing(places: Places) -> None:
    assert checkpoint(places).checkpoint is None
    assert lines_of(places) == ""


@pytest.mark.usefixtures("revisions")
@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda: cut_off(2), "rows were cut off"),
        (lambda: cut_off(0), "rows were cut off"),
        (lambda: rechain(1), "it was rewritten"),
        (lambda: rechain(2), "it was rewritten"),
        (lambda: tamper("UPDATE publishing_revision SET number = 9 WHERE sequence = 1"), "not verify at row 1"),
        (lambda: tamper("UPDATE publishing_revision SET hash = commitment WHERE sequence = 1"), "not verify at row 1"),
    ],
)
def test_checkpoint_of_a_log_that_does_not_extend_the_last_is_refused(
    change: Callable[[], None], why: str, places: Places
) -> None:
    checkpoint(places)
    kept, tiles = lines_of(places), list(Tile.objects.values_list())
    change()

    with pytest.raises(RefusedError, match=why):
        checkpoint(places)

    assert lines_of(places) == kept
    assert list(Tile.objects.values_list()) == tiles
    assert Signing.now().refused
    assert why in Signing.now().problem


@pytest.mark.usefixtures("revisions")
def test_checkpoint_of_a_rewritten_log_that_has_grown_is_refused(places: Places, editor: User) -> None:
    checkpoint(places)
    rechain(0)
    add_one(editor)

    with pytest.raises(RefusedError, match="it was rewritten"):
        checkpoint(places)


@pytest.mark.usefixtures("revisions")
def test_checkpoint_where_a_mirror_holds_more_than_the_file_is_refused(places: Places, editor: User) -> None:
    checkpoint(places)
    first = lines_of(places)
    add_one(editor)
    checkpoint(places)
    places.file.write_text(first, encoding="utf-8")

    with pytest.raises(RefusedError, match="does not have"):
        checkpoint(places)


@pytest.mark.usefixtures("revisions")
def test_checkpoint_with_the_key_of_another_log_is_refused(places: Places) -> None:
    checkpoint(places)
    other = replace(places, key_file=places.key_file.with_name("other"))
    keys.write(keys.new("other.example/log"), other.key_file)

    with pytest.raises(RefusedError, match=r"the key is for other\.example/log"):
        checkpoint(other)


@pytest.mark.usefixtures("revisions")
def test_checkpoint_with_a_new_key_of_the_same_log_goes_on(places: Places, editor: User) -> None:
    checkpoint(places)
    renewed = replace(places, key_file=places.key_file.with_name("renewed"))
    keys.write(keys.new(ORIGIN), renewed.key_file)
    add_one(editor)

    checkpoint(renewed)

    assert sizes_in(places.file) == [3, 4]
    assert Signing.now().verifier_key == keys.load(renewed.key_file).verifier_key


@pytest.mark.usefixtures("revisions")
def test_checkpoint_with_a_key_that_others_may_read_is_not_signed_and_the_desk_knows(places: Places) -> None:
    places.key_file.chmod(0o644)

    with pytest.raises(SigningError, match="Others than its owner"):
        checkpoint(places)

    assert not Signing.now().refused
    assert "Others than its owner" in Signing.now().problem
    assert lines_of(places) == ""


@pytest.mark.usefixtures("revisions")
def test_checkpoint_kept_and_not_served_for_a_crash_is_served_the_next_time(places: Places) -> None:
    checkpoint(places)
    Signing.objects.update(note="", signed_at=None)
    Tile.objects.update(hashes=b"damaged")

    done = checkpoint(places)

    assert not done.is_new
    assert Signing.now().checkpoint == done.checkpoint
    assert len(bytes(Tile.objects.get().hashes)) == 3 * 32


@pytest.mark.usefixtures("revisions")
def test_checkpoint_once_all_is_well_again_takes_back_what_it_said(places: Places) -> None:
    places.key_file.chmod(0o644)
    with pytest.raises(SigningError):
        checkpoint(places)
    places.key_file.chmod(0o400)

    checkpoint(places)

    assert Signing.now().problem == ""


@pytest.mark.usefixtures("revisions", "configured")
def test_checkpoint_command_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("checkpoint")
    call_command("checkpoint")

    assert capsys.readouterr().out.splitlines() == [
        "Signed a checkpoint of 3 revisions.",
        "Nothing is new: the last checkpoint has 3 revisions.",
    ]


@pytest.mark.usefixtures("configured")
def test_checkpoint_command_with_an_empty_log_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("checkpoint")

    assert "The log is empty" in capsys.readouterr().out


@pytest.mark.usefixtures("revisions")
def test_checkpoint_command_for_a_rewritten_log_fails_and_says_why(configured: Places) -> None:
    call_command("checkpoint", verbosity=0)
    cut_off(1)

    with pytest.raises(CommandError, match="rows were cut off"):
        call_command("checkpoint")


def test_checkpoint_command_without_settings_names_what_is_missing() -> None:
    with pytest.raises(CommandError, match="Set CHECKPOINT_FILE"):
        call_command("checkpoint")
