"""Tries and requests that all processes count in Redis."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from factcheck.http.caches.configuring import cache_at
from factcheck.http.rates import InCache, WorkLimit
from tests.accounts.conftest import PASSWORD, sign_in
from tests.together import each_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def redis(tmp_path: Path, settings: LazySettings) -> Iterator[subprocess.Popen[bytes]]:
    """A server of its own, which keeps nothing on the disk. Where there is no Redis the test skips; in CI it fails."""
    path = shutil.which("redis-server")
    if path is None:
        absent = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        absent("Redis is not installed: apt install redis-server")
    socket = tmp_path / "redis.sock"
    with subprocess.Popen(
        [path, "--port", "0", "--unixsocket", str(socket), "--save", ""], stdout=subprocess.DEVNULL
    ) as server:
        for _ in range(500):
            if socket.exists():
                break
            time.sleep(0.01)
        settings.REDIS_URL = f"unix://{socket}"
        settings.CACHES = {"default": cache_at(settings.REDIS_URL)}
        yield server
        cache.close()
        server.kill()


def ask() -> int:
    return Client().post("/api/v1/match/", {"text": "a"}, "application/json").status_code


@pytest.mark.usefixtures("redis")
def test_work_is_counted_for_all_processes_together(settings: LazySettings) -> None:
    settings.MATCH_LIMIT = 2
    code = (
        "import django; django.setup(); from factcheck.public.checking.limits import seconds_to_wait; "
        "from django.test import RequestFactory; print(seconds_to_wait(RequestFactory().get('/'), 2))"
    )
    environment = os.environ | {"REDIS_URL": settings.REDIS_URL, "DJANGO_SETTINGS_MODULE": "factcheck.settings"}
    there = subprocess.run(
        [sys.executable, "-c", code], env=environment | {"MATCH_LIMIT": "2"}, capture_output=True, text=True, check=True
    )

    assert there.stdout == "0\n"
    assert ask() == 429


@pytest.mark.usefixtures("redis")
def test_account_is_kept_as_long_as_it_says_anything() -> None:
    WorkLimit(InCache("work")).take("192.0.2.1", 30, a_minute=60)

    shared: Any = cache
    left = shared._cache.get_client("factcheck").ttl(cache.make_key("work:192.0.2.1"))

    assert 28 <= left <= 30


@pytest.mark.usefixtures("redis")
def test_right_password_after_five_wrong_ones_is_refused(editor: User) -> None:
    guessed = [sign_in(Client(), "editor", f"wrong-{number}") for number in range(5)]

    assert [*guessed, sign_in(Client(), "editor")] == [False] * 6
    assert editor.check_password(PASSWORD)


def test_redis_that_is_away_is_503_where_something_is_counted_and_readers_read_on(
    redis: subprocess.Popen[bytes], settings: LazySettings
) -> None:
    settings.MATCH_LIMIT = 2
    assert ask() == 200
    redis.kill()
    redis.wait()

    answer = Client(raise_request_exception=False).post("/api/v1/match/", {"text": "a"}, "application/json")

    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert answer.json()["detail"] == "Requests can't be counted now. Ask again soon."
    assert Client().get("/").status_code == 200
    sent = Client(raise_request_exception=False).post("/accounts/login/", {"login": "anna", "password": PASSWORD})
    assert sent.status_code == 503
    assert "Redis, where tries to sign in and requests are counted" in sent.text


@each_of("url", ["http://127.0.0.1", "127.0.0.1:6379", "redis:/127.0.0.1"])
def test_address_that_is_none_of_redis_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="REDIS_URL must begin with redis://"):
        cache_at(url)


def test_redis_without_its_package_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.http.caches.configuring.find_spec", lambda name: None)

    with pytest.raises(ImproperlyConfigured, match=r"pip install -e '\.\[redis\]'"):
        cache_at("redis://127.0.0.1")
