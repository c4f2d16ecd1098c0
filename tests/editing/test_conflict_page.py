"""Two editors with the same form open: the second gets both versions, field by field, and loses nothing."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Attribution, Claim
from tests.desk.pages import Data, _fields, form_of, url_of, with_row
from tests.factories import AttributionFactory, ClaimantFactory, ClaimFactory, PassageFactory, TopicFactory
from tests.markup import tree
from tests.sweeping import rest_in_sweeps

pytestmark = pytest.mark.django_db
SAID = {"mode": "paraphrase", "language": "en", "said_on_precision": "day", "stance": "asserts"}


def choices_in(response: Any) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Place and label of what differs, to what they saved, what I typed, and what is preselected."""
    assert response.status_code == 409
    return {
        (row["choice"].place, row["choice"].label): (row["theirs"], row["mine"], row["choice"].pick)
        for row in response.context["choices"]
    }


def sent_by(response: Any) -> Data:
    """What a browser sends from a conflict page."""
    form = tree(response.content.decode()).find(".//form[@class='choices-form']")
    assert form is not None
    data: Data = {}
    for name, value in _fields(form):
        data.setdefault(name, []).append(value)
    return data


@pytest.fixture
def claim() -> Claim:
    return ClaimFactory.create(text="Bridge 7 was closed.", context="Before.")


def test_second_saver_gets_both_versions_and_nothing_is_written(desk: Client, claim: Claim) -> None:
    mine = form_of(desk, url_of(claim), context="Mine.")
    theirs = form_of(desk, url_of(claim), context="Theirs.")
    assert desk.post(url_of(claim), theirs).status_code == 302

    response = desk.post(url_of(claim), mine)

    assert choices_in(response) == {("", "Context"): ("Theirs.", "Mine.", "")}
    claim.refresh_from_db()
    assert claim.context == "Theirs."
    assert "editor" in response.content.decode()


@pytest.mark.parametrize(("pick", "kept"), [("mine", "Mine."), ("theirs", "Theirs.")])
def test_choice_is_saved(desk: Client, claim: Claim, pick: str, kept: str) -> None:
    mine = form_of(desk, url_of(claim), context="Mine.")
    desk.post(url_of(claim), form_of(desk, url_of(claim), context="Theirs."))
    page = sent_by(desk.post(url_of(claim), mine))

    response = desk.post(url_of(claim), page | {"_pick-context": pick})

    assert response.status_code == 302
    claim.refresh_from_db()
    assert claim.context == kept


def test_choice_that_is_missing_is_asked_again(desk: Client, claim: Claim) -> None:
    mine = form_of(desk, url_of(claim), context="Mine.")
    desk.post(url_of(claim), form_of(desk, url_of(claim), context="Theirs."))
    page = sent_by(desk.post(url_of(claim), mine))

    again = desk.post(url_of(claim), page)

    assert choices_in(again)["", "Context"][:2] == ("Theirs.", "Mine.")


def test_what_only_one_changed_is_preselected(desk: Client, claim: Claim) -> None:
    topic = TopicFactory.create(name="Bridges")
    mine = form_of(desk, url_of(claim), text="Bridge 7 was shut.", topics=[topic.pk])
    desk.post(url_of(claim), form_of(desk, url_of(claim), context="Theirs.", kind="prediction"))

    page = desk.post(url_of(claim), mine)

    found = choices_in(page)
    assert found["", "Claim"] == ("Bridge 7 was closed.", "Bridge 7 was shut.", "mine")
    assert found["", "Topics"] == ("", "Bridges", "mine")
    assert found["", "Context"] == ("Theirs.", "Before.", "theirs")
    assert desk.post(url_of(claim), sent_by(page)).status_code == 302
    claim.refresh_from_db()
    assert (claim.text, claim.context, list(claim.topics.all())) == ("Bridge 7 was shut.", "Theirs.", [topic])


def test_third_editor_is_caught_again(desk: Client, claim: Claim) -> None:
    mine = form_of(desk, url_of(claim), context="Mine.")
    desk.post(url_of(claim), form_of(desk, url_of(claim), context="Theirs."))
    page = sent_by(desk.post(url_of(claim), mine)) | {"_pick-context": "mine"}
    desk.post(url_of(claim), form_of(desk, url_of(claim), context="Third."))

    again = desk.post(url_of(claim), page)

    assert choices_in(again)["", "Context"] == ("Third.", "Mine.", "")


@pytest.mark.parametrize("token", rest_in_sweeps([None, "x", "9" * 40, "", "1", "-", "1-1-1", "٣-٣", "1-2\0"], quick=3))
def test_version_that_is_missing_or_malformed_is_a_conflict(desk: Client, claim: Claim, token: str | None) -> None:
    form = form_of(desk, url_of(claim), context="Mine.")
    form.pop("_version")

    response = desk.post(url_of(claim), form if token is None else form | {"_version": token})

    assert choices_in(response)["", "Context"][:2] == ("Before.", "Mine.")


def test_rows_that_both_changed_are_compared_field_by_field(desk: Client, claim: Claim) -> None:
    said = AttributionFactory.create(claim=claim, cue="said")
    mine = form_of(desk, url_of(claim)) | {"attributions-0-cue": "claimed", "attributions-0-role": "minister"}
    desk.post(url_of(claim), form_of(desk, url_of(claim)) | {"attributions-0-cue": "labelled"})

    page = desk.post(url_of(claim), mine)

    place = f"attribution: {said}"
    assert choices_in(page) == {
        (place, "Reporting verb"): ("labelled", "claimed", ""),
        (place, "Role as reported"): ("", "minister", "mine"),
    }
    saved = desk.post(url_of(claim), sent_by(page) | {"_pick-attributions-0-cue": "theirs"})
    assert saved.status_code == 302
    said.refresh_from_db()
    assert (said.cue, said.role) == ("labelled", "minister")


def test_rows_that_both_added_are_both_kept(desk: Client, claim: Claim) -> None:
    one, other, passage = ClaimantFactory.create(), ClaimantFactory.create(), PassageFactory.create()
    mine = with_row(form_of(desk, url_of(claim)), "attributions", claimant=one.pk, passages=[passage.pk], **SAID)
    theirs = with_row(form_of(desk, url_of(claim)), "attributions", claimant=other.pk, **SAID)
    desk.post(url_of(claim), theirs)

    page = desk.post(url_of(claim), mine)

    assert sorted(choice[2] for choice in choices_in(page).values()) == ["mine", "theirs"]
    assert desk.post(url_of(claim), sent_by(page)).status_code == 302
    assert {said.claimant for said in claim.attributions.all()} == {one, other}
    assert list(Attribution.objects.get(claimant=one).passages.all()) == [passage]


def test_rows_that_one_added_can_be_left_out(desk: Client, claim: Claim) -> None:
    one, other = ClaimantFactory.create(), ClaimantFactory.create()
    mine = with_row(form_of(desk, url_of(claim)), "attributions", claimant=one.pk, **SAID)
    desk.post(url_of(claim), with_row(form_of(desk, url_of(claim)), "attributions", claimant=other.pk, **SAID))
    page = sent_by(desk.post(url_of(claim), mine))

    swapped = {"_pick-attributions-0-DELETE": "mine", "_pick-attributions-1-DELETE": "theirs"}
    assert desk.post(url_of(claim), page | swapped).status_code == 302

    assert not claim.attributions.exists()


@pytest.mark.parametrize(("changed", "picked"), [({}, "theirs"), ({"attributions-0-cue": "claimed"}, "")])
def test_row_that_the_other_removed_can_come_back(desk: Client, claim: Claim, changed: Data, picked: str) -> None:
    AttributionFactory.create(claim=claim, cue="said")
    mine = form_of(desk, url_of(claim), context="Mine.") | changed
    desk.post(url_of(claim), form_of(desk, url_of(claim)) | {"attributions-0-DELETE": "on"})

    page = desk.post(url_of(claim), mine)

    [row] = [value for key, value in choices_in(page).items() if key[1] == "The whole entry"]
    assert (row[0], row[1].partition("\n")[0], row[2]) == ("removed", "kept", picked)
    assert "Claimant: Claimant" in row[1]
    saved = desk.post(url_of(claim), sent_by(page) | {"_pick-attributions-0-DELETE": "mine"})
    assert saved.status_code == 302
    assert claim.attributions.get().cue == changed.get("attributions-0-cue", "said")


def test_row_that_i_remove_and_the_other_changed_is_asked(desk: Client, claim: Claim) -> None:
    AttributionFactory.create(claim=claim, cue="said")
    mine = form_of(desk, url_of(claim)) | {"attributions-0-DELETE": "on"}
    desk.post(url_of(claim), form_of(desk, url_of(claim)) | {"attributions-0-cue": "labelled"})

    page = desk.post(url_of(claim), mine)

    assert list(choices_in(page).values()) == [("kept", "removed", "")]
    assert desk.post(url_of(claim), sent_by(page) | {"_pick-attributions-0-DELETE": "mine"}).status_code == 302
    assert not claim.attributions.exists()


def test_change_on_the_page_of_a_part_is_a_conflict_on_that_of_its_claim(desk: Client, claim: Claim) -> None:
    said = AttributionFactory.create(claim=claim)
    mine = form_of(desk, url_of(claim), context="Mine.")
    desk.post(url_of(said), form_of(desk, url_of(said), cue="labelled"))

    response = desk.post(url_of(claim), mine)

    assert (f"attribution: {said}", "Reporting verb") in choices_in(response)


def test_form_with_an_error_can_be_mended_and_saved(desk: Client, claim: Claim) -> None:
    refused = desk.post(url_of(claim), form_of(desk, url_of(claim), text=""))
    assert refused.status_code == 200
    version = refused.context["version"]

    saved = desk.post(url_of(claim), form_of(desk, url_of(claim), text="Bridge 7 was shut.", _version=version))

    assert saved.status_code == 302


def test_conflict_is_not_shown_to_who_may_not_change_it(client: Client, claim: Claim) -> None:
    client.force_login(User.objects.create_user("reader", is_staff=True))

    assert client.post(url_of(claim), {"context": "x"}).status_code == 403


def test_form_of_a_record_that_was_deleted_meanwhile_shows_what_was_typed(desk: Client) -> None:
    claim = ClaimFactory.create()
    url = url_of(claim)
    form = form_of(desk, url, context="What I <b>typed</b>.")
    claim.delete()

    response = desk.post(url, form)

    assert response.status_code == 409
    assert "What I &lt;b&gt;typed&lt;/b&gt;." in response.content.decode()
    assert not Claim.objects.exists()
