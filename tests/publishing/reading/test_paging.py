from base64 import urlsafe_b64encode
from datetime import UTC, datetime

import orjson
import pytest
from django.db.models import F

from factcheck.publishing.models import PublicRecord
from factcheck.publishing.reading.paging import CursorError, Ordering, paginate
from tests.together import each_of

pytestmark = pytest.mark.django_db
START = datetime(2026, 1, 1, tzinfo=UTC)
NEWEST = Ordering("pk")
OLDEST = Ordering("pk", descending=False)


@pytest.fixture(autouse=True)
def ten_records() -> None:
    PublicRecord.objects.bulk_create(
        PublicRecord(
            id=7 * number,
            first_place=number,
            kind="claim",
            record_id=f"{number:012}",
            name=str(number),
            document=b"{}",
            summary=b"{}",
            number=1,
            first_published_at=START,
            updated_at=START,
        )
        for number in range(10)
    )


def names(rows: object) -> list[int]:
    return [int(row.name) for row in rows]  # type: ignore[attr-defined]


@each_of("ordering", [NEWEST, OLDEST], rolled_back=True)
@each_of("size", [1, 3, 5, 9, 10, 11], rolled_back=True)
def test_paginate_forwards_and_back_sees_every_row_once_in_order(ordering: Ordering, size: int) -> None:
    seen: list[int] = []
    pages: list[list[int]] = []
    cursor: str | None = ""
    while cursor is not None:
        page = paginate(PublicRecord.objects.all(), ordering, cursor=cursor, size=size)
        pages.append(names(page.rows))
        seen += names(page.rows)
        last, cursor = page, page.next
    back = [names(last.rows)]
    while last.previous:
        last = paginate(PublicRecord.objects.all(), ordering, cursor=last.previous, size=size)
        back.append(names(last.rows))

    assert seen == sorted(range(10), reverse=ordering.descending)
    assert back[::-1] == pages
    assert last.previous is None


def test_paginate_row_published_meanwhile_shifts_no_page() -> None:
    first = paginate(PublicRecord.objects.all(), NEWEST, size=4)
    PublicRecord.objects.filter(name="0").update(id=1000)

    second = paginate(PublicRecord.objects.all(), NEWEST, cursor=first.next or "", size=4)

    assert names(second.rows) == [5, 4, 3, 2]


def test_paginate_by_another_column_gives_cursors_of_the_field() -> None:
    rows = PublicRecord.objects.alias(same=F("pk"))

    page = paginate(rows, Ordering("pk", column="same"), cursor=spell(0, "pk", 1, 28), size=2)

    assert names(page.rows) == [3, 2]
    assert page.next == spell(0, "pk", 1, 14).rstrip("=")


def spell(*values: object) -> str:
    return urlsafe_b64encode(orjson.dumps(values)).decode()


@each_of(
    "cursor",
    [
        "x",
        "é",
        "=" * 10,
        "A" * 10_000,
        spell(),
        spell(0),
        spell(0, "pk", 1),
        spell(0, "pk", 1, 7, 7),
        spell(0, "pk", 0, 7),
        spell(2, "pk", 1, 7),
        spell(0, "name", 1, 7),
        spell([], {}, None, []),
        *(spell(0, "pk", 1, value) for value in (2**63, -1, 1.5, "7", True, None, [7], "\x00")),
    ],
    rolled_back=True,
)
def test_paginate_cursor_of_no_page_is_refused(cursor: str) -> None:
    with pytest.raises(CursorError):
        paginate(PublicRecord.objects.all(), NEWEST, cursor=cursor)
