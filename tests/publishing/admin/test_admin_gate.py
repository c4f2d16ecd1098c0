"""What editors see of the gate: above the form, beside the field, and before they publish."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.publishing.models import Publishable, Revision
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.desk.pages import form_of, url_of

pytestmark = pytest.mark.django_db


def page_of(desk: Client, record: Publishable, view: str = "change") -> str:
    response = desk.get(url_of(record, view))
    assert response.status_code == 200
    return response.content.decode()


def test_change_page_of_a_bare_claim_says_what_blocks_and_leads_there(desk: Client) -> None:
    page = page_of(desk, factories.ClaimFactory.create())

    assert "be published yet" in page
    assert (
        '<a href="#finding-1">No attribution: record who puts the claim forward, or at least who contests it.</a>'
        in page
    )
    assert 'id="finding-1"' in page


def test_change_page_shows_a_finding_in_the_row_that_it_is_about(desk: Client) -> None:
    said = factories.AttributionFactory.create(claimant__name="<b>Ada</b>")

    page = page_of(desk, said.claim)

    row = page[page.index('id="attributions-0"') : page.index('id="attributions-empty"')]
    assert "The attribution to &lt;b&gt;Ada&lt;/b&gt; has no passage" in row


def test_change_page_shows_a_finding_beside_its_field_with_the_help(desk: Client) -> None:
    page = page_of(desk, factories.PublishableClaimFactory.create(text="The regime fell."))

    help_text = page[page.index('id="id_text_helptext"') :].partition("</div>")[0]
    assert "Look again:" in help_text
    assert "“regime”" in help_text
    assert "Nothing blocks; worth another look" in page


def test_change_page_of_what_meets_all_says_so_briefly(desk: Client) -> None:
    page = page_of(desk, factories.TopicFactory.create())

    assert "Meets all standards" in page
    assert "finding-1" not in page


def test_publish_page_of_what_blocks_gives_the_reasons_and_no_button(desk: Client) -> None:
    page = page_of(desk, factories.ClaimFactory.create(), "publish")

    assert "No attribution" in page
    assert 'class="default step-publish"' not in page
    assert "Back to the draft" in page


def test_publish_page_of_what_only_warns_says_so_and_publishes(desk: Client) -> None:
    claim = factories.PublishableClaimFactory.create()
    page = page_of(desk, claim, "publish")

    response = desk.post(url_of(claim, "publish"), form_of(desk, url_of(claim, "publish")))

    assert "A single source" in page
    assert response.status_code == 302
    assert Revision.objects.filter(record_id=claim.public_id).exists()


def test_publish_sent_although_it_blocks_is_refused_with_the_reasons(desk: Client) -> None:
    claim = factories.PublishableClaimFactory.create()
    data = form_of(desk, url_of(claim, "publish"))
    claim.attributions.all().delete()
    data["seen"] = "stale"

    response = desk.post(url_of(claim, "publish"), data)

    assert "No attribution" in response.content.decode()
    assert not Revision.objects.exists()


def test_correct_page_of_what_blocks_gives_the_reasons(desk: Client, editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    publish(claim, by=editor)
    claim.attributions.all().delete()

    page = page_of(desk, claim, "correct")

    assert "No attribution" in page
    assert "Back to the draft" in page


def test_withdraw_page_is_not_held_up(desk: Client, editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    publish(claim, by=editor)
    claim.attributions.all().delete()

    assert "No attribution" not in page_of(desk, claim, "withdraw")
