from decimal import Decimal
from typing import Any

import pytest
from django.db.models import ProtectedError

from sources.models import Passage
from sources.vocabulary import PassageState
from tests.factories import CaptureFactory, PassageFactory, SourceFactory
from tests.refusals import assert_refused, assert_unknown_refused, messages_of
from tests.together import each_of

pytestmark = pytest.mark.django_db

TEXT = "He said no. She said no. They left by choice, he said 🌍 on Monday."


def passage_of(text: str = TEXT, **values: Any) -> Passage:
    return PassageFactory.build(source=SourceFactory.create(text=text), **values)


@each_of(
    "values",
    [
        {"exact": "words"},
        {"exact": "words", "start": 0, "end": 5, "state": PassageState.ANCHORED},
        {"exact": "words", "state": PassageState.ORPHANED},
        {"exact": "", "media_start": Decimal("0"), "media_end": Decimal("2.5")},
        {"exact": "words", "media_start": Decimal("83.5"), "media_end": Decimal("86.125")},
    ],
    rolled_back=True,
)
def test_passage_that_is_whole_is_stored(values: dict[str, Any]) -> None:
    passage = passage_of(**values)

    passage.full_clean()
    passage.save()

    passage.refresh_from_db()
    assert {field: getattr(passage, field) for field in values} == values


def test_state_outside_the_list_is_refused() -> None:
    assert_unknown_refused(passage_of(), "state", "sources_passage_state_known")


@pytest.mark.parametrize(("start", "end"), [(3, None), (None, 3), (3, 3), (4, 3)])
def test_position_not_whole_is_refused(start: int | None, end: int | None) -> None:
    assert_refused(passage_of(start=start, end=end), "sources_passage_position_whole", at="end")


@pytest.mark.parametrize(("start", "end"), [(3, None), (None, 3), (3, 3), (4, 3)])
def test_media_range_not_whole_is_refused(start: int | None, end: int | None) -> None:
    assert_refused(passage_of(media_start=start, media_end=end), "sources_passage_media_whole", at="media_end")


@pytest.mark.parametrize("end", [-1, 2_000_001, 2**31, "last"])
def test_position_that_no_text_has_is_refused_at_its_field(end: int | str) -> None:
    assert "end" in messages_of(passage_of(start=0, end=end))


def test_media_range_before_the_start_is_refused_at_its_field() -> None:
    assert list(messages_of(passage_of(media_start=-1, media_end=3))) == ["media_start"]


def test_passage_anchored_nowhere_is_refused() -> None:
    passage = passage_of(state=PassageState.ANCHORED)

    assert_refused(passage, "sources_passage_anchored_somewhere", at="state")


def test_passage_without_words_or_seconds_is_refused() -> None:
    assert_refused(passage_of(exact=""), "sources_passage_not_empty", at="exact")


def test_words_that_are_only_spaces_are_refused_at_their_field() -> None:
    assert list(messages_of(passage_of(exact=" \n "))) == ["exact"]


def test_words_are_stored_with_their_spaces_and_marks() -> None:
    passage = passage_of(exact=" \u202bmark\u202c ", prefix="\n", suffix=" ")

    passage.full_clean()
    passage.save()

    passage.refresh_from_db()
    assert (passage.exact, passage.prefix, passage.suffix) == (" \u202bmark\u202c ", "\n", " ")


def test_capture_of_the_same_source_is_accepted() -> None:
    capture = CaptureFactory.create()

    assert messages_of(PassageFactory.build(source=capture.source, capture=capture)) == {}


def test_capture_of_another_source_is_refused_at_its_field() -> None:
    passage = passage_of(capture=CaptureFactory.create())

    assert list(messages_of(passage)) == ["capture"]


def test_source_with_passages_cannot_be_deleted() -> None:
    passage = PassageFactory.create()

    with pytest.raises(ProtectedError):
        passage.source.delete()


def test_anchor_words_that_occur_once_are_found() -> None:
    passage = passage_of(exact="by choice")

    passage.anchor()

    assert passage.state == PassageState.ANCHORED
    assert (passage.start, passage.end) == (TEXT.index("by choice"), TEXT.index("by choice") + 9)


def test_anchor_counts_code_points() -> None:
    passage = passage_of(exact="on Monday")

    passage.anchor()

    assert passage.source.text[passage.start : passage.end] == "on Monday"


def test_anchor_words_that_occur_twice_are_told_apart_by_what_stands_around() -> None:
    passage = passage_of(exact="said no", prefix="She ", suffix=".")

    passage.anchor()

    assert (passage.state, passage.start) == (PassageState.ANCHORED, TEXT.index("She") + 4)


def test_anchor_words_that_occur_twice_without_surroundings_are_orphaned() -> None:
    passage = passage_of(exact="said no", start=3, end=10)

    passage.anchor()

    assert (passage.state, passage.start, passage.end) == (PassageState.ORPHANED, None, None)


def test_anchor_words_that_overlap_themselves_are_orphaned() -> None:
    passage = passage_of("no no no", exact="no no")

    passage.anchor()

    assert passage.state == PassageState.ORPHANED


def test_anchor_words_whose_surroundings_are_gone_are_orphaned() -> None:
    passage = passage_of(exact="by choice", prefix="went ", suffix="!")

    passage.anchor()

    assert (passage.state, passage.start) == (PassageState.ORPHANED, None)


def test_anchor_words_that_are_gone_are_orphaned() -> None:
    passage = passage_of(exact="by force", start=1, end=9, state=PassageState.ANCHORED)

    passage.anchor()

    assert (passage.state, passage.start, passage.end) == (PassageState.ORPHANED, None, None)


@pytest.mark.parametrize(("text", "exact"), [("", "by choice"), (TEXT, "")])
def test_anchor_with_nothing_to_look_up_is_unchecked_and_keeps_positions(text: str, exact: str) -> None:
    passage = passage_of(text, exact=exact, start=1, end=9, state=PassageState.ANCHORED)

    passage.anchor()

    assert (passage.state, passage.start, passage.end) == (PassageState.UNCHECKED, 1, 9)


def test_anchor_does_not_save() -> None:
    passage = passage_of(exact="by choice")
    passage.save()

    passage.anchor()

    passage.refresh_from_db()
    assert passage.state == PassageState.UNCHECKED


def test_anchor_result_satisfies_the_constraints() -> None:
    passage = passage_of(exact="by choice")

    passage.anchor()

    assert messages_of(passage) == {}


def test_passage_reads_as_its_words_cut_short() -> None:
    assert str(PassageFactory.build(source=None, exact="by choice")) == "by choice"
    assert str(PassageFactory.build(source=None, exact="x" * 100)) == "x" * 79 + "…"


def test_passage_of_a_recording_reads_as_its_seconds() -> None:
    passage = PassageFactory.build(source=None, exact="", media_start=Decimal("1.5"), media_end=Decimal("2"))

    assert str(passage) == "1.5 s to 2 s"
