"""What the database refuses of the history of drafts."""

import pytest
from django.utils import timezone

from factcheck.editing.models import RowChange
from tests.refusals import assert_unknown_refused


@pytest.mark.django_db
def test_change_of_a_row_by_an_unknown_operation_is_refused() -> None:
    row = RowChange(model="claims.claim", row_id=1, moment=timezone.now(), before={"text": "a"}, after={"text": "b"})

    message = r"A row is added, changed or removed\."
    assert_unknown_refused(row, "operation", "editing_rowchange_operation_known", message=message)
