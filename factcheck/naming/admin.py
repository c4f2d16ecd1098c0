"""The box at the desk in which a record gets names in other languages."""

from factcheck.desk.options import DeskInline
from factcheck.naming.models import InLanguage


class NamesInline(DeskInline):
    """What a record is called in other languages."""

    folds = True
    about = "Pages in that language call it so, wherever it is named; its own name stands beside it on its page."

    def row_line(self, record: InLanguage) -> str:
        """Where the name is from."""
        return f"from {record.get_origin_display()}"
