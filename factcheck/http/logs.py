"""How the log on standard error is written: a traceback for what is ours to mend, one line for all else."""

import copy
import logging
from http import HTTPStatus
from typing import Final

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


def _is_answered(status: int) -> bool:
    return status in _REFUSALS or status in _EXPECTED


def _reason(error: BaseException | None) -> str:
    first, *_ = str(error).strip().splitlines() or [""]
    return f" ({type(error).__name__}: {first})" if first else f" ({type(error).__name__})" if error else ""
