"""Prints what no test runs; fails where that is over 5 % of all lines and branches, or of those that a change brings.

`.ci/run coverage` calls it with the report that SlipCover writes. Compared is with `FACTCHECK_BASE` where it is
set, else with where the branch left origin/main, else, on main itself, with the commit before.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ENOUGH = 0.95
HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")


class Missed(NamedTuple):
    """What a change brings to one file: how many lines and branches, and which of them no test runs."""

    path: str
    new: int
    lines: list[int]
    branches: list[list[int]]


def git(*arguments: str) -> str:
    """What git answers; nothing where it can't, such as outside a clone."""
    answer = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)  # noqa: S607
    return answer.stdout.strip() if answer.returncode == 0 else ""


def base() -> str:
    """The commit that this one is compared with; nothing where there is none."""
    left = os.environ.get("FACTCHECK_BASE") or git("merge-base", "HEAD", "origin/main")
    return git("rev-parse", "--verify", "HEAD~1") if left in {"", git("rev-parse", "HEAD")} else left


def changed(diff: str) -> dict[str, set[int]]:
    """The numbers of the lines that a diff without context brings, by file."""
    found: dict[str, set[int]] = {}
    path = ""
    for line in diff.splitlines():
        if line.startswith("+++ "):
            path = line.removeprefix("+++ b/")
        elif hunk := HUNK.match(line):
            first, count = int(hunk[1]), int(hunk[2] or 1)
            found.setdefault(path, set()).update(range(first, first + count))
    return found


def missed(report: dict[str, Any], lines_by_path: dict[str, set[int]]) -> Iterator[Missed]:
    """Hold the changed lines of each measured file against the report."""
    for path, lines in lines_by_path.items():
        if file := report["files"].get(path):
            not_run = [line for line in file["missing_lines"] if line in lines]
            not_taken = [way for way in file["missing_branches"] if way[0] in lines]
            run = [line for line in file["executed_lines"] if line in lines]
            taken = [way for way in file["executed_branches"] if way[0] in lines]
            yield Missed(path, len(run) + len(taken) + len(not_run) + len(not_taken), not_run, not_taken)


def print_whole(report: dict[str, Any]) -> float:
    """Print the lines that no test runs, by file; the share of all lines and branches that are run."""
    for path, file in sorted(report["files"].items()):
        if file["missing_lines"]:
            print(f"{path}: lines {file['missing_lines']}")
    share = report["summary"]["percent_covered"] / 100
    print(f"In all: {share:.1%} of lines and branches run.")
    return float(share)


def print_change(report: dict[str, Any], commit: str) -> float:
    """Print what the change since this commit brings and no test runs; the share of it that is run."""
    diff = git("diff", "--unified=0", "--find-renames", commit, "--", "*.py")
    files = list(missed(report, changed(diff)))
    count, lost = sum(file.new for file in files), sum(len(file.lines) + len(file.branches) for file in files)
    for file in files:
        if file.lines or file.branches:
            print(f"{file.path}: lines {file.lines}, branches {file.branches}")
    share = 1 - lost / count if count else 1.0
    print(f"Since {commit[:12]}: {count} lines and branches are new, {share:.1%} of them run.")
    return share


def main() -> int:
    """1 where too much is not run; without a commit to compare with, the whole alone counts."""
    report = json.loads(Path(sys.argv[1]).read_text())
    commit = base()
    whole = print_whole(report)
    change = print_change(report, commit) if commit else 1.0
    return int(min(whole, change) < ENOUGH)


if __name__ == "__main__":
    sys.exit(main())
