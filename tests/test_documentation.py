"""What the documentation says of the code is so."""

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest

from tests.together import each_of

ROOT: Final = Path(__file__).parent.parent
DECISIONS: Final = sorted((ROOT / "docs/adr").glob("*.md"))
CODE: Final = ("factcheck", "claims", "sources")
MOST_LOOSE_MODULES: Final = 15
NEEDS_NO_WORD: Final = {
    *CODE,
    # What Django or the folder above says it is.
    *("factcheck/policies", "factcheck/editing/database", "factcheck/workflow/admin", "factcheck/workflow/models"),
    *("factcheck/merging/admin", "factcheck/inbox/admin", "factcheck/redaction/admin"),
    *("factcheck/database/engines/sqlite", "factcheck/database/engines/postgresql"),
    *(
        f"{app}/management{below}"
        for app in (
            *CODE,
            *(
                f"factcheck/{name}"
                for name in (
                    "copies",
                    "editing",
                    "images",
                    "importing",
                    "inbox",
                    "meaning",
                    "publishing",
                    "redaction",
                    "transparency",
                )
            ),
        )
        for below in ("", "/commands")
    ),
}


def named_by(requirement: str) -> str:
    return re.split(r"[\[<>=!~ ]", requirement, maxsplit=1)[0].lower()


def folders_with_modules() -> list[Path]:
    found = {path.parent for top in CODE for path in (ROOT / top).rglob("*.py")}
    return sorted(folder for folder in found if folder.name != "migrations")


def paths_in(text: str) -> set[str]:
    """What is written as code and looks like a path of this tree, or the end of one."""
    tops = tuple(f"{top}/" for top in (*CODE, "tests", "templates", "docs", ".ci"))
    return {path for path in re.findall(r"`([\w./-]+)`", text) if path.startswith(tops) or path.endswith(".py")}


def exists(path: str) -> bool:
    return (ROOT / path).exists() or any(True for top in CODE for _ in (ROOT / top).rglob(path))


@each_of("decision", DECISIONS)
def test_decision_has_its_number_a_date_and_a_status(decision: Path) -> None:
    title, _, stamp = decision.read_text(encoding="utf-8").splitlines()[:3]

    assert title.startswith(f"# {int(decision.name[:4])}. ")
    assert re.match(r"20\d\d-\d\d-\d\d, (accepted|superseded by decision \d+)\.", stamp)


def test_no_two_decisions_share_a_number() -> None:
    numbers = [path.name[:4] for path in DECISIONS]

    assert len(set(numbers)) == len(numbers)


def test_every_run_time_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    table = (ROOT / "docs/adr/0029-run-time-dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w, -]+) \| \S", table, flags=re.MULTILINE)

    listed = {name.lower() for row in rows[1:] for name in row.split(", ")}

    assert listed == {named_by(requirement) for requirement in project["dependencies"]}


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "README.md", "docs/data-model.md"])
def test_paths_named_in_a_document_exist(document: str) -> None:
    missing = {path for path in paths_in((ROOT / document).read_text(encoding="utf-8")) if not exists(path)}

    assert missing == set()


def test_no_folder_has_more_modules_than_one_reads_at_a_glance() -> None:
    loose = {
        str(folder.relative_to(ROOT)): sum(path.name != "__init__.py" for path in folder.glob("*.py"))
        for folder in folders_with_modules()
    }

    assert {folder: count for folder, count in loose.items() if count > MOST_LOOSE_MODULES} == {}


def test_map_of_the_tree_names_every_folder_and_no_other() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    drawn = contributing.split("## Where things live")[1].split("```")[1]

    named = {path.rstrip("/") for path in re.findall(r"(?<![\w/])[a-z]+/(?:[a-z]+/)*", drawn)}

    assert {path for path in named if not (ROOT / path).is_dir()} == set()
    assert {str(folder.relative_to(ROOT)) for folder in folders_with_modules()} - named <= NEEDS_NO_WORD
