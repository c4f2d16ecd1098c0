"""Static files as in production: hashed names, which browsers keep for good, and compressed."""

import hashlib
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

from factcheck.demo.start import beside_database

_MADE_OF: Final = ".made-of"


def collected(inherited: Mapping[str, str]) -> dict[str, str]:
    """What the environment of the server says of files that were collected for it, anew where any has changed.

    Empty where its folder can't be written, or whoever calls has decided: then they are served from where they lie.
    """
    if "STATIC_COLLECTED" in inherited:
        return {}
    folder = beside_database("static")
    ours = {"STATIC_COLLECTED": "true", "STATIC_ROOT": str(folder)}
    mark, digest = folder / _MADE_OF, _digest()
    try:
        if not mark.exists() or mark.read_text() != digest:
            module = {"DJANGO_SETTINGS_MODULE": "factcheck.settings"}
            subprocess.run(
                [sys.executable, "-m", "django", "collectstatic", "--noinput", "--clear", "--verbosity", "0"],
                env={**module, **inherited, **ours},
                cwd=settings.BASE_DIR,
                check=True,
            )
            mark.write_text(digest)
    except (OSError, subprocess.CalledProcessError):
        return {}
    return ours


def _digest() -> str:
    found = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            found.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return found.hexdigest()
