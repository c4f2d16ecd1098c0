"""The picture of a claim."""

from unittest.mock import Mock

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.views import picture
from factcheck.merging.actions import merge
from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories
from tests.records import whole_claim

pytestmark = pytest.mark.django_db


def test_picture_holds_claim_standing_and_finding(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)
    draw = Mock(return_value=b"PNG")
    monkeypatch.setattr(picture, "picture", draw)

    response = Client().get(f"/claims/{claim.public_id}/image.png")

    assert response.content == b"PNG"
    [(title, (lead, found), kicker)] = [call.args for call in draw.call_args_list]
    assert (kicker, title, found) == ("Claim", "Some text", "Is it so? “Some label”, says Some checker.")
    assert lead.startswith("Some speaker (Some role) says so; ")
    assert "Some contester says otherwise: Some grounds; " in lead


def test_picture_that_someone_has_is_neither_drawn_nor_sent(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)
    path = f"/claims/{claim.public_id}/image.png"
    response = Client().get(path)
    assert response["Content-Type"] == "image/png"
    monkeypatch.setattr(picture, "picture", lambda *text: pytest.fail("It was drawn."))

    with CaptureQueriesContext(connection) as queries:
        again = Client(headers={"If-None-Match": response["ETag"]}).get(path)

    assert (again.status_code, again["ETag"], len(queries)) == (304, response["ETag"], 1)


def test_picture_after_correction_and_in_another_language_is_another(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)
    path = f"/claims/{claim.public_id}/image.png"
    before = [Client().head(path)["ETag"], Client().head(f"/ar{path}")["ETag"]]
    claim.text = "Another text"
    claim.save()

    correct(claim, by=editor, note="Wrong.")

    assert len({*before, Client().head(path)["ETag"]}) == 3


def test_claim_in_a_script_that_fonts_lack_has_the_picture_of_the_site(editor: User) -> None:
    claim = factories.ClaimFactory.create(text="居民离开是种族清洗")
    publish(claim, by=editor)

    assert Client().get(f"/claims/{claim.public_id}/image.png").content == Client().get("/image.png").content


def test_picture_of_merged_claim_leads_to_that_of_the_other(editor: User) -> None:
    loser, winner = factories.ClaimFactory.create_batch(2)
    for claim in (loser, winner):
        publish(claim, by=editor)
    merge(loser, into=winner, by=editor, note="The same.", publish=True)

    response = Client().get(f"/fr/claims/{loser.public_id}/image.png")

    assert response.status_code == 301
    assert response["Location"] == f"/fr/claims/{winner.public_id}/image.png"


def test_picture_of_withdrawn_draft_or_unknown_claim_is_not_there(editor: User) -> None:
    gone, draft = factories.ClaimFactory.create_batch(2)
    publish(gone, by=editor)
    withdraw(gone, by=editor, note="Gone.")

    assert Client().get(f"/claims/{gone.public_id}/image.png").status_code == 410
    assert Client().get(f"/claims/{draft.public_id}/image.png").status_code == 404
    assert Client().get("/claims/000000000000/image.png").status_code == 404
    assert Client().post(f"/claims/{gone.public_id}/image.png").status_code == 405
