"""All vectors in the memory of a process: first the signs of their numbers are compared, then the nearest exactly.

A claim takes 3 x 432 bytes. They are read again when any was added or went; what was
withdrawn is left out by the read model, which is asked for each row that is found.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.db import connection
from django.db.models import Count, Max

from factcheck.meaning.models import DIMENSIONS, Vector

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FIELDS: Final = ("text", "title", "across")
_FIRST: Final = 1000
"""How many are compared exactly."""
_CHUNK: Final = 20_000


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
    state: tuple[int, int] = (0, 0)
    places: dict[int, int] = field(default_factory=dict)

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
    """The vectors as they are now: one query, and what is new if anything changed."""
    name = str(connection.settings_dict["NAME"])
    now = Vector.objects.aggregate(count=Count("pk"), last=Max("pk"))
    state = (now["count"], now["last"] or 0)
    known = _known.get(name)
    if known is None or known.state != state:
        with _lock:
            known = _known[name] = _read(state)
    return known


def _read(state: tuple[int, int]) -> Matrix:
    import numpy as np  # noqa: PLC0415 -- an extra

    count = Vector.objects.count()
    records = np.zeros(count, dtype=np.int64)
    numbers = {name: np.zeros((count, DIMENSIONS), dtype=np.int8) for name in FIELDS}
    rows = Vector.objects.order_by("record").values_list("record", *FIELDS)
    done = 0
    for done, row in enumerate(rows[:count].iterator(chunk_size=_CHUNK), start=1):
        records[done - 1] = row[0]
        for name, data in zip(FIELDS, row[1:], strict=True):
            numbers[name][done - 1] = np.frombuffer(data, dtype=np.int8)
    return Matrix(records[:done], {name: _field(each[:done]) for name, each in numbers.items()}, state)


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
