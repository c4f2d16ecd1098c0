"""The files of docs/deploy are taken by the programs that they are for, where these are installed."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest
from django.conf import settings

FOLDER: Final = Path(__file__).parent.parent.parent / "docs/deploy"
UNITS: Final = sorted(path.name for path in FOLDER.iterdir() if path.suffix in {".service", ".timer"})
pytestmark = [
    pytest.mark.sweep,
    pytest.mark.skipif(
        settings.DATABASES["default"]["ENGINE"].endswith("postgresql"), reason="nothing here asks a database"
    ),
]


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def run(*command: str, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, text=True, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert done.returncode == 0, done.stdout
    return done.stdout


@needs("systemd-analyze")
def test_units_are_understood(tmp_path: Path) -> None:
    for name in UNITS:
        unit = (FOLDER / name).read_text(encoding="utf-8")
        # Programs must be there to be named.
        unit = unit.replace("/opt/factcheck/current/bin/gunicorn", "/bin/true").replace(
            "/opt/factcheck/current/bin/factcheck", "/bin/true"
        )
        (tmp_path / name.replace("@", "@8001")).write_text(unit, encoding="utf-8")

    names = [f"./{path.name}" for path in tmp_path.iterdir()]

    assert run("systemd-analyze", "verify", *names, cwd=tmp_path) == ""


@needs("nginx")
def test_nginx_takes_its_settings(tmp_path: Path) -> None:
    subject = ["-subj", "/CN=facts.example", "-days", "1", "-keyout", "key.pem", "-out", "fullchain.pem"]
    run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject, cwd=tmp_path)
    site = (FOLDER / "nginx.conf").read_text(encoding="utf-8").replace("/etc/ssl/facts.example", str(tmp_path))
    whole = f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{site}\n}}\n"
    (tmp_path / "whole.conf").write_text(whole, encoding="utf-8")

    assert "is successful" in run("nginx", "-t", "-c", str(tmp_path / "whole.conf"), cwd=tmp_path)


@needs("varnishd")
def test_varnish_takes_its_settings(tmp_path: Path) -> None:
    run("varnishd", "-C", "-f", str(FOLDER / "varnish.vcl"), "-n", str(tmp_path / "work"), cwd=tmp_path)
