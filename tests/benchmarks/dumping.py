"""What a dump costs, and a site made of it: records a second and the most memory that each took.

`python -m tests.benchmarks.dumping --claims 10000`
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.scratch import ROOT, own_database

_STEPS: Final = ("lines", "zst", "gz", "dump", "load")


def main() -> None:
    """Measure every step in a process of its own, so that each has its own peak."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--step", choices=["build", *_STEPS])
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    if given.step:
        _run(given.step, given.claims, given.folder)
        return
    with own_database() as source, own_database() as copy, tempfile.TemporaryDirectory() as folder:
        _process("build", given.claims, folder, source)
        for step in _STEPS:
            print(_process(step, given.claims, folder, copy if step == "load" else source), end="", flush=True)


def _process(step: str, claims: int, folder: str, environment: dict[str, str]) -> str:
    command = [sys.executable, "-m", __spec__.name, "--step", step, "--claims", str(claims), "--folder", folder]
    return subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def _run(step: str, claims: int, folder: Path) -> None:
    import django

    django.setup()
    if step == "build":
        from tests.benchmarks.dataset import build

        build(claims)
        return
    before, began, processor = _peak(), time.perf_counter(), time.process_time()
    done = _steps(folder)[step]()
    seconds = time.perf_counter() - began
    told = {
        "step": step,
        "database": os.environ["DATABASE_URL"].partition(":")[0],
        **done,
        "seconds": round(seconds, 2),
        "of the processor": round(time.process_time() - processor, 2),
        "a second": round(done["records"] / seconds),
        "MB at the beginning": before,
        "MB at most": _peak(),
    }
    print(json.dumps(told))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _steps(folder: Path) -> dict[str, Callable[[], dict[str, Any]]]:
    return {
        "lines": lambda: _documents(folder, ()),
        "zst": lambda: _documents(folder, ("zst",)),
        "gz": lambda: _documents(folder, ("gz",)),
        "dump": lambda: _dump(folder),
        "load": lambda: _load(folder),
    }


def _documents(folder: Path, compressions: Iterable[str]) -> dict[str, Any]:
    """The documents of all kinds alone, from the stored bytes: plain, or packed in one way."""
    from factcheck.copies.dumping import records
    from factcheck.copies.dumping.describing import Head
    from factcheck.copies.dumping.files import Lines
    from factcheck.publishing.reading import public_kinds

    count = size = 0
    with tempfile.TemporaryDirectory(dir=folder) as place:
        for kind in public_kinds.registered():
            packed = list(compressions)
            lines = Lines(Path(place), kind.plural, packed) if packed else None
            with (Path(place) / f"{kind.plural}.ndjson").open("wb") as plain:
                for batch in records.documents(kind.name, Head.now().sequence):
                    if lines:
                        lines.write(batch)
                    else:
                        plain.write(b"\n".join(batch) + b"\n")
                    count += len(batch)
                    size += sum(map(len, batch))
            if lines:
                lines.close()
    return {"records": count, "bytes": size}


def _dump(folder: Path) -> dict[str, Any]:
    from factcheck.copies.dumping.making import make

    made = make(folder / "dumps")
    counts = json.loads((made / "manifest.json").read_bytes())["counts"]
    return {"records": sum(counts.values()), "bytes": sum(path.stat().st_size for path in made.iterdir())}


def _load(folder: Path) -> dict[str, Any]:
    from factcheck.copies.loading.restoring import load

    [made] = (path for path in (folder / "dumps").iterdir() if path.is_dir())
    return {"records": load(made)}


if __name__ == "__main__":
    main()
