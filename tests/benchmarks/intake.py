"""How much an editor does to record one claim of a news report, by the nested forms and at the reading desk.

    python -m tests.benchmarks.intake --article article.txt

Both ways begin at the front page of an empty desk with the report on the clipboard, and end with the same rows: the
claim that the exodus is ethnic cleansing, put forward by two and denied by a third, each in their words, anchored in
the report. What was stored is compared, so that neither way can leave something out.

Counted as one: a click, a drag of the mouse, a key that writes nothing (Tab, Enter, a shortcut), a paste.
A choice from a drop-down is two clicks. Going from field to field is one click. Every text that stands in the report is
pasted, never typed, and copying it is not counted; both favour the nested forms. Pages are documents loaded, little
windows included.
"""

import argparse
import os
import tempfile
from importlib import import_module
from pathlib import Path


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
        import_module("tests.benchmarks.intake_ways").compare(options.article.read_text())


if __name__ == "__main__":
    main()
