"""Primary keys as they come from outside."""

import re

# Of more digits, SQLite's integers overflow and the database driver raises.
_KEY = re.compile(r"[0-9]{1,18}", re.ASCII)


def is_key(value: object) -> bool:
    """Tell whether a value from a form or an address can be a primary key at all."""
    return _KEY.fullmatch(str(value)) is not None
