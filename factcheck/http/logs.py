"""How the log on standard error is written: a traceback for what is ours to mend, one line for all else.

Settings and gunicorn's ask for a formatter, so this imports none.
"""

import copy
import json
import logging
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured

_REFUSALS: Final = range(400, 500)
_EXPECTED: Final = frozenset({HTTPStatus.SERVICE_UNAVAILABLE})


class LineFormatter(logging.Formatter):
    """Leaves the traceback away where the answer is right: a refusal (4xx), or a database that is away (503)."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as text; of an answer that is no fault of ours one line, with what it was answered for."""
        if not _is_answered(getattr(record, "status_code", 0)) or not record.exc_info:
            return super().format(record)
        line = copy.copy(record)
        line.exc_info = line.exc_text = None
        return f"{super().format(line)}{_reason(record.exc_info[1])}"


class JsonFormatter(logging.Formatter):
    """Writes each record as one line of JSON, for programs that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        """When, how grave, who says so and what; of answers the status, method and path; of errors the traceback."""
        found: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "process": record.process,
        }
        if status := getattr(record, "status_code", 0):
            found["status"] = status
        if isinstance(path := getattr(getattr(record, "request", None), "path", None), str):
            # Without its query, which holds words of readers.
            found |= {"method": record.request.method, "path": path}  # type: ignore[attr-defined]
        if record.exc_info and record.exc_info[1]:
            found["error"] = _reason(record.exc_info[1])[2:-1]
            if not _is_answered(status):
                found["traceback"] = self.formatException(record.exc_info)
        return json.dumps(found, ensure_ascii=False, default=str)


_FORMATTERS: Final[dict[str, type[logging.Formatter]]] = {"line": LineFormatter, "json": JsonFormatter}


def formatter_of(name: str) -> type[logging.Formatter]:
    """The formatter of this name.

    Raises:
        ImproperlyConfigured: there is none.
    """
    if name not in _FORMATTERS:
        raise ImproperlyConfigured(f"LOG_FORMAT must be {' or '.join(_FORMATTERS)}, not {name!r}.")
    return _FORMATTERS[name]


def _is_answered(status: int) -> bool:
    return status in _REFUSALS or status in _EXPECTED


def _reason(error: BaseException | None) -> str:
    first, *_ = str(error).strip().splitlines() or [""]
    return f" ({type(error).__name__}: {first})" if first else f" ({type(error).__name__})" if error else ""
