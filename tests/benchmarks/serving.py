"""How many requests a second are answered from stored documents, against the usual nested serializers.

    python -m tests.benchmarks.serving --claims 100000

Builds a scratch SQLite database, or fills the empty one that DATABASE_URL names, then asks both sides in
turn, in one process and without a network: the WSGI application itself is called. `--keep` names an
SQLite file to build once and use again.
"""

import argparse
import os
import tempfile
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Choose the database, build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=1000, help="of each side, for each comparison")
    parser.add_argument("--keep", type=Path, help="an SQLite file to build, or to use again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        path = options.keep or Path(scratch) / "serving.sqlite3"
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{path.resolve()}")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.settings")
        # Only now: Django reads these when it is imported.
        import_module("django").setup()
        import_module("tests.benchmarks.measuring").measure(options.claims, options.requests)


if __name__ == "__main__":
    main()
