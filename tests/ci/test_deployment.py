"""The files of docs/deploy are taken by the programs that they are for, where these are installed."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
import urllib3

FOLDER: Final = Path(__file__).parent.parent.parent / "docs/deploy"
UNITS: Final = sorted(path.name for path in FOLDER.iterdir() if path.suffix in {".service", ".timer"})
pytestmark = [pytest.mark.sweep, pytest.mark.no_database]


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def run(*command: str, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, text=True, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert done.returncode == 0, done.stdout
    return done.stdout


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def answers(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def serving(*command: str, port: int) -> Iterator[None]:
    """A server that is there once something answers at its port, and is over afterwards."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 20
        while not answers(port):
            assert time.monotonic() < end, f"{command[0]} does not answer"
            time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait(20)


def written(file: str, replaced: dict[str, str]) -> str:
    """A file of docs/deploy, of which some words are others."""
    text = (FOLDER / file).read_text(encoding="utf-8")
    for old, new in replaced.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


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
    added = tmp_path / "factcheck-worker.service.d"
    added.mkdir()
    shutil.copy(FOLDER / "signer.conf", added)

    assert run("systemd-analyze", "verify", *names, cwd=tmp_path) == ""


def nginx(folder: Path, replaced: dict[str, str]) -> str:
    """The path of whole settings of nginx, with a certificate."""
    subject = ["-subj", "/CN=facts.example", "-days", "1", "-keyout", "key.pem", "-out", "fullchain.pem"]
    run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject, cwd=folder)
    site = written("nginx.conf", {"/etc/ssl/facts.example": str(folder)} | replaced)
    whole = f"pid {folder}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{site}\n}}\n"
    (folder / "whole.conf").write_text(whole, encoding="utf-8")
    return str(folder / "whole.conf")


@needs("nginx")
def test_nginx_takes_its_settings(tmp_path: Path) -> None:
    assert "is successful" in run("nginx", "-t", "-c", nginx(tmp_path, {}), cwd=tmp_path)


@needs("nginx")
@needs("varnishd")
def test_shared_cache_is_purged_by_the_worker_and_by_nobody_who_comes_through_nginx(tmp_path: Path) -> None:
    varnish, plain, tls = free_port(), free_port(), free_port()
    ports = {"127.0.0.1:8001": f"127.0.0.1:{varnish}", "    server 127.0.0.1:8002 max_fails=0;\n": ""}
    listen = {"listen 80;": f"listen 127.0.0.1:{plain};", "listen 443 ": f"listen 127.0.0.1:{tls} "}
    settings = nginx(tmp_path, ports | listen | {"    listen [::]:80;\n": "", "    listen [::]:443 ssl http2;\n": ""})
    vcl = ["-f", str(FOLDER / "varnish.vcl"), "-a", f"127.0.0.1:{varnish}", "-n", str(tmp_path / "work")]
    pool = urllib3.PoolManager(ca_certs=str(tmp_path / "fullchain.pem"), assert_hostname=False)

    def purged(tags: str, at: str = f"http://127.0.0.1:{varnish}", **headers: str) -> int:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return pool.request("PURGE", at, headers=named | {"Surrogate-Key": tags}).status

    with serving("varnishd", "-F", *vcl, port=varnish), serving("nginx", "-g", "daemon off;", "-c", settings, port=tls):
        assert purged("claim-2vx8 factcheck-log") == 200
        assert purged("factcheck", f"https://127.0.0.1:{tls}") == 405
        # Of another proxy, which hands on all methods.
        assert purged("factcheck", X_Forwarded_Proto="https") == 405
        assert purged("factcheck", X_Forwarded_For="192.0.2.1") == 405
        assert [purged(tags) for tags in ("", "(a+)+", "a)|(b", 'a"')] == [405] * 4


@needs("varnishd")
def test_varnish_takes_its_settings(tmp_path: Path) -> None:
    run("varnishd", "-C", "-f", str(FOLDER / "varnish.vcl"), "-n", str(tmp_path / "work"), cwd=tmp_path)
