"""The box at the desk in which a record gets names in other languages."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.desk.options import DeskInline
from factcheck.naming.models import InLanguage


class NamesInline(DeskInline):
    """What a record is called in other languages."""

    folds = True
    about = gettext_lazy(
        "Pages in that language call it so, wherever it is named; its own name stands beside it on its page."
    )

    def row_line(self, record: InLanguage) -> str:
        """Where the name is from."""
        return _("from: %(origin)s") % {"origin": record.get_origin_display()}
