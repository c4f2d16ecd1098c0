"""The desk's pages of rating scales."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from claims.models import Rating, RatingScale
from factcheck.desk.filters import related_filter
from factcheck.desk.options import DeskInline
from factcheck.workflow.admin import PartAdmin


class RatingInline(DeskInline):
    """The ratings of a scale: labels, their places on it, and what they amount to on every scale."""

    model = Rating
    folds = True
    about = gettext_lazy(
        "From the falsest, at 1, to the truest. Labels that are no step of the scale have no position."
    )
    fieldsets = ((None, {"fields": (("label", "bucket"), ("on_scale", "position"))}),)

    def row_line(self, record: Rating) -> str:
        """Where it stands on its scale, and among those of others."""
        place = (
            _("off the scale")
            if record.position is None
            else _("position %(position)s") % {"position": record.position}
        )
        return _("%(place)s · compared as %(bucket)s") % {
            "place": place,
            "bucket": record.get_bucket_display(),
        }


@admin.register(RatingScale)
class RatingScaleAdmin(PartAdmin):
    """The scales of publishers, ours among them; readers see only ratings that reviews give."""

    owner = "publisher"
    # A publisher's document says nothing of its scales; a new one stands in no review yet.
    adding_changes_owner = False
    list_display = ("name", "publisher", "labels")
    list_filter = (related_filter("publisher", "publisher"),)
    list_select_related = ("publisher",)
    search_fields = ("name", "publisher__name")
    search_help_text = gettext_lazy("Name of the scale or of its publisher.")
    inlines = (RatingInline,)
    fieldsets = ((None, {"fields": (("publisher", "name"),)}),)

    def with_columns(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The scales with their ratings, so that no column queries."""
        return rows.prefetch_related("ratings")

    def with_label(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The scales with their publishers, after whom they are called."""
        return rows.select_related("publisher")

    def label(self, record: RatingScale) -> str:
        """The publisher, and the scale's own name."""
        return f"{record.publisher}: {record.name}"

    @admin.display(description=gettext_lazy("labels"))
    def labels(self, scale: RatingScale) -> str:
        """Its labels from the falsest to the truest; those off the scale last."""
        return ", ".join(rating.label for rating in scale.ratings.all())


@admin.register(Rating)
class RatingAdmin(PartAdmin):
    """Single ratings: for the autocomplete of reviews, and to add one on the spot."""

    owner = "scale"
    list_display = ("label_text", "scale", "position", "bucket")
    list_filter = ("bucket", related_filter("scale", "scale", title=pgettext_lazy("model", "rating scale")))
    list_select_related = ("scale__publisher",)
    search_fields = ("label", "scale__name", "scale__publisher__name")
    search_help_text = gettext_lazy("Label, name of the scale, or publisher.")
    fieldsets = ((None, {"fields": ("scale", ("label", "bucket"), ("on_scale", "position"))}),)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Keep it off the front page: ratings are edited on the page of their scale."""
        return False

    def record_of(self, owner: Any) -> Any:
        """The publisher of the rating's scale: whoever may change that may change this."""
        return owner.publisher

    def with_label(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows with their scales and publishers."""
        return rows.select_related("scale__publisher")

    def label(self, record: Rating) -> str:
        """The label with publisher and scale: labels such as “false” stand on many."""
        return f"{record.label} · {record.scale.publisher}, {record.scale}"

    @admin.display(description=gettext_lazy("label"), ordering="label")
    def label_text(self, rating: Rating) -> str:
        """The label alone, for the list."""
        return rating.label
