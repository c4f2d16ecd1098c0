"""Fields of forms of readers."""

import re
from typing import Any, Final

from django import forms

_NOT_IN_A_PAGE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


class ShownField(forms.CharField):
    """Text that can be shown again where it has a fault."""

    def prepare_value(self, value: Any) -> Any:
        """What is shown again of an answer with a fault: no page can hold control characters."""
        return _NOT_IN_A_PAGE.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value


class EmailField(ShownField, forms.EmailField):
    """An e-mail address."""
