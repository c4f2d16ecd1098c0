"""Files of a dump, as any reader of their compressions unpacks them."""

import gzip
import hashlib
import zlib
from pathlib import Path

import zstandard

from factcheck.copies.dumping.files import GZIP, ZSTANDARD, Lines
from tests.together import each_of

BATCHES = [[b'{"id": %d}' % number] * 1000 for number in range(20)]


@each_of("batches", [BATCHES, BATCHES[:1], [], [[]]])
def test_lines_are_the_same_in_every_compression(batches: list[list[bytes]], tmp_path: Path) -> None:
    plain = b"".join(b"\n".join(batch) + b"\n" for batch in batches if batch)
    folder = tmp_path / f"{len(batches)} {len(plain)}"
    folder.mkdir()

    lines = Lines(folder, "claims", (ZSTANDARD, GZIP))
    for batch in batches:
        lines.write(batch)
    files = {file.name: file for file in lines.close()}

    packed = {name: (folder / name).read_bytes() for name in files}
    assert gzip.decompress(packed["claims.ndjson.gz"]) == plain
    assert zstandard.ZstdDecompressor().decompressobj().decompress(packed["claims.ndjson.zst"]) == plain
    for name, file in files.items():
        assert (file.bytes, file.sha256) == (len(packed[name]), hashlib.sha256(packed[name]).hexdigest())
        assert (file.lines, file.content_sha256) == (sum(map(len, batches)), hashlib.sha256(plain).hexdigest())


def test_gzip_has_a_member_for_each_piece_so_that_threads_pack_them(tmp_path: Path) -> None:
    lines = Lines(tmp_path, "claims", (GZIP,))
    for batch in BATCHES:
        lines.write(batch)
    lines.close()

    members, rest = 0, (tmp_path / "claims.ndjson.gz").read_bytes()
    while rest:
        reader = zlib.decompressobj(zlib.MAX_WBITS | 16)
        reader.decompress(rest)
        members, rest = members + 1, reader.unused_data

    assert members == len(BATCHES)
