"""The addresses below /log/, those of C2SP tlog-tiles among them: each tile has one and no other spelling."""

from django.urls import path, register_converter

from factcheck.public.log import views
from factcheck.transparency.merkle import WIDTH


class LevelConverter:
    """A level of tiles, from 0 to 63."""

    regex = "[0-9]|[1-5][0-9]|6[0-3]"

    def to_python(self, value: str) -> int:
        """The number of the level."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Its digits."""
        return str(value)


class PlaceConverter:
    """A tile's place in its level: groups of three digits, all but the last after an x, without needless groups."""

    regex = "(?!x000)(?:x[0-9]{3}/){0,5}[0-9]{3}"

    def to_python(self, value: str) -> int:
        """The number of the place."""
        return int(value.replace("x", "").replace("/", ""))

    def to_url(self, value: int) -> str:
        """The groups of its digits."""
        digits = str(value)
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        *first, last = [digits[at : at + 3] for at in range(0, len(digits), 3)]
        return "".join(f"x{group}/" for group in first) + last


class WidthConverter:
    """How many hashes or entries a tile has that is not full, from 1 to 255."""

    regex = "[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]"

    def to_python(self, value: str) -> int:
        """The number of hashes."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Its digits."""
        return str(value)


class SequenceConverter:
    """The place of a revision in the log, in its one form and no greater than a column can hold."""

    regex = "0|[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        """The number of the place."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Its digits."""
        return str(value)


register_converter(LevelConverter, "tile_level")
register_converter(PlaceConverter, "tile_place")
register_converter(WidthConverter, "tile_width")
register_converter(SequenceConverter, "log_sequence")
_FULL = {"width": WIDTH}

urlpatterns = [
    path("log/", views.log, name="log"),
    path("log/checkpoint", views.checkpoint, name="log-checkpoint"),
    path("log/key", views.key, name="log-key"),
    path("log/tile/<tile_level:level>/<tile_place:place>", views.tile, _FULL),
    path("log/tile/<tile_level:level>/<tile_place:place>.p/<tile_width:width>", views.tile),
    path("log/tile/entries/<tile_place:place>", views.entries, _FULL),
    path("log/tile/entries/<tile_place:place>.p/<tile_width:width>", views.entries),
    path("log/receipts/<log_sequence:sequence>.tlog-proof", views.receipt),
]
