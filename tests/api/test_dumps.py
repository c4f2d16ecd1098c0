"""Dumps are listed with their hashes, and their files are had whole or in parts."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.copies.dumping.making import make
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.api.common import EndpointTests, get, problem_of
from tests.reader import read


@pytest.fixture(scope="module")
def made(shared_editor: User, tmp_path_factory: pytest.TempPathFactory) -> Path:
    publish(factories.ClaimFactory.create(), by=shared_editor)
    return make(tmp_path_factory.mktemp("dumps"))


@pytest.fixture
def dump(made: Path, tmp_path: Path, settings: LazySettings) -> Path:
    """A copy of the dump, for one test to spoil."""
    settings.DUMP_DIR = str(tmp_path / "dumps")
    return Path(shutil.copytree(made, tmp_path / "dumps" / made.name))


class TestDumpList(EndpointTests):
    path = "dump"

    def address(self, editor: User) -> str:
        return "dump/"


def file_at(dump: Path, name: str = "claims.ndjson.gz", **headers: str) -> Any:
    return get(f"dump/{dump.name}/{name}", **headers)


@pytest.mark.django_db
def test_list_without_a_folder_is_empty() -> None:
    assert get("dump/").json() == {"licence": None, "dumps": []}


@pytest.mark.django_db
def test_every_listed_file_has_the_bytes_that_the_list_tells(dump: Path, settings: LazySettings) -> None:
    settings.DATA_LICENCE, settings.DATA_LICENCE_URL = "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"

    answer = get("dump/")
    [listed] = answer.json()["dumps"]

    assert answer.json()["licence"] == {"name": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    assert listed["counts"]["claims"] == 1
    assert listed["manifest"] == f"http://127.0.0.1:8000/api/v1/dump/{dump.name}/manifest.json"
    assert Client().get(listed["manifest"]).content == (dump / "manifest.json").read_bytes()
    for each in listed["files"]:
        served = Client().get(each["url"])
        data = served.getvalue()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (each["bytes"], each["sha256"])
        assert served["ETag"] == f'"{each["sha256"]}"'
        assert served["Content-Length"] == str(each["bytes"])


@pytest.mark.django_db
def test_licence_is_named_by_every_answer_and_page_where_it_is_set(settings: LazySettings) -> None:
    assert not get("claims/").has_header("Link")
    settings.DATA_LICENCE, settings.DATA_LICENCE_URL = "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"

    assert get("claims/")["Link"] == '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    assert get("claims/?page_size=x")["Link"] == get("claims/")["Link"]
    page = read("/claims/")
    assert page.one("a", rel="license").get("href") == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "start", "end"), [("0-9", 0, 10), ("10-", 10, None), ("-7", -7, None), ("5-999999", 5, None)]
)
def test_part_of_a_file_is_what_was_asked_for(dump: Path, asked: str, start: int, end: int | None) -> None:
    whole = (dump / "claims.ndjson.gz").read_bytes()

    answer = file_at(dump, Range=f"bytes={asked}")

    assert answer.status_code == 206
    data = b"".join(answer.streaming_content)
    assert data == whole[start:end]
    first = start % len(whole)
    assert answer["Content-Range"] == f"bytes {first}-{first + len(data) - 1}/{len(whole)}"
    assert answer["Content-Length"] == str(len(data))


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["bytes=999999-", "bytes=-0"])
def test_part_that_the_file_does_not_have_is_416(dump: Path, asked: str) -> None:
    answer = file_at(dump, Range=asked)

    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{(dump / 'claims.ndjson.gz').stat().st_size}"


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["bytes=9-1", "bytes=-", "bytes=0-1,4-5", "lines=0-1", "bytes=a-b", "bytes=١-٢"])
def test_range_that_makes_no_sense_is_answered_with_the_whole(dump: Path, asked: str) -> None:
    answer = file_at(dump, Range=asked)

    assert (answer.status_code, answer["Accept-Ranges"]) == (200, "bytes")
    assert b"".join(answer.streaming_content) == (dump / "claims.ndjson.gz").read_bytes()


@pytest.mark.django_db
def test_part_of_another_file_than_was_begun_with_is_the_whole(dump: Path) -> None:
    etag = file_at(dump)["ETag"]

    assert file_at(dump, Range="bytes=0-1", If_Range='"other"').status_code == 200
    assert file_at(dump, Range="bytes=0-1", If_Range=etag).status_code == 206
    assert file_at(dump, If_None_Match=etag).status_code == 304


@pytest.mark.django_db
def test_head_of_a_file_has_its_headers_and_no_body(dump: Path) -> None:
    answer = Client().head(f"/api/v1/dump/{dump.name}/claims.ndjson.gz")

    assert answer.getvalue() == b""
    assert answer.headers == file_at(dump).headers
    assert Client().head(f"/api/v1/dump/{dump.name}/manifest.json")["Content-Length"] != "0"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        *("../manifest.json", "..%2f..%2fsecret.txt", "%2e%2e/secret.txt", "....//secret.txt", "/etc/passwd"),
        *("claims.ndjson", "nothing.ndjson.gz", ".lock", "claims.ndjson.gz%00", "CLAIMS.ndjson.gz", "secret.txt"),
        *("claims.ndjson.gz/", "claims.ndjson.gz%0a", "", "link.ndjson.gz"),
    ],
)
def test_name_that_the_manifest_does_not_have_is_404_and_leads_out_of_no_folder(dump: Path, path: str) -> None:
    (dump.parent / "secret.txt").write_text("secret")
    (dump / "secret.txt").write_text("secret")
    (dump / "link.ndjson.gz").symlink_to("/etc/passwd")

    answer = Client().get(f"/api/v1/dump/{dump.name}/{path}")

    assert answer.status_code == 404
    assert b"secret" not in answer.getvalue().replace(b"secret.txt", b"")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["..", "20260101T000000Z", "%2e%2e", "a" * 5000, ".part-20260101T000000Z"])
def test_dump_that_there_is_not_is_404(dump: Path, name: str) -> None:
    assert Client().get(f"/api/v1/dump/{name}/claims.ndjson.gz").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    "manifest", [b"", b"{}", b"[]", b"\xff", b'{"files": [{"name": "../x"}], "head": {"sequence": 1}}']
)
def test_folder_with_a_damaged_manifest_is_not_listed(dump: Path, manifest: bytes) -> None:
    (dump / "manifest.json").unlink()
    (dump / "manifest.json").write_bytes(manifest)

    assert get("dump/").json()["dumps"] == []


@pytest.mark.django_db
def test_list_and_files_take_one_query(dump: Path) -> None:
    for path in ("dump/", f"dump/{dump.name}/claims.ndjson.gz"):
        with CaptureQueriesContext(connection) as queries:
            get(path)
        assert len(queries) == 1


@pytest.mark.django_db
def test_wrong_method_of_a_file_is_405(dump: Path) -> None:
    problem_of(Client().delete(f"/api/v1/dump/{dump.name}/claims.ndjson.gz"), 405)
