"""Merging sources of which one was retracted."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from sources.actions import retract
from tests.factories import SourceFactory
from tests.merging.two_people import merge, undo_merge

pytestmark = pytest.mark.django_db


def test_merge_of_a_retracted_source_marks_the_winner_and_undoing_takes_it_back(editor: User) -> None:
    loser, winner = SourceFactory.create_batch(2)
    retract(loser, by=editor, on=date(2024, 5, 17), precision="day", note="Invented.")
    loser.refresh_from_db()

    made = merge(loser, into=winner, by=editor)

    winner.refresh_from_db()
    assert (winner.retracted_on, winner.retraction_note) == (date(2024, 5, 17), "Invented.")
    undo_merge(made, by=editor)
    winner.refresh_from_db()
    assert (winner.retracted_on, winner.retraction_note) == (None, "")


def test_merge_into_a_retracted_source_leaves_its_own_mark(editor: User) -> None:
    loser, winner = SourceFactory.create_batch(2)
    for source, note in ((loser, "The loser's."), (winner, "The winner's.")):
        retract(source, by=editor, on=date(2024, 5, 17), precision="day", note=note)

    merge(loser, into=winner, by=editor)

    winner.refresh_from_db()
    assert winner.retraction_note == "The winner's."
