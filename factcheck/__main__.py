"""The command line: `manage.py` in a checkout, `factcheck` where the package is installed."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    """Run the Django command named in the arguments, in the development environment unless told otherwise."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    os.environ.setdefault("FACTCHECK_ENV", "development")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        # What is to be set, without the way through the code on which that was found.
        sys.exit(f"{error}")


if __name__ == "__main__":
    main()
