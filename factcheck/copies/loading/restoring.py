"""Loading a dump: all of it verifies, and is written in one transaction, or nothing is."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import orjson
from django.db import transaction

from factcheck.backups.copying import populated
from factcheck.copies import checkpoints, received, receiving
from factcheck.copies.dumping.making import LOG_STEM
from factcheck.copies.loading.files import DumpFolder, LoadError
from factcheck.copies.verified import Chain, ForgedError
from factcheck.publishing.canonical import sha256
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.writing import hooks, log, read_model

_AT_ONCE: Final = 500

Told = Callable[[int], None]


def load(folder: Path, told: Told = lambda sequence: None) -> int:
    """Make the site of a dump in this database, which must be empty. Returns how many revisions it has.

    What came is written once it verifies: hashes of files, the chain, commitments, the checkpoint, and that the
    documents of the dump are those that the log makes.

    Raises:
        LoadError: the database is not empty, or the dump is not whole, or does not verify; then nothing is written.
    """
    if table := populated():
        raise LoadError(
            f"There is something in this database already ({table}). A dump is loaded into an empty one: migrate a new "
            "database, load, and make accounts afterwards."
        )
    dump = DumpFolder(folder)
    dump.check()
    try:
        with transaction.atomic():
            log.lock()
            return _loaded(dump, told)
    except ForgedError as error:
        raise LoadError(str(error)) from error


def _loaded(dump: DumpFolder, told: Told) -> int:
    chain = Chain()
    lines = dump.lines(LOG_STEM)
    while arrived := list(chain.verified(islice(lines, _AT_ONCE))):
        receiving.add(arrived)
        told(chain.sequence)
    _refuse_other_head(dump.manifest["head"], chain)
    receiving.refuse_unexplained()
    received.note(chain.sequence, str(dump.manifest["site"]))
    read_model.rebuild_rows()
    _compare_documents(dump)
    if said := dump.manifest.get("checkpoint"):
        checkpoints.keep(said)
    hooks.appended()
    return chain.sequence + 1


def _refuse_other_head(head: Any, chain: Chain) -> None:
    if (head["sequence"], head["hash"]) != (chain.sequence, chain.hash.hex()):
        raise ForgedError(f"The log ends with revision {chain.sequence}, and the manifest says otherwise.")


def _compare_documents(dump: DumpFolder) -> None:
    """Hold the documents in the dump, where it has them, against those that were made of its log."""
    for kind in public_kinds.registered():
        if dump.has(kind.plural):
            count = sum(_compared(kind.name, batch) for batch in _batches(dump.lines(kind.plural)))
            if count != PublicRecord.objects.of_kind(kind.name).count():
                raise ForgedError(f"{kind.plural}: the dump has {count}, and its log makes another number.")


def _compared(kind: str, lines: list[bytes]) -> int:
    told = {_id_of(line): sha256(line).hex() for line in lines}
    made = PublicRecord.objects.of_kind(kind).filter(record_id__in=list(told)).values_list("record_id", "sha256")
    if wrong := told.items() - set(made):
        raise ForgedError(f"{kind} {min(wrong)[0]}: the document in the dump is not what its log says.")
    return len(lines)


def _id_of(line: bytes) -> str:
    try:
        return str(orjson.loads(line)["id"])
    except (ValueError, LookupError, TypeError) as error:
        raise ForgedError("A line of the dump is no document.") from error


def _batches(lines: Iterator[bytes]) -> Iterator[list[bytes]]:
    while batch := list(islice(lines, _AT_ONCE)):
        yield batch
