import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Claimant, Topic
from claims.sample import loader
from claims.sample.loader import NAMES, load_sample, read
from claims.sample.records import Sample, find
from factcheck.publishing.models import PublicRecord, Revision
from factcheck.publishing.writing.actions import PublishingError, publish, withdraw
from sources.models import Passage, Source
from sources.vocabulary import PassageState
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.gate]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Three claims of the article in place of the whole sample, each citing the one before it."""
    data = read("nagorno_karabakh")
    chain = ("most-leave-for-lack-of-trust", "residents-leave-by-personal-choice", "exodus-is-ethnic-cleansing")
    data["claims"] = {slug: data["claims"][slug] for slug in chain}
    monkeypatch.setattr(loader, "NAMES", ("small",))
    monkeypatch.setattr(loader, "read", lambda name: json.loads(json.dumps(data)))
    return data


@pytest.mark.sweep
def test_load_sample_publishes_every_claim_and_again_changes_nothing_and_asks_little(editor: User) -> None:
    number = load_sample(by=editor)

    claims = {slug for name in NAMES for slug in read(name)["claims"]}
    assert number == len(claims) == Claim.objects.count()
    assert PublicRecord.objects.of_kind("claim").count() == len(claims) - 1
    assert not Passage.objects.exclude(source__text="").exclude(state=PassageState.ANCHORED).exists()
    call_command("verify_log")
    before = (Revision.objects.count(), Claimant.objects.count(), Source.objects.count())

    with CaptureQueriesContext(connection) as queries:
        number = load_sample(by=editor)

    after = (Revision.objects.count(), Claimant.objects.count(), Source.objects.count())
    assert (number, after, Claim.objects.count()) == (0, before, len(claims))
    assert len(queries) <= 2 * len(claims)


def test_load_sample_again_keeps_what_an_editor_changed(editor: User, small: dict[str, Any]) -> None:
    load_sample(by=editor)
    claim = Claim.objects.get(slug="most-leave-for-lack-of-trust")
    claim.text, claim.slug = "An editor's wording.", "an-editors-slug"
    claim.save()
    claim.attributions.all().delete()
    Topic.objects.filter(slug="exodus-2023-causes-and-character").update(slug="causes", name="Causes")

    number = load_sample(by=editor)

    claim.refresh_from_db()
    assert (number, claim.text, claim.slug) == (0, "An editor's wording.", "an-editors-slug")
    assert not claim.attributions.exists()
    assert Topic.objects.count() == 2


def test_load_sample_again_leaves_a_withdrawn_claim_withdrawn(editor: User, small: dict[str, Any]) -> None:
    load_sample(by=editor)
    claim = Claim.objects.get(slug="exodus-is-ethnic-cleansing")
    withdraw(claim, by=editor, note="Withdrawn by an editor.")

    load_sample(by=editor)

    assert not PublicRecord.objects.filter(record_id=claim.public_id).exists()


def test_load_sample_completes_what_is_half_here(editor: User, small: dict[str, Any]) -> None:
    publish(Sample(small).claim("most-leave-for-lack-of-trust"), by=editor)

    number = load_sample(by=editor)

    assert number == 2
    assert PublicRecord.objects.of_kind("claim").count() == 3


def test_load_sample_uses_an_editors_record_of_the_same_slug(editor: User, small: dict[str, Any]) -> None:
    theirs = factories.ClaimantFactory.create(slug="nikol-pashinyan", name="Nikol Vovayi Pashinyan")

    load_sample(by=editor)

    assert find(Claimant, "nikol-pashinyan") == theirs
    assert theirs.attributions.count() == 1


def test_load_sample_that_fails_midway_leaves_nothing(
    editor: User, small: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def publish_two(record: Claim, *, by: User) -> Revision:
        if Revision.objects.filter(kind="claim").count() == 2:
            raise PublishingError("The third can't be published.")
        return publish(record, by=by)

    monkeypatch.setattr(loader, "publish", publish_two)

    with pytest.raises(PublishingError, match="third"):
        load_sample(by=editor)

    assert (Claim.objects.count(), Claimant.objects.count(), Source.objects.count()) == (0, 0, 0)
    assert (Revision.objects.count(), PublicRecord.objects.count()) == (0, 0)


def test_command_without_an_account_publishes_as_one_that_cannot_log_in(
    small: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("load_sample")
    call_command("load_sample")

    account = User.objects.get()
    assert (account.username, account.is_active, account.check_password("")) == ("sample", False, False)
    assert capsys.readouterr().out == "Published 3 claims of the sample.\nThe sample is loaded already.\n"


def test_command_with_an_unknown_account_is_refused_and_writes_nothing(small: dict[str, Any]) -> None:
    with pytest.raises(CommandError, match="no account named 'nobody'"):
        call_command("load_sample", by="nobody")

    assert not Claim.objects.exists()


def test_command_that_fails_says_why_and_leaves_no_account(
    small: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    small["claims"]["most-leave-for-lack-of-trust"]["text"] = ""

    with pytest.raises(CommandError, match="was not loaded"):
        call_command("load_sample")

    assert not User.objects.exists()
