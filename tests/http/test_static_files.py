"""Static files of a demonstration, as in production: hashed, kept for good, compressed."""

import json
from pathlib import Path

import pytest

from factcheck.demo import static_files

pytestmark = [pytest.mark.sweep, pytest.mark.no_database]


def test_collected_files_are_hashed_and_compressed_and_collected_anew_only_where_one_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(static_files, "beside_database", lambda what: tmp_path / what)
    given = {"FACTCHECK_ENV": "development", "DATABASE_URL": f"sqlite:///{tmp_path / 'none.sqlite3'}"}

    found = static_files.collected(given)
    first = (tmp_path / "static" / "staticfiles.json").stat().st_mtime_ns
    static_files.collected(given)

    names = json.loads((tmp_path / "static" / "staticfiles.json").read_text())["paths"]
    assert (tmp_path / "static" / f"{names['factcheck/look/tokens.css']}.gz").exists()
    assert found == {"STATIC_COLLECTED": "true", "STATIC_ROOT": str(tmp_path / "static")}
    assert (tmp_path / "static" / "staticfiles.json").stat().st_mtime_ns == first


def test_collected_where_the_caller_has_decided_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(static_files, "beside_database", lambda what: tmp_path / what)

    assert static_files.collected({"STATIC_COLLECTED": "false"}) == {}
    assert list(tmp_path.iterdir()) == []
