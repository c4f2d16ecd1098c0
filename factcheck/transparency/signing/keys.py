"""The key that signs checkpoints: in a file of its own, which only the process that signs may read."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from factcheck.transparency import notes
from factcheck.transparency.notes import NoteError
from factcheck.transparency.signing.errors import SigningError

_PREFIX: Final = "PRIVATE+KEY"
_SEED: Final = 32
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True)
class SigningKey:
    """A key of Ed25519 with the name of the log whose checkpoints it signs."""

    name: str
    private: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        """The 32 bytes of the public half."""
        return self.private.public_key().public_bytes_raw()

    @property
    def verifier_key(self) -> str:
        """The public half as verifiers take it."""
        return notes.verifier_key(self.name, self.public)

    def signed(self, text: str) -> str:
        """The text as a note that this key has signed."""
        return notes.signed(text, self.name, self.public, self.private.sign(text.encode()))


def new(name: str) -> SigningKey:
    """A new key for the log of this name.

    Raises:
        SigningError: the name is not one that a key can bear.
    """
    if not notes.is_name(name):
        raise SigningError(f"A log can't be called {name!r}: write a host and path, without spaces and plus signs.")
    return SigningKey(name, Ed25519PrivateKey.generate())


def write(key: SigningKey, path: Path) -> None:
    """Put a key into a file that is not there yet and that nobody else can read.

    Raises:
        SigningError: there is something already, or it can't be written.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(f"{_spelled(key)}\n")
    except FileExistsError as error:
        raise SigningError(f"{path} is there already: a key is never written over.") from error
    except OSError as error:
        raise SigningError(f"The key can't be written to {path}: {error.strerror}.") from error


def load(path: Path) -> SigningKey:
    """The key in a file.

    Raises:
        SigningError: it can't be read, others can read it too, or it is none.
    """
    try:
        with path.open(encoding="utf-8") as file:
            if stat.S_IMODE(os.fstat(file.fileno()).st_mode) & _OTHERS:
                raise SigningError(f"Others than its owner may read or write {path}: run “chmod 400” on it.")
            return parse(file.read().strip())
    except OSError as error:
        raise SigningError(f"The key in {path} can't be read: {error.strerror}.") from error
    except (NoteError, UnicodeDecodeError) as error:
        raise SigningError(f"{path} holds no key: “manage.py checkpoint_key” makes one.") from error


def parse(spelled: str) -> SigningKey:
    """The key that a line spells: its name, id, type and 32 bytes, as other tools for signed notes write it.

    Raises:
        NoteError: it spells none.
    """
    name, _, rest = spelled.removeprefix(f"{_PREFIX}+").partition("+")
    identity, _, data = rest.partition("+")
    seed = notes.decoded(data)
    if not spelled.startswith(_PREFIX) or seed[:1] != notes.ED25519 or len(seed) != _SEED + 1:
        raise NoteError("This is not a private key of Ed25519.")
    key = SigningKey(name, Ed25519PrivateKey.from_private_bytes(seed[1:]))
    if notes.key_id(name, key.public).hex() != identity:
        raise NoteError("The key does not have the id that stands beside it.")
    return key


def _spelled(key: SigningKey) -> str:
    seed = notes.encoded(notes.ED25519 + key.private.private_bytes_raw())
    return f"{_PREFIX}+{key.name}+{notes.key_id(key.name, key.public).hex()}+{seed}"
