"""Programs for Node that tests ask; `.ci/run` installs them."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

HERE: Final = Path(__file__).parent
INSTALLED: Final = Path(os.environ.get("FACTCHECK_NODE", HERE.parent.parent / ".venv" / "node"))
SECONDS: Final = 60


def node(script: str, *arguments: str) -> str:
    """What a script of this folder prints; it must succeed. Where Node is missing the test skips; in CI it fails."""
    program = shutil.which("node")
    if program is None or not (INSTALLED / "node_modules").is_dir():
        absent = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        absent("Node or its packages are not installed: bash .ci/run sweeps")
    asked = [str(program), str(HERE / script), *arguments]
    environment = os.environ | {"NODE_PATH": str(INSTALLED / "node_modules")}
    answer = subprocess.run(asked, capture_output=True, text=True, timeout=SECONDS, env=environment, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout
