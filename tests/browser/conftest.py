"""Debian's Chromium, driven by Playwright."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="package")
def launched() -> Iterator[Browser]:
    """The browser of all tests here. Where there is none the test skips; in CI it fails."""
    path = shutil.which("chromium")
    if path is None:
        absent = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        absent("Chromium is not installed: apt install chromium")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, in which Django would refuse every query.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def chromium(launched: Browser) -> Iterator[Browser]:
    """The browser, with no page of another test's."""
    yield launched
    for context in launched.contexts:
        context.close()


@pytest.fixture(scope="package")
def kept_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a copy of the database with the sample is, once a test has loaded it: that takes seconds."""
    return tmp_path_factory.mktemp("sample") / "sample.sqlite3"


@pytest.fixture
def sample(transactional_db: None, kept_sample: Path) -> None:
    """The sample, and nothing else: to be asked for before what makes more."""
    assert not User.objects.exists()
    if kept_sample.exists():
        with closing(sqlite3.connect(kept_sample)) as kept:
            kept.backup(connection.connection)
        return
    call_command("load_sample", verbosity=0)
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(kept_sample)) as kept:
            connection.connection.backup(kept)


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of: errors of scripts, and what the Content-Security-Policy refused."""
    return []


@pytest.fixture
def page(chromium: Browser, complaints: list[str]) -> Iterator[Page]:
    """An empty page, in English, at the size of a small laptop."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    # On the context, so that popups are heard too.
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    yield context.new_page()
    context.close()
