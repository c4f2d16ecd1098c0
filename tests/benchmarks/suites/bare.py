"""A server that answers everything with the same bytes: what the server itself costs, whoever answers behind it.

It is told the bytes and the headers of one of our answers by the file that `BARE_ANSWER` names, once there is one.
"""

import json
import os
from base64 import b64decode
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

Told = tuple[list[tuple[str, str]], bytes]


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The one answer."""
    path = Path(os.environ["BARE_ANSWER"])
    headers, body = _told(path, path.stat().st_mtime_ns) if environ["PATH_INFO"] != "/healthz" else ([], b"ok")
    start_response("200 OK", list(headers))
    return (body,)


@cache
def _told(path: Path, _changed: int) -> Told:
    said = json.loads(path.read_text())
    return [(name, value) for name, value in said["headers"]], b64decode(said["body"])
