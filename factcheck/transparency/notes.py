"""Checkpoints as C2SP writes them: signed notes whose text is origin, size and root (signed-note, tlog-checkpoint)."""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ED25519: Final = b"\1"
"""The type of signature, before the 32 bytes of the key."""
_SIGNATURE: Final = "— "
_NAME: Final = re.compile(r"[^\s+]+")
_SIZE: Final = re.compile(r"0|[1-9][0-9]{0,18}")
_HASH: Final = 32
_KEY_ID: Final = 4
"""Bytes before a signature that name its key."""
_DEMONSTRATION: Final = "demonstration.invalid/"


class NoteError(ValueError):
    """What should be a checkpoint or a key is none; the message says why."""


@dataclass(frozen=True)
class Checkpoint:
    """What a checkpoint says: of which log, how many revisions it had, and the root of the tree over them."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{encoded(self.root)}\n"

    @property
    def is_demonstration(self) -> bool:
        """Whether the key that signs is one that a demonstration made for itself."""
        return is_demonstration(self.origin)


def encoded(data: bytes) -> str:
    """The data in base 64."""
    return base64.b64encode(data).decode("ascii")


def decoded(text: str) -> bytes:
    """The data that the base 64 stands for.

    Raises:
        NoteError: it is none.
    """
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NoteError("This is not base 64.") from error


def is_name(name: str) -> bool:
    """Whether a key may bear this name."""
    return _NAME.fullmatch(name) is not None


def is_demonstration(origin: str) -> bool:
    """Whether a log of this name is a demonstration's."""
    return origin.startswith(_DEMONSTRATION)


def demonstration(unique: str) -> str:
    """The name of a demonstration's log: nobody can have its host (RFC 2606)."""
    return f"{_DEMONSTRATION}{unique}"


def key_id(name: str, public: bytes) -> bytes:
    """The four bytes by which signatures name the Ed25519 key that made them."""
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def verifier_key(name: str, public: bytes) -> str:
    """The public half of a key, in the form that verifiers take: name, id and key, with plus signs between."""
    return f"{name}+{key_id(name, public).hex()}+{encoded(ED25519 + public)}"


def signed(text: str, name: str, public: bytes, signature: bytes) -> str:
    """The note: the text with its signature."""
    return f"{text}\n{_SIGNATURE}{name} {encoded(key_id(name, public) + signature)}\n"


def refuse_unsigned(note: str, key: str) -> None:
    """Refuse a note that the key, in the form that verifiers take, has not signed.

    Raises:
        NoteError: it hasn't, or the key is none.
    """
    name, _, rest = key.strip().partition("+")
    number, _, spelled = rest.partition("+")
    public = decoded(spelled)
    if public[:1] != ED25519 or len(public) != _HASH + 1 or key_id(name, public[1:]).hex() != number:
        raise NoteError("This is no verifier key of Ed25519.")
    text, _, lines = note.rpartition("\n\n")
    begin = f"{_SIGNATURE}{name} "
    signatures = (decoded(line.removeprefix(begin)) for line in lines.splitlines() if line.startswith(begin))
    if not any(_is_signed(f"{text}\n", public[1:], signature) for signature in signatures):
        raise NoteError("It is not signed by that key.")


def _is_signed(text: str, public: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature[_KEY_ID:], text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def checkpoint_of(note: str) -> Checkpoint:
    """What the note says; its signatures are not looked at.

    Raises:
        NoteError: it is no checkpoint.
    """
    text, blank, signatures = note.rpartition("\n\n")
    origin, _, rest = text.partition("\n")
    size, _, root = rest.partition("\n")
    if not (blank and signatures.startswith(_SIGNATURE) and origin and _SIZE.fullmatch(size)):
        raise NoteError("This is not a checkpoint.")
    if len(decoded(root)) != _HASH:
        raise NoteError("The root is not a hash.")
    return Checkpoint(origin, int(size), decoded(root))
