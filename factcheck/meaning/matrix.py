"""All vectors in the memory of a process: first the signs of their numbers are compared, then the nearest exactly.

A claim takes 3 x 436 bytes: 384 numbers, their signs, and what makes them of length 1. What is added is read, not
the rest again; what was withdrawn is left out by the read model, which is asked for each row that is found.
"""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import connection
from django.db.models import QuerySet

from factcheck.meaning.models import DIMENSIONS, Making, Vector

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FIELDS: Final = ("text", "title", "across")
_FIRST: Final = 1000
"""How many are compared exactly."""
_CHUNK: Final = 20_000
_NO_RECORDS: Final[tuple[int, ...]] = ()


def packed(vectors: "NDArray[np.float32]") -> list[bytes]:
    """Each vector as signed bytes, the longest of its numbers as 127."""
    import numpy as np  # noqa: PLC0415 -- an extra

    longest = np.abs(vectors).max(axis=1, keepdims=True)
    return [row.tobytes() for row in np.round(vectors / longest * 127).astype(np.int8)]


@dataclass(frozen=True)
class Near:
    """A row, and how near it is, from -1 to 1."""

    record: int
    near: float


@dataclass
class Field:
    """One vector of each row: its numbers, their signs, and what makes it of length 1."""

    numbers: Any
    signs: Any
    scale: Any

    def nearest(self, asked: Any, limit: int) -> tuple[Any, Any]:
        """The places of the rows nearest to a vector, and how near they are."""
        import numpy as np  # noqa: PLC0415 -- an extra

        bits = np.packbits(asked > 0).view(np.uint64)
        apart = np.bitwise_count(self.signs[:, 0] ^ bits[0]).astype(np.uint16)
        for word in range(1, self.signs.shape[1]):
            apart += np.bitwise_count(self.signs[:, word] ^ bits[word])
        places = np.argpartition(apart, _FIRST)[:_FIRST] if len(apart) > _FIRST else np.arange(len(apart))
        near = self.near(asked, places)
        best = np.argsort(-near, kind="stable")[:limit]
        return places[best], near[best]

    def near(self, asked: Any, places: Any) -> Any:
        """How near the rows at these places are."""
        import numpy as np  # noqa: PLC0415 -- an extra

        return (self.numbers[places].astype(np.float32) @ asked) * self.scale[places]


@dataclass
class Matrix:
    """The vectors of all rows, in the order of their keys."""

    records: Any
    fields: dict[str, Field]
    # The last batch that is among them.
    batch: int = 0

    def nearest(self, name: str, asked: Any, limit: int) -> list[Near]:
        """The rows whose vector of that name is nearest, the nearest first."""
        if not len(self.records):
            return []
        places, near = self.fields[name].nearest(asked, limit)
        return [Near(int(self.records[place]), float(one)) for place, one in zip(places, near, strict=True)]

    def near(self, name: str, asked: Any, records: Sequence[int]) -> dict[int, float]:
        """How near each of these rows is; those without a vector are left out."""
        import numpy as np  # noqa: PLC0415 -- an extra

        known = [record for record in records if self.place(record) is not None]
        places = np.array([self.place(record) for record in known], dtype=np.int64)
        return dict(zip(known, map(float, self.fields[name].near(asked, places)), strict=True)) if known else {}

    def place(self, record: int) -> int | None:
        """Where the row stands, if it is there."""
        import numpy as np  # noqa: PLC0415 -- an extra

        place = int(np.searchsorted(self.records, record))
        return place if place < len(self.records) and self.records[place] == record else None


_lock = threading.Lock()
_known: dict[str, Matrix] = {}


def matrix() -> Matrix:
    """The vectors as they are now: one query, and another for those that were added since."""
    name = str(connection.settings_dict["NAME"])
    now = Making.now().batches
    known = _known.get(name)
    if known is None or known.batch != now:
        with _lock:
            known = _known[name] = _read(_known.get(name), now)
    return known


def forget() -> None:
    """Read all vectors anew when they are next asked for."""
    _known.clear()


def _read(known: Matrix | None, now: int) -> Matrix:
    """What is known with what was added since; all anew, where batches are counted from the beginning again."""
    if known is None or known.batch > now:
        return _made(_NO_RECORDS, {}, Vector.objects.all(), now)
    added = Vector.objects.filter(batch__gt=known.batch, batch__lte=now)
    return _made(known.records, {name: each.numbers for name, each in known.fields.items()}, added, now)


def _made(records: Any, numbers: Mapping[str, Any], added: QuerySet[Vector], now: int) -> Matrix:
    """The vectors of these rows and of those that are added, which take the place of any of the same row."""
    import numpy as np  # noqa: PLC0415 -- an extra

    keys, parts = _of(added)
    kept = ~np.isin(records, keys)
    every = np.concatenate([np.asarray(records, dtype=np.int64)[kept], keys])
    order = np.argsort(every, kind="stable")
    fields = {}
    for name in FIELDS:
        before = numbers[name][kept] if name in numbers else np.zeros((0, DIMENSIONS), dtype=np.int8)
        fields[name] = _field(np.concatenate([before, parts[name]])[order])
    return Matrix(every[order], fields, now)


def _of(rows: QuerySet[Vector]) -> tuple[Any, dict[str, Any]]:
    """The keys and the numbers of rows, read a part at a time into arrays of their final size."""
    import numpy as np  # noqa: PLC0415 -- an extra

    count = rows.count()
    keys = np.zeros(count, dtype=np.int64)
    numbers = {name: np.zeros((count, DIMENSIONS), dtype=np.int8) for name in FIELDS}
    done = 0
    found = rows.order_by("record").values_list("record", *FIELDS)[:count]
    for done, row in enumerate(found.iterator(chunk_size=_CHUNK), start=1):
        keys[done - 1] = row[0]
        for name, data in zip(FIELDS, row[1:], strict=True):
            numbers[name][done - 1] = np.frombuffer(data, dtype=np.int8)
    return keys[:done], {name: each[:done] for name, each in numbers.items()}


def _field(numbers: Any) -> Field:
    import numpy as np  # noqa: PLC0415 -- an extra

    signs = (
        np.packbits(numbers > 0, axis=1).view(np.uint64) if len(numbers) else np.zeros((0, DIMENSIONS // 64), np.uint64)
    )
    # A part at a time, since they are four times as large as numbers with a point.
    starts = range(0, len(numbers), _CHUNK)
    parts = (np.linalg.norm(numbers[start : start + _CHUNK].astype(np.float32), axis=1) for start in starts)
    lengths = np.concatenate([np.zeros(0, np.float32), *parts])
    return Field(numbers, np.ascontiguousarray(signs), 1 / np.maximum(lengths, 1e-6))
