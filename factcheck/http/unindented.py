"""Loads the templates of pages without the white space that indents them: it was a third of each page of the desk."""

import re
from typing import Any, Final

from django.template.loaders.cached import Loader as CachedLoader

_PAGES: Final = ".html"
# A text to translate is looked up as it stands in the template.
_KEPT_OR_INDENT: Final = re.compile(r"({%\s*blocktrans.*?{%\s*endblocktrans.*?%})|(?<=\n)[ \t]+", re.DOTALL)
# A tag that shows nothing, alone in its line; the end of the line before it stays.
_ALONE: Final = re.compile(
    r"^({%[ ](?:if|elif|else|endif|for|empty|endfor|with|endwith|load|block|endblock)\b[^%\n]*%})\n", re.MULTILINE
)


def unindented(text: str) -> str:
    """The text of a template, its lines beginning at the margin and none left empty by a tag.

    To a browser, white space is one space anyway.
    """
    return _ALONE.sub(r"\1", _KEPT_OR_INDENT.sub(lambda found: found[1] or "", text))


class Loader(CachedLoader):
    """Loads each template once; those of pages unindented."""

    def get_contents(self, origin: Any) -> str:
        """The text of a template."""
        contents: str = super().get_contents(origin)
        return unindented(contents) if origin.template_name.endswith(_PAGES) else contents
