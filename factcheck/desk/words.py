"""What lists of the desk are called, in the language of whoever looks."""

from typing import Any

from django.utils.text import capfirst


def plural(model: Any) -> str:
    """The rows of a model, as a heading: “Claims”."""
    return capfirst(str(model._meta.verbose_name_plural))
