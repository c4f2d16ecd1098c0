"""What becomes of passages whose texts are edited at random.

    python -m tests.benchmarks.anchoring --rounds 10000

Texts of four languages, in which sentences and words repeat, are edited one to four times each: sentences are deleted,
written, doubled and moved, words replaced, stretches cut out, and characters written as others of the same meaning. The
fate of every character is known. It exits with 1 where a passage is found at other words, or in another sentence
without as much around it as before.
"""

import argparse
import sys

from tests.sources.edits import WRONG, fates, summary


def main() -> None:
    """Print how often each fate befell, and the passages that are wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = fates(options.rounds, options.seed)
    for sort, count in summary(found).most_common():
        print(f"{count:>7}  {sort}")
    wrong = [fate for fate in found if fate.sort in WRONG]
    for fate in wrong[:10]:
        print(fate)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
