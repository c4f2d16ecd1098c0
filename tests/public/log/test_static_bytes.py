"""What programs check: checkpoints, tiles, entries and receipts, as C2SP has them."""

from pathlib import Path

import pytest
import verify
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.publishing.envelopes import envelope
from factcheck.publishing.models import Revision
from factcheck.publishing.writing.actions import publish, withdraw
from factcheck.transparency.merkle import leaf_hash
from factcheck.transparency.models import Signing, Tile
from factcheck.transparency.signing.checkpoints import checkpoint
from factcheck.transparency.signing.places import Places
from tests import factories
from tests.reader import read
from tests.transparency.signing import add_one

pytestmark = pytest.mark.django_db


def envelopes() -> list[bytes]:
    return [envelope(row) for row in Revision.objects.order_by("sequence")]


def test_checkpoint_is_served_as_it_was_signed_and_asked_for_anew_each_time(signed: Places) -> None:
    response = Client().get("/log/checkpoint")

    assert f"{response.content.decode()}\n" == signed.file.read_text("utf-8")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Cache-Control"] == "public, no-cache"


@pytest.mark.usefixtures("signed")
def test_tile_is_the_hashes_of_the_rows_that_were_signed_and_cached_for_good() -> None:
    response = Client().get("/log/tile/0/000.p/5")

    assert response.content == b"".join(map(leaf_hash, envelopes()[:5]))
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.usefixtures("signed")
def test_entries_are_the_envelopes_each_after_its_length() -> None:
    response = Client().get("/log/tile/entries/000.p/5")

    assert list(verify.unbundled(response.content)) == envelopes()[:5]
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_partial_tile_of_an_earlier_checkpoint_stays_as_it_was(signed: Places) -> None:
    before = Client().get("/log/tile/0/000.p/5").content

    checkpoint(signed)

    assert Client().get("/log/tile/0/000.p/5").content == before
    assert len(Client().get("/log/tile/0/000.p/7").content) == 7 * 32


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("path", ["/log/tile/0/000.p/5", "/log/tile/entries/000.p/5"])
def test_tile_takes_two_small_reads(path: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        Client().get(path)

    assert len(queries) == 2


NO_TILES = [
    # Not signed yet, or never there.
    "0/000.p/6",
    "0/000.p/7",
    "0/000",
    "0/001.p/1",
    "1/000.p/1",
    "63/000.p/1",
    "0/x999/x999/x999/x999/x999/999",
    "entries/000.p/6",
    "entries/000",
    "entries/001.p/1",
    # No spelling of a tile.
    "0/0",
    "0/0000",
    "0/x000/000",
    "0/000/000",
    "0/x001/1",
    "0/X001/000",
    "00/000.p/5",
    "64/000.p/5",
    "-1/000.p/5",
    "0/000.p/0",
    "0/000.p/05",
    "0/000.p/256",
    "0/000.p/5/",
    "0/000.p/",
    "0/x999/x999/x999/x999/x999/x999/999",
    "0/٠٠٠.p/5",
    "0/../0/000.p/5",
    "0/%2e%2e/000",
    "0/000%00",
    "0/000.p/5%0a",
    "entries/../../checkpoint",
    "",
]


@pytest.mark.usefixtures("signed")
def test_tile_that_the_signed_tree_does_not_have_or_that_is_spelled_otherwise_is_not_found() -> None:
    for path in NO_TILES:
        assert Client().get(f"/log/tile/{path}").status_code == 404, path


@pytest.mark.parametrize(
    "path", ["checkpoint", "key", "tile/0/000.p/1", "tile/entries/000.p/1", "receipts/0.tlog-proof"]
)
def test_log_where_nothing_was_signed_has_nothing_to_serve(path: str, editor: User) -> None:
    add_one(editor)

    assert Client().get(f"/log/{path}").status_code == 404


@pytest.mark.usefixtures("signed")
def test_tile_that_was_damaged_is_not_served() -> None:
    Tile.objects.update(hashes=b"short")

    assert Client().get("/log/tile/0/000.p/5").status_code == 404


def test_full_tiles_have_addresses_without_a_width(places: Places, editor: User) -> None:
    publish(factories.TopicFactory.create(), by=editor)
    checkpoint(places)
    whole = verify.roots([leaf_hash(b"")] * 256, [256])[256]
    Tile.objects.update(hashes=leaf_hash(b"") * 256)
    Tile.objects.create(level=1, place=0, hashes=whole)
    Signing.objects.update(note=Signing.now().note.replace("\n1\n", "\n256\n"))

    assert len(Client().get("/log/tile/0/000").content) == 256 * 32
    assert Client().get("/log/tile/1/000.p/1").content == whole


@pytest.mark.usefixtures("signed")
def test_receipt_of_each_signed_row_verifies_by_the_program_of_strangers() -> None:
    key = verify.key_of(Client().get("/log/key").content.decode())

    for sequence, entry in enumerate(envelopes()[:5]):
        response = Client().get(f"/log/receipts/{sequence}.tlog-proof")
        assert verify.canonical(verify.row_in(response.content.decode(), key)) == entry
        assert response["Content-Disposition"] == f'attachment; filename="{sequence}.tlog-proof"'


@pytest.mark.usefixtures("signed")
def test_receipt_of_what_is_not_signed_or_not_there_is_not_found() -> None:
    for path in ("5", "7", "01", "-1", "x", "9" * 30):
        assert Client().get(f"/log/receipts/{path}.tlog-proof").status_code == 404, path


@pytest.mark.usefixtures("signed")
def test_receipt_takes_three_queries() -> None:
    with CaptureQueriesContext(connection) as queries:
        Client().get("/log/receipts/2.tlog-proof")

    assert len(queries) == 3


def test_page_of_a_revision_offers_its_receipt_once_a_checkpoint_covers_it(places: Places, editor: User) -> None:
    topic = factories.TopicFactory.create()
    publish(topic, by=editor)
    path = f"/topics/{topic.public_id}/revisions/1/"
    before = read(path).links()

    checkpoint(places)

    assert "/log/receipts/0.tlog-proof" not in before
    assert "/log/receipts/0.tlog-proof" in read(path).links()


def test_receipt_of_a_withdrawn_record_is_still_had(places: Places, editor: User) -> None:
    topic = factories.TopicFactory.create()
    publish(topic, by=editor)
    withdraw(topic, by=editor, note="Made by mistake.")
    checkpoint(places)

    assert Client().get("/log/receipts/0.tlog-proof").status_code == 200


@pytest.mark.usefixtures("signed")
def test_nothing_is_served_by_help_of_the_key(signed: Places, tmp_path: Path) -> None:
    signed.key_file.unlink()
    signed.file.unlink()

    for path in ("", "checkpoint", "key", "tile/0/000.p/5", "tile/entries/000.p/5", "receipts/1.tlog-proof"):
        assert Client().get(f"/log/{path}").status_code == 200


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("path", ["/log/checkpoint", "/log/key", "/log/tile/0/000.p/5", "/log/receipts/1.tlog-proof"])
def test_what_programs_check_has_no_language(path: str) -> None:
    response = Client().get(path, headers={"Accept-Language": "ar"})

    assert not response.has_header("Content-Language")
