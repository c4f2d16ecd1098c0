"""An import begins: by a file that lies here, or by one that was uploaded and waits for the worker."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from factcheck.editing.rows import locked
from factcheck.fields import one_line
from factcheck.importing.models import Import, UploadedPiece
from factcheck.importing.vocabulary import OURS, Stage
from factcheck.publishing.planning.four_eyes import PUBLISH

BRING_IN: Final = "importing.bring_in"
MAX_UPLOAD: Final = 20_000_000
"""Bytes of a file at the desk; larger ones are brought in by the command."""

_PIECE: Final = 1_000_000
_NAME: Final = 255


class StartError(Exception):
    """An import that can't begin; the message is for the editor."""


class KnownError(StartError):
    """Just this was imported before, or is being imported: nothing is to be done, or that is to be resumed."""

    def __init__(self, known: Import) -> None:
        self.known = known
        when = (known.finished_at or known.asked_at).date().isoformat()
        done = _("“%(known)s” was imported on %(when)s, and has not changed since: nothing to do.") % {
            "known": known,
            "when": when,
        }
        begun = _("“%(known)s” is being imported since %(when)s: resume that.") % {"known": known, "when": when}
        super().__init__(done if known.stage == Stage.DONE else begun)


def start(
    path: Path, *, name: str = "", by: User | None = None, publishes: bool = False, mapping: Any = None
) -> Import:
    """Begin to import a file that lies here. The caller then runs it.

    Raises:
        KnownError: the same bytes were imported already in the same way, or are being so.
        StartError: the user may not import, or not publish.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    importing = Import(name=_tidy(name or path.name), sha256=digest, by=by, publishes=publishes, mapping=mapping)
    return _begun(importing)


def upload(pieces: Iterable[bytes], *, name: str, by: User) -> Import:
    """Keep a file that was uploaded until it is read; what it holds can be previewed, and is not imported yet.

    Raises:
        StartError: the user may not import, or the file is too large or empty.
    """
    refuse_others(by, publishes=False)
    importing = Import(name=_tidy(name), by=by)
    with transaction.atomic():
        importing.sha256 = "0" * 64
        importing.save()
        importing.sha256 = _kept(importing, pieces)
        importing.save(update_fields=["sha256"])
    return importing


def confirm_upload(importing: Import, *, by: User, publishes: bool = False, mapping: Any = None) -> Import:
    """Begin to import an uploaded file, by what the preview showed. The caller then asks the worker to run it.

    Raises:
        KnownError: the same bytes were imported already in the same way, or are being so.
        StartError: the user may not import, or not publish; or it has begun already.
    """
    with transaction.atomic():
        now = locked(Import.objects.filter(pk=importing.pk, stage=Stage.WAITING))
        if now is None or now.started_at is not None:
            raise StartError(_("This import has begun already."))
        now.by, now.publishes, now.mapping = by, publishes, mapping
        return _begun(now)


def _begun(importing: Import) -> Import:
    refuse_others(importing.by, publishes=importing.publishes)
    with transaction.atomic():
        alike = Import.objects.filter(sha256=importing.sha256).exclude(pk=importing.pk)
        alike = alike.exclude(stage__in=[Stage.UNDONE, Stage.WAITING])
        # What was restored is deleted record by record, of which imports know nothing: the preview tells what is here.
        alike = alike.exclude(stage=Stage.DONE, format=OURS)
        known = next((each for each in alike if _does_the_same(each, importing)), None)
        if known is not None:
            raise KnownError(known)
        importing.save()
        importing.move(Stage.READING)
    return importing


def _does_the_same(known: Import, wanted: Import) -> bool:
    return known.mapping == wanted.mapping and (known.publishes or not wanted.publishes)


def refuse_others(by: User | None, *, publishes: bool) -> None:
    """Refuse whoever may not import, or not publish.

    Raises:
        StartError: the user may not.
    """
    if by is not None and not by.has_perm(BRING_IN):
        raise StartError(_("%(by)s may not import archives.") % {"by": by})
    if publishes and (by is None or not by.has_perm(PUBLISH)):
        raise StartError(_("Somebody who may publish must be named to publish what is imported."))


def _kept(importing: Import, pieces: Iterable[bytes]) -> str:
    digest, size = hashlib.sha256(), 0
    for number, piece in enumerate(_of_one_size(pieces)):
        size += len(piece)
        if size > MAX_UPLOAD:
            raise StartError(
                _("The file has more than %(max_upload)s MB: bring it in by the command.")
                % {"max_upload": MAX_UPLOAD // 10**6}
            )
        digest.update(piece)
        UploadedPiece.objects.create(importing=importing, number=number, content=piece)
    if not size:
        raise StartError(_("The file is empty."))
    return digest.hexdigest()


def _of_one_size(pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        for start in range(0, len(piece), _PIECE):
            yield piece[start : start + _PIECE]


@contextmanager
def file_of(importing: Import) -> Iterator[Path]:
    """The file that was uploaded, under a name of our own, while the block runs.

    Raises:
        StartError: it is kept no more.
    """
    with TemporaryDirectory(prefix="import-") as folder:
        path = Path(folder) / "archive"
        with path.open("wb") as file:
            for content in importing.pieces.order_by("number").values_list("content", flat=True).iterator(1):
                file.write(bytes(content))
        if not path.stat().st_size:
            raise StartError(_("The file is kept no more: upload it again."))
        yield path


def _tidy(name: str) -> str:
    """A file's name as it is shown, without folders and without what can't be stored."""
    return one_line(name.replace("\\", "/").rpartition("/")[2])[-_NAME:] or "archive"
