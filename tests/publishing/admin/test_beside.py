"""What readers see now beside what they will see, on the page that asks before something is published."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Claimant
from factcheck.publishing.admin.beside import Beside, Row
from factcheck.publishing.planning.plans import plan
from factcheck.publishing.writing import actions
from tests.desk.pages import url_of
from tests.factories import PublishableClaimFactory

pytestmark = pytest.mark.django_db


def sides(row: Row) -> tuple[str, str]:
    return tuple("".join(segment.text for segment in side) for side in (row.now, row.then))  # type: ignore[return-value]


def test_page_shows_both_sides_of_the_record_and_of_pages_that_name_it(desk: Client, editor: User) -> None:
    claim = PublishableClaimFactory.create()
    first = Beside(plan(claim))
    actions.publish(claim, by=editor)
    speaker = Claimant.objects.filter(attributions__claim=claim)[0]
    before = speaker.name
    Claimant.objects.filter(pk=speaker.pk).update(name="<b>Ministry</b> of Water")
    speaker.refresh_from_db()

    found = Beside(plan(speaker))
    page = desk.get(url_of(speaker, "publish")).content.decode()

    assert (first.is_public, first.rows) == (False, [])
    assert (before, speaker.name) in [sides(row) for row in found.rows]
    assert [change.name for change in found.others] == [claim.text]
    assert (before, speaker.name) in [sides(row) for row in found.others[0].rows]
    assert "Readers will see" in page
    assert "<b>Ministry</b>" not in page
