import gzip
import io
import json
import os
import tracemalloc
import zipfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import zstandard

from factcheck.importing.reading import Archive, UnreadableError, archives, read
from factcheck.importing.records import ReadRecord, Refusal
from tests.importing.reading.archived import REVIEW, lines, review

RECORDS = [review(claimReviewed=f"Claim {number}") for number in range(300)]
LINES = lines(RECORDS).encode()
SITEMAP = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'


def texts(source: Any, **options: Any) -> list[str]:
    return [each.text if isinstance(each, ReadRecord) else each.reason for each in read(source, **options)]


def page(text: str) -> str:
    return (
        f'<html><script type="application/ld+json">{json.dumps(review(claimReviewed=text, url=None))}</script></html>'
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Pages as a program that copies sites leaves them, with a sitemap that names them and one that is not there."""
    for number in (1, 2):
        folder = tmp_path / "a.example" / "fact" / str(number)
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(page(f"Page {number}"))
    (tmp_path / "other.html").write_text(page("Other"))
    named = "".join(f"<url><loc>https://www.a.example/fact/{number}/</loc></url>" for number in (2, 1, 404))
    (tmp_path / "map1.xml").write_text(SITEMAP.format(named))
    index = SITEMAP.replace("urlset", "sitemapindex").format("<sitemap><loc>https://a.example/map1.xml</loc></sitemap>")
    (tmp_path / "sitemap.xml").write_text(index)
    return tmp_path


def zipped(folder: Path) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.rglob("*")):
            packed.write(path, path.relative_to(folder))
    return written.getvalue()


@pytest.mark.parametrize(
    "packed",
    [LINES, gzip.compress(LINES), zstandard.compress(LINES), gzip.compress(zstandard.compress(LINES))],
    ids=["plain", "gzip", "zstd", "twice"],
)
def test_packed_archive_is_unpacked_as_it_is_read(packed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "archive"
    path.write_bytes(packed)

    assert texts(path) == texts(io.BytesIO(packed)) == [each["claimReviewed"] for each in RECORDS]


def test_stream_that_can_not_be_sought_in_is_read() -> None:
    class Pipe(io.RawIOBase):
        """What comes from a socket."""

        rest = io.BytesIO(LINES)

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            return self.rest.read(size)

    assert len(texts(Pipe())) == len(RECORDS)


@pytest.mark.parametrize("damage", [gzip.compress(LINES)[:-3000], zstandard.compress(LINES)[:-20], b"PK\x03\x04" * 20])
def test_archive_whose_packed_form_is_damaged_ends_with_an_error(damage: bytes) -> None:
    with pytest.raises(UnreadableError):
        texts(io.BytesIO(damage))


def test_pages_of_a_folder_come_in_the_order_of_the_sitemap_with_their_addresses(site: Path) -> None:
    found = list(read(site))

    records = [each for each in found if isinstance(each, ReadRecord)]
    assert [(record.text, record.reviews[0].url) for record in records] == [
        ("Page 2", "https://www.a.example/fact/2/"),
        ("Page 1", "https://www.a.example/fact/1/"),
        ("Other", ""),
    ]
    [refusal] = [each for each in found if isinstance(each, Refusal)]
    assert (refusal.place.file, refusal.reason) == ("map1.xml", archives.NOT_AT_HAND)


def test_pages_packed_together_are_read_as_those_of_a_folder(site: Path) -> None:
    assert texts(io.BytesIO(zipped(site)), name="site.zip") == texts(site)


def test_sitemap_by_itself_gives_the_pages_that_it_names(site: Path) -> None:
    assert texts(site / "sitemap.xml") == [archives.NOT_AT_HAND, "Page 2", "Page 1"]
    with pytest.raises(UnreadableError, match=r"folder|zip"):
        texts(io.BytesIO((site / "map1.xml").read_bytes()))


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE x [<!ENTITY a "ha">]><urlset><url><loc>&a;</loc></url></urlset>',
        '<?xml version="1.0"?>\n<urlset><url>',
        "<urlset>" + "<url>" * 100_000,
    ],
)
def test_sitemap_that_is_damaged_or_does_harm_is_refused(content: str, site: Path) -> None:
    (site / "map1.xml").write_text(content)

    assert texts(site)[1:] == ["Page 1", "Page 2", "Other"]


def test_link_that_leads_out_of_a_folder_is_not_followed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.html"
    secret.write_text(page("Secret"))
    (site / "link.html").symlink_to(secret)

    assert "Secret" not in texts(site)


def test_file_that_can_not_be_read_takes_no_other_of_a_folder_with_it(site: Path) -> None:
    (site / "a.pdf").write_bytes(b"%PDF-1.4")
    (site / "b.gz").write_bytes(b"\x1f\x8bnonsense")
    (site / "c.zip").write_bytes(zipped(site))
    (site / "d.csv").write_text("claim\nOf a table\n")

    found = texts(site)

    assert {"Page 1", "Page 2", "Other", "Of a table"} < set(found)
    assert sum("an't be read" in text or "It is" in text or "archive within" in text for text in found) == 3


def test_position_grows_to_the_size() -> None:
    archive = Archive(io.BytesIO((LINES + b"\n") * 10))
    positions = [archive.position for _ in archive]

    assert positions == sorted(positions)
    assert 0 < positions[len(positions) // 2] < archive.size == archive.position


def test_reading_that_was_given_up_begins_anew() -> None:
    archive = Archive(io.BytesIO(LINES))
    seen = list(islice(archive, 100))

    again = list(archive)

    assert again[:100] == seen
    assert len(again) == len(RECORDS)


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "archive.ndjson"
    padded = [
        {**record, "claimReviewed": f"{record['claimReviewed']} {place}"} for place, record in enumerate(RECORDS * 10)
    ]
    path.write_text(lines(padded))
    for _ in read(path):
        pass
    tracemalloc.start()

    count = sum(1 for _ in read(path))

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 3000
    assert peak < 8 * 2**20


def bomb(pieces: int) -> bytes:
    """So many megabytes of one letter, packed small, within the first text of an archive."""
    packer = zstandard.ZstdCompressor().compressobj()
    packed = packer.compress(b'{"claimReviewed": "')
    return packed + b"".join(packer.compress(b"a" * 2**20) for _ in range(pieces)) + packer.flush()


def zip_of_zeros() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.ndjson", b" " * (64 * 2**20))
    return written.getvalue()


def overlapping() -> bytes:
    """A ZIP archive of which two members are the same packed bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("a.json", json.dumps(REVIEW))
        packed.filelist.append(packed.filelist[0])
        packed._didModify = True  # type: ignore[attr-defined]  # writes the list of members anew
    return written.getvalue()


@pytest.mark.parametrize(
    "make",
    [
        lambda: bomb(64),
        lambda: gzip.compress(b" " * (64 * 2**20), 1),
        lambda: gzip.compress(lines([REVIEW, REVIEW]).encode() + b"\n" * (64 * 2**20), 1),
        zip_of_zeros,
        overlapping,
        lambda: gzip.compress(bomb(64)),
    ],
    ids=["zstd", "gzip", "gzip of empty lines", "zip", "overlapping members", "twice"],
)
def test_bomb_is_refused_before_it_fills_the_memory(make: Callable[[], bytes]) -> None:
    content = make()
    tracemalloc.start()

    with pytest.raises(UnreadableError):
        texts(io.BytesIO(content))

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50 * 2**20


def test_line_of_a_quarter_of_a_gigabyte_is_refused_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "archive.ndjson"
    with path.open("wb") as file:
        file.write(json.dumps(REVIEW).encode() + b"\n")
        # A file with a hole in it, which takes no room.
        file.seek(2**28, os.SEEK_CUR)
        file.write(b"\n" + json.dumps(REVIEW).encode() + b"\n")
    tracemalloc.start()

    found = texts(path)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [found[0], found[-1]] == [REVIEW["claimReviewed"]] * 2
    assert len(found) == 3
    assert peak < 50 * 2**20


def test_archive_that_was_cut_off_gives_what_stands_before_and_tells_of_the_rest() -> None:
    noise = [review(claimReviewed=f"Claim {number} {number**40}") for number in range(300)]
    table = "\n".join(["claim,rating", *(f"{record['claimReviewed']},False" for record in noise)])

    for content in (lines(noise), json.dumps(noise), table):
        found: list[ReadRecord | Refusal] = []
        with pytest.raises(UnreadableError, match="damaged"):
            found.extend(read(io.BytesIO(gzip.compress(content.encode())[:-500])))
        read_before = [each for each in found if isinstance(each, ReadRecord)]
        assert 200 < len(read_before) < 300, content[:20]
        assert read_before[-1].text == noise[len(read_before) - 1]["claimReviewed"]


def test_archive_of_nothing_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no record"):
        list(read(io.BytesIO(b"[]"), name="empty.json"))
