"""The command `import`."""

import time
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any, Final

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from factcheck.importing.models import ColumnMapping, Import
from factcheck.importing.reading import UnreadableError
from factcheck.importing.recording.batches import UNCHANGED
from factcheck.importing.reports import write_csv
from factcheck.importing.restoring.feeds import is_ours
from factcheck.importing.restoring.running import RestoreError, restore
from factcheck.importing.stages.running import Progress, StoppedError, run
from factcheck.importing.starting import KnownError, StartError, refuse_others, start
from factcheck.importing.vocabulary import Outcome, Stage

REFUSED: Final = 3
"""The exit code of an import that is done, but for records that it refused; 1 is that of one that stopped."""

_EVERY: Final = 2.0
_SHOWN: Final = (Outcome.MADE, Outcome.JOINED, Outcome.UPDATED, UNCHANGED, Outcome.DIFFERS, Outcome.REFUSED)


class Command(BaseCommand):
    help = (
        "Imports archives into drafts. Exits with 0 when all is in, with 3 when records were refused (the report says "
        "which and why), with 1 when a file could not be read or something stopped it: then --resume goes on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files", nargs="+", type=Path, metavar="FILE", help="An archive in any format that is read."
        )
        parser.add_argument("--publish", action="store_true", help="Publish what meets the standards. Needs --by.")
        parser.add_argument("--by", metavar="USER", help="Whose drafts they are. Without this they are nobody's.")
        parser.add_argument("--mapping", metavar="NAME", help="The saved mapping of columns, for CSV and XLSX.")
        parser.add_argument("--resume", action="store_true", help="Go on with an import that was interrupted.")
        parser.add_argument("--report", type=Path, metavar="FILE.csv", help="Where to write what was odd or refused.")

    def handle(self, *args: Any, **options: Any) -> None:
        by, mapping = _account(options["by"]), _mapping(options["mapping"])
        self._resume = options["resume"]
        how = {"by": by, "mapping": mapping, "publishes": options["publish"]}
        done = [each for path in options["files"] if (each := self._import(path, **how))]
        if options["report"]:
            self._report(done, options["report"])
        if any(each.count(Outcome.REFUSED) for each in done):
            raise SystemExit(REFUSED)

    def _import(self, path: Path, **how: Any) -> Import | None:
        """Import the file; None for a feed or dump of ours, whose records are restored as they are."""
        if _is_ours(path):
            self._restore(path, by=how["by"], publishes=how["publishes"])
            return None
        if not path.is_file():
            raise CommandError(f"There is no file {path}.")
        try:
            importing = start(path, **how)
        except KnownError as error:
            if error.known.stage == Stage.DONE:
                self.stdout.write(str(error))
                return error.known
            if not self._resume:
                raise CommandError(f"{error} Say --resume.") from error
            importing = error.known
        except StartError as error:
            raise CommandError(str(error)) from error
        return self._run(importing, path)

    def _restore(self, path: Path, *, by: User | None, publishes: bool) -> None:
        began = time.monotonic()
        try:
            refuse_others(by, publishes=publishes)
            done = restore(path, by=by, publishes=publishes)
        except (StartError, RestoreError, UnreadableError) as error:
            raise CommandError(str(error)) from error
        made = ", ".join(f"{count:,} {name}" for name, count in done.made.items())
        self.stdout.write(f"{path.name}: {made or 'nothing'} restored in {time.monotonic() - began:.1f} s")
        for key, reason in done.refused.items():
            self.stdout.write(f"left as a draft: {key.kind} {key.record_id}: {reason}")

    def _run(self, importing: Import, path: Path) -> Import:
        began = time.monotonic()
        try:
            run(importing, path, tell=_Teller(self, path).tell)
        except StoppedError as error:
            raise CommandError(f"{importing}: {error} What was done stays; --resume goes on.") from error
        counts = Counter(importing.counts)
        shown = ", ".join(
            f"{counts[name]:,} {name}" for name in (*_SHOWN, *sorted(set(counts) - set(_SHOWN))) if counts[name]
        )
        self.stdout.write(f"{importing}: {shown or 'nothing'} in {time.monotonic() - began:.1f} s")
        return importing

    def _report(self, done: list[Import], report: Path) -> None:
        try:
            with report.open("w", encoding="utf-8-sig", newline="") as file:
                number = sum(write_csv(importing, file) for importing in done)
        except OSError as error:
            raise CommandError(f"The report can't be written: {error}") from error
        self.stdout.write(f"{number:,} lines of report in {report}")


class _Teller:
    """Says from time to time how far an import is, how quick, and how long it will take."""

    def __init__(self, command: BaseCommand, path: Path) -> None:
        self._command, self._size, self._last = command, path.stat().st_size, 0.0

    def tell(self, progress: Progress) -> None:
        """Say it, unless it was said a moment ago."""
        if time.monotonic() - self._last < _EVERY:
            return
        self._last = time.monotonic()
        left = f", {progress.remaining:.0f} s left" if progress.remaining is not None else ""
        stage = Stage(progress.stage).label
        self._command.stdout.write(f"{stage}: {progress.since:,} at {progress.rate:,.0f} a second{left}")


def _is_ours(path: Path) -> bool:
    try:
        return is_ours(path)
    except (UnreadableError, OSError):
        return False


def _account(name: str | None) -> User | None:
    if name is None:
        return None
    account = User.objects.filter(username=name, is_active=True).first()
    if account is None:
        raise CommandError(f"There is no account named {name!r}.")
    return account


def _mapping(name: str | None) -> Any:
    if name is None:
        return None
    found = ColumnMapping.objects.filter(name=name).first()
    if found is None:
        known = ", ".join(ColumnMapping.objects.values_list("name", flat=True)) or "none"
        raise CommandError(f"There is no mapping named {name!r}; saved are: {known}.")
    return found.columns
