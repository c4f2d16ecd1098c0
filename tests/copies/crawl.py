"""What the site of DATABASE_URL answers, as hashes by address: `python -m tests.copies.crawl`."""

import hashlib
import json
import logging


def main() -> None:
    import django  # noqa: PLC0415

    django.setup()
    from django.test.utils import setup_test_environment  # noqa: PLC0415

    from tests.copies.conftest import answers  # noqa: PLC0415

    setup_test_environment()
    logging.disable()
    told = {path: [status, hashlib.sha256(body).hexdigest()] for path, (status, body) in answers().items()}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
