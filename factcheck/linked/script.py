"""JSON inside a page's script element."""

from typing import Any, Final

import orjson
from django.utils.safestring import SafeString, mark_safe

_ESCAPED: Final = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})


def in_script(value: Any) -> SafeString:
    """The value as JSON that can't end the element, open a comment, or break a line of a script."""
    return mark_safe(orjson.dumps(value).decode().translate(_ESCAPED))  # noqa: S308 -- escaped for where it stands
