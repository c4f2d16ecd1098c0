"""The background worker of the command `demo`: it ends when the server that started it does."""

import os
import sys
from threading import Thread

from django.core.management import execute_from_command_line


def _end_with_the_server() -> None:
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    Thread(target=_end_with_the_server, daemon=True).start()
    execute_from_command_line(["factcheck", "db_worker", "--verbosity", "0", "--no-reload"])
