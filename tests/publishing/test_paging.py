from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta

import orjson
import pytest

from factcheck.publishing.models import PublicRecord
from factcheck.publishing.paging import CursorError, Ordering, paginate

pytestmark = pytest.mark.django_db
START = datetime(2026, 1, 1, tzinfo=UTC)
NEWEST = Ordering("updated_at", then="record_id")
OLDEST = Ordering("updated_at", then="record_id", descending=False)


@pytest.fixture(autouse=True)
def ten_records_of_which_pairs_share_a_moment() -> None:
    PublicRecord.objects.bulk_create(
        PublicRecord(
            kind="claim",
            record_id=f"{number:012}",
            name=str(number),
            document=b"{}",
            summary=b"{}",
            number=1,
            first_published_at=START,
            updated_at=START + timedelta(microseconds=number // 2),
        )
        for number in range(10)
    )


def names(rows: object) -> list[int]:
    return [int(row.name) for row in rows]  # type: ignore[attr-defined]


@pytest.mark.parametrize("ordering", [NEWEST, OLDEST])
@pytest.mark.parametrize("size", [1, 3, 5, 9, 10, 11])
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
    PublicRecord.objects.filter(name="0").update(updated_at=START + timedelta(days=1))

    second = paginate(PublicRecord.objects.all(), NEWEST, cursor=first.next or "", size=4)

    assert names(second.rows) == [5, 4, 3, 2]


def spell(*values: object) -> str:
    return urlsafe_b64encode(orjson.dumps(values)).decode()


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "é",
        "=" * 10,
        "A" * 10_000,
        spell(),
        spell(0),
        spell(0, "updated_at", 1),
        spell(0, "updated_at", 1, "0000-00-00", "000000000000"),
        spell(0, "updated_at", 1, "2026-01-01", "000000000000"),
        spell(0, "updated_at", 1, "2026-01-01T00:00:00", "000000000000"),
        spell(0, "updated_at", 1, "0001-01-01T00:00:00+14:00", "000000000000"),
        spell(0, "updated_at", 1, 10**18, "000000000000"),
        spell(0, "updated_at", 1, "2026-01-01T00:00:00+00:00", "\x00"),
        spell(0, "updated_at", 1, "2026-01-01T00:00:00+00:00", 7),
        spell(0, "updated_at", 0, "2026-01-01T00:00:00+00:00", "000000000000"),
        spell(2, "updated_at", 1, "2026-01-01T00:00:00+00:00", "000000000000"),
        spell(0, "name", 1, "2026-01-01T00:00:00+00:00", "000000000000"),
        spell([], {}, None, [], []),
    ],
)
def test_paginate_cursor_of_no_page_is_refused(cursor: str) -> None:
    with pytest.raises(CursorError):
        paginate(PublicRecord.objects.all(), NEWEST, cursor=cursor)


@pytest.mark.parametrize("value", [2**63, -1, 1.5, "7", True, None])
def test_paginate_number_of_no_page_is_refused(value: object) -> None:
    with pytest.raises(CursorError):
        paginate(PublicRecord.objects.all(), Ordering("number", numeric=True), cursor=spell(0, "number", 1, value))
