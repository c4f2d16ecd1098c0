"""Where the key is and where checkpoints are kept, as the settings say."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings

from factcheck.transparency.signing.errors import SigningError

_MISSING: Final = "Set {name}: docs/settings.md tells how checkpoints are signed and kept."


@dataclass(frozen=True)
class Places:
    """The file of the key, the file to which checkpoints are added, and folders that get a copy of that."""

    key_file: Path
    file: Path
    mirrors: tuple[Path, ...] = ()


def configured() -> Places:
    """The places that the settings name.

    Raises:
        SigningError: they don't.
    """
    for name in ("CHECKPOINT_FILE", "CHECKPOINT_KEY_FILE"):
        if not getattr(settings, name):
            raise SigningError(_MISSING.format(name=name))
    mirrors = tuple(Path(mirror) for mirror in settings.CHECKPOINT_MIRRORS)
    return Places(Path(settings.CHECKPOINT_KEY_FILE), Path(settings.CHECKPOINT_FILE), mirrors)
