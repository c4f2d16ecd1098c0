"""Makes a smaller folder of a large one, so that weights can be trained on it in minutes.

    python -m tests.benchmarks.matching.samples --data FOLDER --to FOLDER --texts 220

It keeps, for so many texts of the split `train`, the claims that they repeat and those whose words are nearest to them,
and others by chance. The file of texts stays whole, since a debate's sentences are read with their neighbours: which of
them are learnt from is told by what they repeat. Needs scikit-learn.
"""

import argparse
import gzip
import json
import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.matching.folders import Text, texts

_SPLIT: Final = "train"
_OTHERS: Final = 300
"""Claims that are kept by chance."""
_COMMON: Final = 0.1
"""The share of claims from which on a word says nothing."""


def main() -> None:
    """Choose texts, and their claims; write both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a folder")
    parser.add_argument("--to", type=Path, required=True, help="the folder that is made")
    parser.add_argument("--texts", type=int, default=220, help="how many")
    parser.add_argument("--near", type=int, default=9, help="claims for each text, beside those that it repeats")
    options = parser.parse_args()
    options.to.mkdir(parents=True)
    chosen = _chosen(options.data, options.to, options.texts)
    with gzip.open(options.data / "claims.jsonl.gz", "rt", encoding="utf-8") as file:
        lines = file.readlines()
    kept = sampled([json.loads(line) for line in lines], chosen, options.near)
    with gzip.open(options.to / "claims.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(lines[place] for place in kept)


def _chosen(data: Path, to: Path, count: int) -> list[Text]:
    """Some train texts, of which alone the new folder tells what they repeat."""
    every = [each for each in texts(data, _SPLIT) if each.right]
    chosen = random.Random(0).sample(every, min(count, len(every)))
    shutil.copyfile(data / f"queries.{_SPLIT}.tsv", to / f"queries.{_SPLIT}.tsv")
    pairs = sorted((each.key, claim) for each in chosen for claim in each.right)
    (to / f"qrels.{_SPLIT}.tsv").write_text("".join(f"{key}\t{claim}\n" for key, claim in pairs), "utf-8")
    return chosen


def sampled(claims: Sequence[dict[str, Any]], chosen: Sequence[Text], near: int) -> list[int]:
    """The places of the claims that are kept, in their order."""
    right = frozenset().union(*(each.right for each in chosen))
    repeated = {place for place, claim in enumerate(claims) if claim["id"] in right}
    by_chance = random.Random(0).sample(range(len(claims)), min(_OTHERS, len(claims)))
    return sorted({*repeated, *by_chance, *_nearest(claims, chosen, near)})


def _nearest(claims: Sequence[dict[str, Any]], chosen: Sequence[Text], near: int) -> Iterator[int]:
    """The places of the claims whose words are nearest to each text, by TF-IDF."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    said = [f"{claim.get('claim') or ''} {claim.get('title') or ''}" for claim in claims]
    words = TfidfVectorizer(sublinear_tf=True, max_df=_COMMON)
    rows = words.fit_transform(said)
    for each in chosen:
        alike = (rows @ words.transform([each.text]).T).toarray().ravel()
        yield from map(int, (-alike).argsort(kind="stable")[:near])


if __name__ == "__main__":
    main()
