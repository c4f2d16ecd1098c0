"""The file of checkpoints: whole notes, each on the disk before the next."""

from pathlib import Path

import pytest

from factcheck.transparency.notes import Checkpoint
from factcheck.transparency.signing import kept, keys
from factcheck.transparency.signing.errors import RefusedError, SigningError

KEY = keys.new("facts.example/log")


def note(size: int) -> str:
    return KEY.signed(Checkpoint(KEY.name, size, bytes(32)).text)


def keep(file: Path, *sizes: int) -> None:
    for size in sizes:
        with kept.opened(file) as opened:
            opened.append(kept.entry(note(size)))


def last_size(file: Path) -> int:
    last = kept.last_in(file)
    return last.checkpoint.size if last else 0


def test_file_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert kept.last_in(tmp_path / "checkpoints") is None


def test_file_gives_the_last_note_as_it_was_signed(tmp_path: Path) -> None:
    keep(tmp_path / "checkpoints", 1, 2, 30)

    last = kept.last_in(tmp_path / "checkpoints")

    assert last is not None
    assert last.note == note(30)


def test_file_longer_than_is_read_at_once_gives_the_last_note(tmp_path: Path) -> None:
    with kept.opened(tmp_path / "checkpoints") as opened:
        opened.append(b"".join(kept.entry(note(size)) for size in range(1, 1001)))

    assert last_size(tmp_path / "checkpoints") == 1000


@pytest.mark.parametrize("cut", [1, 2, 50, 120])
def test_note_cut_off_by_a_crash_counts_as_not_written_and_is_written_over(cut: int, tmp_path: Path) -> None:
    file = tmp_path / "checkpoints"
    keep(file, 1, 2)
    file.write_bytes(file.read_bytes()[:-cut])

    assert last_size(file) == 1
    keep(file, 3)

    assert file.read_bytes() == (kept.entry(note(1)) + kept.entry(note(3)))


def test_first_note_cut_off_counts_as_not_written(tmp_path: Path) -> None:
    (tmp_path / "checkpoints").write_bytes(kept.entry(note(1))[:-20])

    assert last_size(tmp_path / "checkpoints") == 0


@pytest.mark.parametrize("before", [0, 2])
def test_file_with_something_else_at_its_end_is_refused(before: int, tmp_path: Path) -> None:
    keep(tmp_path / "checkpoints", *range(1, before + 1))
    with (tmp_path / "checkpoints").open("ab") as file:
        file.write(b"x" * 2000)

    with pytest.raises(RefusedError, match="damaged"):
        kept.last_in(tmp_path / "checkpoints")


def test_file_whose_last_entry_is_no_checkpoint_is_refused(tmp_path: Path) -> None:
    (tmp_path / "checkpoints").write_text(f"{KEY.signed('something else')}\n", encoding="utf-8")

    with pytest.raises(RefusedError, match="no checkpoint"):
        kept.last_in(tmp_path / "checkpoints")


def test_file_in_a_folder_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(SigningError, match="no/checkpoints: No such file"), kept.opened(tmp_path / "no/checkpoints"):
        pass


def test_file_that_is_a_folder_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(SigningError, match="Is a directory"):
        kept.last_in(tmp_path)
