import stat
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from factcheck.transparency.signing import keys
from factcheck.transparency.signing.errors import SigningError
from tests.together import each_of


def test_key_written_is_read_again_and_its_file_is_its_owners_alone(tmp_path: Path) -> None:
    made = keys.new("facts.example/log")

    keys.write(made, tmp_path / "key")

    assert keys.load(tmp_path / "key").verifier_key == made.verifier_key
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o400


@pytest.mark.parametrize("mode", [0o440, 0o404, 0o420, 0o401])
def test_key_that_others_may_use_is_refused(mode: int, tmp_path: Path) -> None:
    keys.write(keys.new("facts.example/log"), tmp_path / "key")
    (tmp_path / "key").chmod(mode)

    with pytest.raises(SigningError, match="Others than its owner"):
        keys.load(tmp_path / "key")


@pytest.mark.parametrize("content", [b"", b"no key", b"\xff\xfe"])
def test_file_without_a_key_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(content)
    (tmp_path / "key").chmod(0o400)

    with pytest.raises(SigningError, match="holds no key"):
        keys.load(tmp_path / "key")


def test_key_that_is_missing_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(SigningError, match="can't be read: No such file"):
        keys.load(tmp_path / "key")


@each_of("name", ["", "two words", "a+b", "line\nbreak"])
def test_key_of_a_name_that_no_key_bears_is_refused(name: str) -> None:
    with pytest.raises(SigningError, match="can't be called"):
        keys.new(name)


def test_checkpoint_key_makes_a_key_for_the_site_and_prints_its_public_half(
    tmp_path: Path, settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.SITE_URL = "https://facts.example/here"

    call_command("checkpoint_key", str(tmp_path / "key"))

    printed = capsys.readouterr().out.strip()
    assert printed.startswith("facts.example/here/log+")
    assert printed == keys.load(tmp_path / "key").verifier_key


def test_checkpoint_key_writes_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("something", encoding="utf-8")

    with pytest.raises(CommandError, match="never written over"):
        call_command("checkpoint_key", str(tmp_path / "key"))
    assert (tmp_path / "key").read_text("utf-8") == "something"


def test_checkpoint_key_without_a_place_asks_for_one() -> None:
    with pytest.raises(CommandError, match="CHECKPOINT_KEY_FILE"):
        call_command("checkpoint_key")


def test_checkpoint_key_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="can't be written"):
        call_command("checkpoint_key", str(tmp_path / "no" / "key"))
