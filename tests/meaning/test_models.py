import pytest
from django.db import IntegrityError, transaction

from factcheck.meaning.models import Making


@pytest.mark.django_db
def test_making_of_vectors_has_one_row() -> None:
    with pytest.raises(IntegrityError, match="meaning_making_single"), transaction.atomic():
        Making.objects.create(id=2)
