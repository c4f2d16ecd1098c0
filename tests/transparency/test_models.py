import pytest
from django.db import IntegrityError, transaction

from factcheck.transparency.models import Signing, Tile

pytestmark = pytest.mark.django_db


def test_tile_twice_is_refused() -> None:
    Tile.objects.create(level=0, place=1, hashes=b"")

    with pytest.raises(IntegrityError), transaction.atomic():
        Tile.objects.create(level=0, place=1, hashes=b"")
    assert "transparency_tile_unique" in {constraint.name for constraint in Tile._meta.constraints}


def test_signing_has_one_row() -> None:
    Signing.objects.create()

    with pytest.raises(IntegrityError, match="transparency_signing_single"), transaction.atomic():
        Signing.objects.create(pk=2)


def test_names_say_what_they_are() -> None:
    assert (str(Tile(level=1, place=2)), str(Signing())) == ("1/2", "no checkpoint yet")
