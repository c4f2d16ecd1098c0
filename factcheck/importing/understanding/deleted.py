"""What an archive says of a record that its publisher took back: when it was deleted, or that it lies in the trash."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from factcheck.importing.understanding.dates import understood_date
from factcheck.importing.understanding.texts import bare

DELETED: Final = "Its publisher deleted it ({}): it is not brought in."

_DELETED: Final = frozenset(
    {"deleted", "isdeleted", "deletedat", "deletedon", "deleteddate", "deletiondate", "datedeleted", "intrash"}
    | {"istrashed", "trashedat", "dateunpublished", "unpublishedat", "unpublishedon"}
)
_STATES: Final = frozenset({"status", "poststatus", "state", "publicationstatus", "publishstatus", "workflowstate"})
_GONE: Final = frozenset({"trash", "trashed", "unpublished"})
_WRAPPERS: Final = frozenset({"fields", "_source", "node", "attributes", "properties", "doc", "record", "sys", "meta"})
_YES: Final = frozenset({"true", "yes", "1", "x", "deleted", "да", "oui", "ja", "si", "sim"})
_SEPARATORS: Final = re.compile(r"[\W_]+")


def deletion(record: Mapping[str, Any]) -> str:
    """What says that a record was deleted, such as `dateDeleted: 2021-03-01`; empty where nothing does.

    Members of a record are looked at, and columns of a row, which are called by their paths.
    """
    return next((f"{name}: {value}" for name, value in record.items() if _tells(name) and _says(name, value)), "")


def _says(name: str, value: Any) -> bool:
    if isinstance(value, bool) or value is None or not isinstance(value, str | int):
        return value is True and _tells(name) == "deleted"
    text = str(value).strip()
    if _tells(name) == "state":
        return bare(text) in _GONE
    return bare(text) in _YES or _is_day(text)


def _is_day(text: str) -> bool:
    read = understood_date(text).date if text else None
    return read is not None and read.day is not None


@lru_cache(maxsize=4096)
def _tells(name: str) -> str:
    """Whether a member tells that its record was `deleted`, or in which `state` that is; empty where neither."""
    wrapper, _, rest = name.rpartition(".")
    plain = _SEPARATORS.sub("", rest).lower()
    if wrapper and wrapper not in _WRAPPERS:
        return ""
    return "deleted" if plain in _DELETED else "state" if plain in _STATES else ""
