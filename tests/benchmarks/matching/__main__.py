"""How well, how fast and in how much memory texts are matched with the claims that they repeat.

    python -m tests.benchmarks.matching --data FOLDER
    python -m tests.benchmarks.matching --data FOLDER --split dev --words

Makes public rows of a folder's claims in a scratch SQLite database, or in the empty one that DATABASE_URL names,
matches the texts of its splits, and prints MAP@1, MAP@5, MRR, HasPositives@5, what share of known claims is recognised
at 5 % false alarms, how well probabilities are calibrated, milliseconds, and the process's memory.

A folder holds `claims.jsonl.gz` (id, title, claim; if it has them, text, speaker, date, language), `queries.SPLIT.tsv`
(id, text and, if it is told, language) and `qrels.SPLIT.tsv` (id of a text, id of a claim). The id of a text may tell
when it was said: of a debate it begins with the day, of a post on X it counts the milliseconds.
"""

import argparse
import os
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from tests.benchmarks.matching.folders import Text, load, splits, texts
from tests.benchmarks.matching.measures import average_precision, has_positive, quantile, reciprocal_rank

_FALSE_ALARMS = 0.05
_LIMIT = 50
_BAR = 40
"""Signs of a bar that stands for 1."""


@dataclass
class Answer:
    """What was found for a text: ids of claims with their probabilities, the most probable first."""

    asked: Text
    found: list[tuple[str, float]]
    milliseconds: float


def main() -> None:
    """Choose the database, load, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a folder")
    parser.add_argument("--split", help="one of its splits; all, unless it is told")
    parser.add_argument("--undated", action="store_true", help="as if it weren't known when texts were said")
    parser.add_argument("--words", action="store_true", help="as without the extra `semantic`")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(scratch) / 'matching.sqlite3'}")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.settings")
        os.environ["FACTCHECK_SEMANTIC"] = str(not options.words)
        import_module("django").setup()
        ids = prepared(options.data)
        for split in [options.split] if options.split else splits(options.data):
            asked = texts(options.data, split)
            asked = [replace(each, day=0) for each in asked] if options.undated else asked
            report(split, [answer(each, ids) for each in asked])


def prepared(folder: Path) -> dict[int, str]:
    """A database with the claims of a folder. Returns their ids by the keys of their rows."""
    from django.conf import settings
    from django.core.management import call_command

    settings.FACTCHECK_SEMANTIC = os.environ["FACTCHECK_SEMANTIC"] == "True"
    call_command("migrate", verbosity=0)
    keys = load(folder)
    if settings.FACTCHECK_SEMANTIC:
        call_command("rebuild_vectors", missing=True)
    return {key: claim for claim, key in keys.items()}


def answer(asked: Text, ids: dict[int, str]) -> Answer:
    """What the matcher finds for a text."""
    from factcheck.matching import candidates
    from factcheck.matching.engine import ranked

    began = time.perf_counter()
    found = [(ids[each.record], each.probability) for each in ranked(candidates.sought(asked.asked), _LIMIT)]
    return Answer(asked, found, (time.perf_counter() - began) * 1000)


def report(split: str, answers: Sequence[Answer]) -> None:
    """Print what the answers are worth."""
    by_language = defaultdict(list)
    for each in answers:
        by_language[each.asked.language].append(each)
    for language, some in [("", answers), *(by_language.items() if len(by_language) > 1 else ())]:
        print(f"{split} {language or 'all'}: {len(some)} texts   {_measures(some)}")
    took = [each.milliseconds for each in answers]
    print(f"   ms a text: p50 {quantile(took, 0.5):.0f}, p95 {quantile(took, 0.95):.0f}", end="   ")
    print(f"MB: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}")
    print(f"   known claims recognised at {_FALSE_ALARMS:.0%} false alarms: {recognised(answers):.3f}")
    for low, count, meant, right in calibration(answers):
        bar = "#" * round(_BAR * right)
        print(f"   probability from {low:.1f}: {count:6} first claims, {meant:.2f} meant, {right:.2f} right {bar}")


def _measures(answers: Sequence[Answer]) -> str:
    lists = [([claim for claim, _ in each.found], each.asked.right) for each in answers if each.asked.right]
    values = {
        "MAP@1": [average_precision(found, right, 1) for found, right in lists],
        "MAP@5": [average_precision(found, right, 5) for found, right in lists],
        "MRR": [reciprocal_rank(found, right) for found, right in lists],
        "HasPositives@5": [has_positive(found, right, 5) for found, right in lists],
        "HasPositives@50": [has_positive(found, right, _LIMIT) for found, right in lists],
    }
    return "   ".join(f"{name} {sum(each) / max(len(each), 1):.4f}" for name, each in values.items())


def recognised(answers: Sequence[Answer], rate: float = _FALSE_ALARMS) -> float:
    """What share of texts has its right claim first and above the probability that raises so many false alarms.

    A false alarm is raised by a text whose right claims are taken out of what was found, and with them those that say
    the same word for word, which are as probable.
    """
    others = [_other(each) for each in answers]
    threshold = quantile(others, 1 - rate)
    known = [each for each in answers if each.asked.right]
    right = [any(chance > threshold for claim, chance in each.found if claim in each.asked.right) for each in known]
    return sum(right) / max(len(right), 1)


def _other(answer: Answer) -> float:
    """The highest probability of what is not right."""
    right = {chance for claim, chance in answer.found if claim in answer.asked.right}
    return max((chance for _, chance in answer.found if chance not in right), default=0.0)


def calibration(answers: Sequence[Answer]) -> list[tuple[float, int, float, float]]:
    """Of first claims by tenths of probability: how many there are, their mean probability, and what share is right."""
    tenths = defaultdict(list)
    for each in answers:
        if each.found:
            claim, chance = each.found[0]
            tenths[min(int(chance * 10), 9)].append((chance, claim in each.asked.right))
    return [
        (
            tenth / 10,
            len(some),
            sum(chance for chance, _ in some) / len(some),
            sum(right for _, right in some) / len(some),
        )
        for tenth, some in sorted(tenths.items())
    ]


if __name__ == "__main__":
    main()
