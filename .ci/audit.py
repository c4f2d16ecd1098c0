"""Known vulnerabilities of the packages that `constraints.txt` pins, as the service behind pip's index knows them.

Ends with 1 where one is known, and where it can't tell of a package; says so and ends with 0 where no service answers.
"""

import json
import subprocess
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

PINS: Final = Path(__file__).parent.parent / "constraints.txt"
SECONDS: Final = 10
# Pip has no command that tells its own default.
INDEX: Final = (
    "from pip._internal.commands import create_command as c; print(c('download').parser.get_default_values().index_url)"
)
NOBODY: Final = "no service"


def index() -> str:
    """The root of the service, of which the part for pip is `/simple`."""
    found = subprocess.run([sys.executable, "-c", INDEX], check=True, capture_output=True, text=True).stdout.strip()
    return found.rstrip("/").removesuffix("/simple")


def known(root: str, pin: str) -> list[str]:
    """What is known of one pinned package, or that nobody says, or that what was said makes no sense."""
    name, _, version = pin.partition("==")
    try:
        with urllib.request.urlopen(f"{root}/pypi/{name}/{version}/json", timeout=SECONDS) as answer:  # noqa: S310
            said: Any = json.load(answer)
        return [f"{pin}: {each['id']}" for each in said["vulnerabilities"] if not each.get("withdrawn")]
    except urllib.error.HTTPError as error:
        return [NOBODY if error.code == 404 else f"{pin}: the service answers {error.code}"]
    except OSError:
        return [NOBODY]
    except (AttributeError, KeyError, TypeError, ValueError):
        return [f"{pin}: the service answers something else"]


def main() -> int:
    """Ask for every pin at once, and say what came of it."""
    root, pins = index(), PINS.read_text().split()
    with ThreadPoolExecutor(16) as pool:
        answers = dict(zip(pins, pool.map(lambda pin: known(root, pin), pins), strict=True))
    if all(found == [NOBODY] for found in answers.values()):
        print("skipped: no service answers")
        return 0
    found = [f"{pin}: unknown to the service" if line == NOBODY else line for pin in pins for line in answers[pin]]
    print("\n".join(found) or f"{len(pins)} packages, no known vulnerability")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
