"""A publisher's labels on its own scale: those that are there, and those whose words leave no doubt where they fall."""

from django.db.models import Q

from claims.models import Rating, RatingScale
from factcheck.importing import archives
from factcheck.importing.recording.rows import Table
from factcheck.importing.recording.texts import text_key

SCALE_NAME = "Labels of imported reviews"
"""What a scale is called that an import makes, until an editor gives it a name."""

LONGEST_LABEL = 100


class Ratings:
    """Finds the rating that a publisher's label means, or adds it."""

    def __init__(self) -> None:
        self.tables = {model: Table(model) for model in (RatingScale, Rating)}
        self._known: dict[tuple[int, int], int | None] = {}
        self._scales: dict[int, int] = {}

    def refresh(self) -> None:
        """Learn which labels are on publishers' scales: two queries."""
        rows = Rating.objects.order_by("-pk").values_list("pk", "label", "scale__publisher")
        self._known = {(publisher, text_key(label)): key for key, label, publisher in rows}
        # An editor may have called it otherwise when it was confirmed.
        scales = RatingScale.objects.filter(Q(name=SCALE_NAME) | Q(proposed__isnull=False)).order_by()
        self._scales = dict(scales.values_list("publisher", "pk"))

    def forget(self) -> None:
        """Drop what was not written."""
        for table in self.tables.values():
            table.forget()

    def rating(self, publisher: int, label: str) -> int | None:
        """The key of the rating that the label means; None where that is for an editor to say."""
        if not label or len(label) > LONGEST_LABEL:
            return None
        known_by = (publisher, text_key(label))
        if known_by not in self._known:
            self._known[known_by] = self._added(publisher, label)
        return self._known[known_by]

    def _added(self, publisher: int, label: str) -> int | None:
        bucket = archives.bucket_of(label)
        if bucket is None:
            return None
        if publisher not in self._scales:
            self._scales[publisher] = self.tables[RatingScale].add(publisher_id=publisher, name=SCALE_NAME)
        # Its place among the others is known once all of them are.
        return self.tables[Rating].add(
            scale_id=self._scales[publisher], label=label, on_scale=False, position=None, bucket=bucket.value
        )
