"""Confirming a redaction: what it erases, declares and leaves."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.db import connection

from factcheck.accounts.changes.recording import record
from factcheck.accounts.models import Sort
from factcheck.editing.history import changes_of
from factcheck.editing.models import ChangeSet, RowChange
from factcheck.editing.restoring import RestoreError, restore
from factcheck.merging.actions import MergeError, merge, undo_merge
from factcheck.merging.models import Proposal
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import PastRecord, Publication, PublicRecord, RevisionBody
from factcheck.publishing.packed.packing import unpacked
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing import read_model
from factcheck.publishing.writing.actions import publish, withdraw
from factcheck.redaction.actions import RedactionError, confirm, propose
from factcheck.redaction.models import Redaction
from factcheck.redaction.words import places
from sources.models import Capture, Passage
from tests import factories
from tests.redaction.conftest import BASIS, SECRET

_TEXT_ON_POSTGRESQL = """
SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema()
AND data_type IN ('text', 'character varying', 'bytea', 'jsonb', 'tsvector')
"""


def dump() -> str:
    """Every word of every column of every table, shadow tables of indexes among them, in lower case."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return "".join(_all(cursor, f'SELECT * FROM "{name}"') for (name,) in cursor.fetchall()).lower()
        cursor.execute(_TEXT_ON_POSTGRESQL)
        columns = [f'SELECT "{column}" FROM "{table}"' for table, column, _ in cursor.fetchall()]
        return "".join(_all(cursor, query) for query in columns).lower()


def _all(cursor: Any, query: str) -> str:
    cursor.execute(query)
    return "".join(_text(value) for row in cursor.fetchall() for value in row)


def _text(value: Any) -> str:
    return unpacked(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)


def test_words_redacted_are_in_no_table(claim: Any, asked: Redaction, second_editor: User) -> None:
    before = dump().count(SECRET.lower())

    confirm(asked, by=second_editor)

    assert before > 0
    assert dump().count(SECRET.lower()) == 0
    assert list(places(SECRET)) == []


def test_log_after_a_redaction_verifies_and_is_rebuilt_alike(redacted: Redaction, claim: Any, editor: User) -> None:
    assert list(verify()) == []

    read_model.rebuild()
    claim.text = "Third"
    claim.save()
    third = publish(claim, by=editor)

    assert third.number == 3
    assert list(verify()) == []


def test_entry_of_a_redaction_names_what_and_why_and_no_word(redacted: Redaction) -> None:
    entry: Any = redacted.entry

    said = entry.body.data

    assert (said["record"], said["revisions"]) == ({"type": "claim", "id": redacted.record_id}, [1])
    assert (said["members"], said["basis"], entry.change) == (["/text"], BASIS, "redact")


def test_latest_document_after_a_redaction_stays_to_the_byte(claim: Any, asked: Redaction, second_editor: User) -> None:
    before = PublicRecord.objects.filter(record_id=claim.public_id).values().get()

    confirm(asked, by=second_editor)

    assert PublicRecord.objects.filter(record_id=claim.public_id).values().get() == before
    assert not PastRecord.objects.filter(record_id=claim.public_id).exists()


def test_redaction_confirmed_by_who_asked_is_refused(asked: Redaction, editor: User) -> None:
    with pytest.raises(RedactionError, match="Somebody else must confirm"):
        confirm(asked, by=editor)


def test_redaction_confirmed_by_an_account_that_the_asker_made_is_refused(
    asked: Redaction, editor: User, second_editor: User
) -> None:
    record(second_editor, Sort.MADE, by=editor)

    with pytest.raises(RedactionError, match="Somebody else must confirm"):
        confirm(asked, by=second_editor)

    assert RevisionBody.objects.filter(revision__record_id=asked.record_id).count() == 2


def test_redaction_of_words_that_readers_still_see_is_refused(asked: Redaction, second_editor: User) -> None:
    with pytest.raises(RedactionError, match="Readers still see these words"):
        confirm(asked, by=second_editor, words="Context")


def test_redaction_whose_file_cannot_be_written_erases_nothing(
    asked: Redaction, second_editor: User, settings: LazySettings, tmp_path: Path
) -> None:
    settings.REDACTIONS_FILE = str(tmp_path / "missing" / "file")

    with pytest.raises(RedactionError, match="nothing was erased"):
        confirm(asked, by=second_editor)

    assert RevisionBody.objects.filter(revision__record_id=asked.record_id).count() == 2


def test_history_of_a_redacted_record_keeps_who_and_when(redacted: Redaction, claim: Any, second_editor: User) -> None:
    changes = changes_of(claim)

    assert changes.exists()
    assert not changes.filter(erased=False).exists()
    assert {(str(row.before), str(row.after)) for row in changes} == {("{}", "{}")}
    with pytest.raises(RestoreError, match="erased"):
        restore(claim, to=changes.order_by("pk")[0].pk, by=second_editor)


def test_record_withdrawn_then_redacted_can_be_published_again(claim: Any, editor: User, second_editor: User) -> None:
    withdraw(claim, by=editor, note="By order.")
    confirm(propose(key_of(claim), numbers=[1, 2], basis=BASIS, by=editor), by=second_editor)

    template = bytes(Publication.objects.get(record_id=claim.public_id).template)
    claim.text = "Again"
    claim.save()
    again = publish(claim, by=editor)

    assert template == b"{}"
    assert again.number == 4
    assert list(verify()) == []


def test_captures_and_passages_chosen_of_a_source_are_emptied(editor: User, second_editor: User) -> None:
    capture: Any = factories.CaptureFactory.create(content=SECRET.encode(), text=SECRET)
    other: Any = factories.CaptureFactory.create(source=capture.source, content=b"Other", text="Other")
    passage: Any = factories.PassageFactory.create(source=capture.source, exact=f"{SECRET} words")
    chosen = {"captures": [capture.pk], "passages": [passage.pk]}

    confirm(propose(key_of(capture.source), besides=chosen, basis=BASIS, by=editor), by=second_editor)

    assert SECRET.lower() not in dump()
    assert bytes(Capture.objects.get(pk=other.pk).content) == b"Other"
    assert Passage.objects.get(pk=passage.pk).exact == "[erased]"
    assert list(verify()) == []


def test_merge_of_a_redacted_record_keeps_no_word_and_verifies(editor: User, second_editor: User) -> None:
    # What the winner lacks it takes over: then the words are its own, and are redacted there too.
    loser, winner = (factories.ClaimantFactory.create(description=words) for words in (SECRET, "Another."))
    for claimant in (loser, winner):
        publish(claimant, by=editor)
    done = merge(loser, into=winner, by=editor, note="Entered twice.")
    Proposal.objects.create(kind="claimant", loser_id=loser.public_id, winner_id=winner.public_id, note=SECRET)

    confirm(propose(key_of(loser), numbers=[1], basis=BASIS, by=editor), by=second_editor)

    assert SECRET not in "".join(str(row) for row in RowChange.objects.values_list("before", "after"))
    assert SECRET not in "".join(ChangeSet.objects.values_list("what", flat=True))
    assert list(places(SECRET)) == []
    assert list(verify()) == []
    with pytest.raises(MergeError, match="erased by a redaction"):
        undo_merge(done, by=editor)


def test_hashes_of_earlier_templates_are_remembered_no_more(redacted: Redaction, claim: Any) -> None:
    row = Publication.objects.get(record_id=claim.public_id)
    changes = RowChange.objects.filter(model="publishing.publication", row_id=row.pk)

    said = [each.get("template_sha256") for pair in changes.values_list("before", "after") for each in pair]

    assert set(said) == {None, row.template_sha256}
