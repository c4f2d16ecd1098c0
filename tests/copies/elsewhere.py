"""Makes a site of a dump in the empty database of DATABASE_URL, tells what it answers at addresses, and dumps it anew:
`python -m tests.copies.elsewhere DUMP FOLDER`, with the addresses as JSON on standard input.
"""

import json
import logging
import sys
from pathlib import Path


def main() -> None:
    import django  # noqa: PLC0415

    django.setup()
    from django.test.utils import setup_test_environment  # noqa: PLC0415

    from factcheck.copies.dumping.making import make  # noqa: PLC0415
    from factcheck.copies.loading.restoring import load  # noqa: PLC0415
    from tests.copies.conftest import told  # noqa: PLC0415
    from tests.laid import lay_in  # noqa: PLC0415

    dump, folder = map(Path, sys.argv[1:])
    setup_test_environment()
    logging.disable()
    lay_in("default")
    load(dump)
    print(json.dumps({path: [status, body.hex()] for path, (status, body) in told(json.load(sys.stdin)).items()}))
    make(folder)


if __name__ == "__main__":
    main()
