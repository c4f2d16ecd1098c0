"""Trains the re-ranker on the train splits of folders, and writes its weights into the project.

    python -m tests.benchmarks.matching.training --data FOLDER [FOLDER ...]

Each folder's claims become public rows of a scratch SQLite database. Needs scikit-learn. What the weights are worth is
told by `python -m tests.benchmarks.matching`, on other splits.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.benchmarks.matching.__main__ import prepared
from tests.benchmarks.matching.folders import Text, texts

if TYPE_CHECKING:
    from tests.benchmarks.matching.fitting import Example

SEMANTIC = "semantic"
MODELS = (SEMANTIC, "words")
_DEPTH: Final = 4
WEIGHTS = Path(__file__).parents[3] / "factcheck" / "matching" / "weights.json"


def main() -> None:
    """Read examples of both models from each folder, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="folders")
    options = parser.parse_args()
    write(
        {
            name: [each for folder in options.data for each in _examples(folder, semantic=name == SEMANTIC)]
            for name in MODELS
        }
    )


def write(examples: Mapping[str, Sequence["Example"]]) -> None:
    """Fit each model to its examples, and write its weights into the project."""
    from tests.benchmarks.matching.fitting import trained

    models = {name: trained(some, semantic=name == SEMANTIC) for name, some in examples.items()}
    WEIGHTS.write_text(spelt(models) + "\n", "utf-8")


def spelt(value: Any, depth: int = 0) -> str:
    """JSON with a feature or a tree a line."""
    if depth == _DEPTH or not isinstance(value, dict | list):
        return json.dumps(value)
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    names = [f"{json.dumps(name)}: " if isinstance(value, dict) else "" for name, _ in parts]
    each = value.values() if isinstance(value, dict) else value
    lines = ",\n".join(f"{' ' * depth} {name}{spelt(one, depth + 1)}" for name, one in zip(names, each, strict=True))
    start, end = "{}" if isinstance(value, dict) else "[]"
    return f"{start}\n{lines}\n{' ' * depth}{end}"


def _examples(folder: Path, *, semantic: bool) -> list["Example"]:
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(scratch) / 'training.sqlite3'}"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.settings")
        os.environ["FACTCHECK_SEMANTIC"] = str(semantic)
        import_module("django").setup()
        _use(os.environ["DATABASE_URL"])
        ids = prepared(folder)
        asked = [each for each in texts(folder, "train") if each.right]
        return [found for each in asked if (found := example(each, ids))]


def _use(url: str) -> None:
    """Have this process use another database from now on."""
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = url.removeprefix("sqlite:///")


def example(asked: Text, ids: dict[int, str]) -> "Example | None":
    """The candidates of a text; without those that say word for word what a right one does."""
    from factcheck.matching import candidates
    from factcheck.matching.engine import considered
    from factcheck.matching.features import PLAIN
    from tests.benchmarks.matching.fitting import Example

    known = considered(candidates.sought(asked.asked))
    said = {key: tuple(word.key for word in claim.both.words) for key, claim in known.claims.items()}
    right = [ids[key] in asked.right for key in known.claims]
    twice = {said[key] for key, is_right in zip(known.claims, right, strict=True) if is_right}
    kept = [is_right or said[key] not in twice for key, is_right in zip(known.claims, right, strict=True)]
    plain = [row[: len(PLAIN)] for row, is_kept in zip(known.rows, kept, strict=True) if is_kept]
    return Example.of(plain, [each for each, is_kept in zip(right, kept, strict=True) if is_kept]) if plain else None


if __name__ == "__main__":
    main()
