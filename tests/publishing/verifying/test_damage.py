"""A damaged index of words: publishing says so and writes nothing, and one command mends it."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client

from claims.models import Claim
from factcheck.database.soundness import unsound
from factcheck.merging.actions import MergeError, merge
from factcheck.publishing.models import Publication, PublicRecord, Revision
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing.actions import PublishingError, publish, withdraw
from tests import factories
from tests.desk.pages import form_of, url_of
from tests.publishing.verifying.owner import ask, run
from tests.sweeping import rest_in_sweeps

pytestmark = pytest.mark.django_db
_INDEX = "publishing_search"
ONLY_ON_SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps indexes out of reach")
# What became of it, and whether something can be published nevertheless, wrongly.
DAMAGES = {
    "sqlite": {
        "emptied": [f"INSERT INTO {_INDEX}({_INDEX}) VALUES ('delete-all')"],
        "pages emptied": [f"DELETE FROM {_INDEX}_data"],
        "pages overwritten": [f"UPDATE {_INDEX}_data SET block = zeroblob(length(block))"],
        "pages dropped": [f"DROP TABLE {_INDEX}_data"],
        "sizes dropped": [f"DROP TABLE {_INDEX}_docsize"],
        "dropped": [f"DROP TABLE {_INDEX}"],
        "another row's words": [f"INSERT INTO {_INDEX}(rowid, search_text) VALUES (0, 'forged')"],
    },
    "postgresql": {
        "dropped": [f"DROP INDEX {_INDEX}"],
        "column dropped": ["ALTER TABLE publishing_publicrecord DROP COLUMN search_vector"],
        "vectors made no more": ["ALTER TABLE publishing_publicrecord ALTER COLUMN search_vector DROP EXPRESSION"],
        "vectors forged": [
            "ALTER TABLE publishing_publicrecord ALTER COLUMN search_vector DROP EXPRESSION",
            "UPDATE publishing_publicrecord SET search_vector = array_to_tsvector(ARRAY['forged'])",
        ],
    },
}[connection.vendor]
EMPTIED = "INSERT INTO {0}({0}) VALUES ('delete-all')"


@pytest.fixture
def claim(editor: User) -> Claim:
    claim = factories.PublishableClaimFactory.create(text="The aardvark slept.")
    publish(claim, by=editor)
    claim.text = "The aardvark woke up."
    claim.save()
    return claim


def _counts() -> tuple[int, ...]:
    return Revision.objects.count(), PublicRecord.objects.count(), Publication.objects.filter(withdrawn=True).count()


@pytest.mark.parametrize("damage", rest_in_sweeps(DAMAGES))
def test_rebuild_mends_an_index_however_it_is_damaged(claim: Claim, damage: str) -> None:
    run(*DAMAGES[damage])
    assert [*verify()]

    call_command("rebuild_read_model", stdout=StringIO())

    assert [str(fault) for fault in verify()] == []
    assert PublicRecord.objects.of_kind("claim").matching("aardvark").exists()


@ONLY_ON_SQLITE
def test_publish_with_a_damaged_index_is_refused_and_says_what_to_run(claim: Claim, editor: User) -> None:
    run(*DAMAGES["emptied"])
    before = _counts()

    with pytest.raises(PublishingError, match=r"manage\.py rebuild_read_model"):
        publish(claim, by=editor)
    with pytest.raises(PublishingError, match=r"manage\.py rebuild_read_model"):
        withdraw(claim, by=editor, note="Gone.")

    assert _counts() == before


@ONLY_ON_SQLITE
def test_publish_once_the_index_is_mended_is_as_ever(claim: Claim, editor: User) -> None:
    run(*DAMAGES["emptied"])
    with pytest.raises(PublishingError):
        publish(claim, by=editor)
    call_command("rebuild_read_model", stdout=StringIO())

    publish(claim, by=editor)

    assert PublicRecord.objects.of_kind("claim").matching("woke").exists()


@ONLY_ON_SQLITE
def test_merge_with_a_damaged_index_is_refused(editor: User) -> None:
    twins = factories.ClaimantFactory.create_batch(2)
    for twin in twins:
        publish(twin, by=editor)
    run(*DAMAGES["emptied"])

    with pytest.raises(MergeError, match=r"manage\.py rebuild_read_model"):
        merge(twins[0], into=twins[1], by=editor, note="Entered twice.")

    assert type(twins[0]).objects.count() == 2


@ONLY_ON_SQLITE
def test_desk_says_what_is_damaged_where_a_step_is_taken(claim: Claim, editor: User, client: Client) -> None:
    client.force_login(editor)
    form = form_of(client, url_of(claim, "publish"))
    run(*DAMAGES["emptied"])
    before = _counts()

    answer = client.post(url_of(claim, "publish"), form)

    assert answer.status_code == 200
    assert "manage.py rebuild_read_model" in answer.content.decode()
    assert _counts() == before


@ONLY_ON_SQLITE
def test_desk_says_what_is_damaged_where_a_draft_is_saved(editor: User, client: Client) -> None:
    claimant = factories.ClaimantFactory.create(name="Before")
    client.force_login(editor)
    form = form_of(client, url_of(claimant), name="After")
    run(EMPTIED.format("claims_claimant_name_words"))

    answer = client.post(url_of(claimant), form)
    claimant.refresh_from_db()

    assert answer.status_code == 503
    assert "manage.py rebuild_read_model" in answer.content.decode()
    assert claimant.name == "Before"


@ONLY_ON_SQLITE
def test_index_from_which_the_tree_of_words_was_cut_is_unsound() -> None:
    # One page of words has no tree.
    words = [" ".join(f"word{number:05}" for number in range(row, row + 40)) for row in range(0, 12_000, 40)]
    for number, text in enumerate(words):
        factories.ClaimFactory.create(text=text, slug=f"claim-{number}")
    assert [*unsound(connection)] == []
    assert ask("SELECT count(*) FROM claims_claim_text_words_idx") > 1

    run("DELETE FROM claims_claim_text_words_idx")

    assert [*unsound(connection)] == ["claims_claim_text_words"]


@ONLY_ON_SQLITE
def test_error_of_another_cause_stays_what_it_is(claim: Claim, editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise DatabaseError("disk I/O error")

    monkeypatch.setattr("factcheck.publishing.writing.read_model.put", fail)

    with pytest.raises(DatabaseError, match="disk I/O error"), transaction.atomic():
        publish(claim, by=editor)


@ONLY_ON_SQLITE
@pytest.mark.parametrize("damage", ["emptied", "pages overwritten", "pages dropped", "sizes dropped"])
def test_search_with_a_damaged_index_finds_or_is_put_off(claim: Claim, client: Client, damage: str) -> None:
    run(*DAMAGES[damage])
    client.raise_request_exception = False

    answered = {
        path: client.get(f"{path}?q=aardvark").status_code for path in ("/search/", "/claims/", "/api/v1/claims/")
    }

    assert set(answered.values()) <= {200, 503}, answered
