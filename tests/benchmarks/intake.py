"""How much an editor does to record one claim of a news report, by the nested forms and at the reading desk.

    python -m tests.benchmarks.intake --article article.txt

Both ways begin at the front page of an empty desk with the report on the clipboard, and end with the same rows: the claim
that the exodus is ethnic cleansing, put forward by two and denied by a third, each in their words, anchored in the
report. What was stored is compared, so that neither way can leave something out.

Counted as one: a click, a drag of the mouse, a key that writes nothing (Tab, Enter, a shortcut), a paste.
A choice from a drop-down is two clicks. Going from field to field is one click. Every text that stands in the report is
pasted, never typed, and copying it is not counted; both favour the nested forms. Pages are documents loaded, little
windows included.
"""

import argparse
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any


def main() -> None:
    """Measure both ways on databases of their own, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--article", type=Path, required=True, help="the report, as plain text")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["DATABASE_URL"] = f"sqlite:///{scratch}/intake.sqlite3"
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
        # Only now: Django reads these when it is imported.
        import_module("django").setup()
        _compare(options.article.read_text())


def _compare(article: str) -> None:
    ways = import_module("tests.benchmarks.intake_ways")
    with _browser() as browser, _server() as address:
        before, stored_before = _run(browser, address, ways.nested_forms, article)
        after, stored_after = _run(browser, address, ways.reading_desk, article)
    if stored_before != stored_after:
        raise SystemExit(f"The ways did not store the same:\n{stored_before}\n{stored_after}")
    print(f"{'':28}{'nested forms':>14}{'reading desk':>14}")
    for name, count in before.items():
        print(f"{name:28}{count:>14}{after[name]:>14}")


def _run(browser: Any, address: str, way: Callable[..., None], article: str) -> tuple[dict[str, int], Any]:
    """What one way takes, and what it stored."""
    from django.contrib.auth.models import User
    from django.core.management import call_command

    from tests.benchmarks.intake_ways import Hand, stored

    call_command("migrate", verbosity=0)
    call_command("flush", interactive=False, verbosity=0)
    User.objects.create_user("ed", password="a-password-for-tests", is_staff=True, is_superuser=True)
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{address}/admin/")
    page.get_by_label("Username").fill("ed")
    page.get_by_label("Password").fill("a-password-for-tests")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_load_state()
    hand = Hand(page)
    context.on("page", lambda popup: hand.watch(popup))
    way(hand, article)
    context.close()
    return hand.counts, stored()


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])


@contextmanager
def _server() -> Iterator[str]:
    from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

    from factcheck.wsgi import application

    quiet = type("Quiet", (WSGIRequestHandler,), {"log_message": lambda *_: None})
    with make_server("127.0.0.1", 0, application, WSGIServer, quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


if __name__ == "__main__":
    main()
