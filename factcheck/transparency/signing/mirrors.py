"""Copies of the kept checkpoints in other folders; in a git folder each change is committed."""

import subprocess
from pathlib import Path
from typing import Final

from factcheck.transparency.signing import kept
from factcheck.transparency.signing.errors import RefusedError, SigningError
from factcheck.transparency.signing.kept import KeptFile

NAME: Final = "checkpoints"
"""The file in a mirror."""
_SECONDS: Final = 30
_COMPARED: Final = 4096
_GIT: Final = ("git", "-c", "user.name=Factcheck", "-c", "user.email=checkpoints@invalid", "-c", "commit.gpgsign=false")


def refuse_if_ahead(mirror: Path, ours: KeptFile) -> None:
    """Find out whether a mirror holds what our own file does not: then ours was cut or exchanged.

    Raises:
        RefusedError: it does.
    """
    try:
        with (mirror / NAME).open("rb") as file:
            _differing(KeptFile(file), ours, mirror)
    except OSError:
        # That a mirror can't be reached is said when it is written.
        return


def bring_up(mirror: Path, ours: KeptFile) -> str:
    """Add to a mirror what it lacks; what went wrong, or nothing."""
    try:
        with kept.opened(mirror / NAME) as theirs:
            start = _differing(theirs, ours, mirror)
            if start < ours.size:
                theirs.append(ours.read(start, ours.size))
        if (mirror / ".git").exists():
            _commit(mirror)
    except SigningError as error:
        return str(error)
    return ""


def _differing(theirs: KeptFile, ours: KeptFile, mirror: Path) -> int:
    """From which byte on the mirror lacks ours."""
    end = theirs.size
    start = max(end - _COMPARED, 0)
    if theirs.read(start, end) != ours.read(start, min(end, ours.size)):
        raise RefusedError(f"The mirror {mirror} holds checkpoints that the file of checkpoints does not have.")
    return end


def _commit(mirror: Path) -> None:
    if _git(mirror, "status", "--porcelain", "--", NAME):
        _git(mirror, "add", "--", NAME)
        _git(mirror, "commit", "--quiet", "--message", "Keep a checkpoint of the log", "--", NAME)


def _git(mirror: Path, *words: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 -- our own words, in a folder that the settings name
            [*_GIT, *words], cwd=mirror, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SigningError(f"git can't be run in the mirror {mirror}: {error}") from error
    if done.returncode:
        raise SigningError(f"git failed in the mirror {mirror}: {done.stderr.strip()}")
    return done.stdout
