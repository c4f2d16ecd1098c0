"""What the form of a claim at the desk costs, against the same form drawn by Django's templates.

    DATABASE_URL=sqlite:////tmp/desk.sqlite3 python -m tests.benchmarks.forms

Needs a database with the sample (`manage.py migrate`, `manage.py load_sample`). Milliseconds are the processor's: the
least of several turns, in which the two take turns.
"""

import os
import time
from importlib import import_module
from typing import Any

TURNS = 20


def main() -> None:
    """Print a line for the form of the usual size, and one for the largest."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    # Only now: Django reads the settings when it is imported.
    import_module("django").setup()
    client, urls = _desk()
    by_size = sorted((len(client.get(url).content), url) for url in urls)
    for name, (size, url) in (("usual", by_size[len(by_size) // 2]), ("largest", by_size[-1])):
        ours, theirs = _seconds(client, url)
        print(f"{name:8} {size:7} bytes   {ours * 1000:6.1f} ms   {theirs / ours:4.2f} times by Django's templates")


def _desk() -> tuple[Any, list[str]]:
    user_model: Any = import_module("django.contrib.auth").get_user_model()
    user, _ = user_model.objects.get_or_create(username="benchmark", is_staff=True, is_superuser=True)
    client = import_module("django.test").Client()
    client.force_login(user)
    claims = import_module("claims.models").Claim.objects.order_by("pk")
    return client, [f"/admin/claims/claim/{claim.pk}/change/" for claim in claims]


def _seconds(client: Any, url: str) -> tuple[float, float]:
    drawn = import_module("factcheck.desk.pages.drawing")._DRAWN
    kept = dict(drawn)
    ours, theirs = [], []
    for _ in range(TURNS):
        ours.append(_taken(client, url))
        drawn.clear()
        theirs.append(_taken(client, url))
        drawn.update(kept)
    return min(ours), min(theirs)


def _taken(client: Any, url: str) -> float:
    began = time.process_time()
    client.get(url)
    return time.process_time() - began


if __name__ == "__main__":
    main()
