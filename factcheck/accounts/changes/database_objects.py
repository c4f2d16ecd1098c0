"""What the database holds for changes of accounts beside their table."""

from factcheck.database.objects import declare
from factcheck.database.write_once import write_once


def declare_all() -> None:
    """What was done to an account is never changed or deleted."""
    declare(write_once("accounts_accountchange"))
