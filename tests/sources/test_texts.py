"""Passages move along with the text of their source, and none is dropped."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from sources.anchoring import Span
from sources.models import Passage, Source
from sources.texts import anchor_again, passage_at, reanchor
from sources.vocabulary import PassageState
from tests.effort import calls_of
from tests.factories import PassageFactory, SourceFactory

pytestmark = pytest.mark.django_db
TEXT = "He said no. She said no 🌍. They left by choice, on Monday."


def anchored(source: Source, words: str, place: int | None = None) -> Passage:
    start = source.text.index(words) if place is None else place
    passage = passage_at(source, Span(start, start + len(words)))
    passage.full_clean()
    passage.save()
    return passage


def change_text(source: Source, *, text: str) -> list[Passage]:
    old, source.text = source.text, text
    source.save()
    return reanchor(source, old=old)


def words_of(passage: Passage) -> str:
    passage.refresh_from_db()
    assert passage.start is not None
    return passage.source.text[passage.start : passage.end]


def test_change_of_text_moves_the_passages_behind_the_edit() -> None:
    source = SourceFactory.create(text=TEXT)
    passages = [anchored(source, words) for words in ("He said", "by choice", "on Monday")]

    lost = change_text(source, text=TEXT.replace("She", "Her Excellency 𝔘"))

    assert lost == []
    assert [words_of(passage) for passage in passages] == ["He said", "by choice", "on Monday"]


def test_change_of_text_orphans_what_is_gone_and_keeps_it() -> None:
    source = SourceFactory.create(text=TEXT)
    passage = anchored(source, "by choice")

    lost = change_text(source, text=TEXT.replace("by choice", "by force"))

    passage.refresh_from_db()
    assert lost == [passage]
    assert (passage.state, passage.start, passage.exact) == (PassageState.ORPHANED, None, "by choice")
    assert [*Passage.objects.orphaned()] == [passage]


def test_change_of_text_back_finds_the_orphan_again() -> None:
    source = SourceFactory.create(text=TEXT)
    passage = anchored(source, "by choice")
    change_text(source, text="Another text.")

    change_text(source, text=TEXT)

    assert words_of(passage) == "by choice"


def test_change_of_text_with_the_same_words_twice_keeps_the_one_that_was_meant() -> None:
    source = SourceFactory.create(text=TEXT)
    second = anchored(source, "said no", TEXT.rindex("said no"))

    change_text(source, text="He said no. " + TEXT)

    second.refresh_from_db()
    assert second.start == TEXT.rindex("said no") + 12


def test_change_of_characters_alone_keeps_the_words_as_recorded() -> None:
    source = SourceFactory.create(text="He said it’s\nover. The toll would\nstay.")
    passage = anchored(source, "it’s\nover")

    change_text(source, text="HE SAID.\nHe said it's over. The toll would stay.")

    passage.refresh_from_db()
    assert (passage.state, passage.exact, passage.start, passage.end) == ("anchored", "it’s\nover", 17, 26)
    assert passage.prefix.endswith("He said ")


def test_passage_found_by_itself_is_not_moved_to_a_lookalike_later() -> None:
    source = SourceFactory.create(text="")
    passage = PassageFactory.create(source=source, exact="fell by a fifth")
    change_text(source, text="Ames said that it fell by a fifth. Rents did not.")

    for text in ("Ames was silent.", "Boyd said that rents fell by a fifth in town."):
        change_text(source, text=text)

    passage.refresh_from_db()
    assert (passage.state, passage.prefix) == (PassageState.ORPHANED, "Ames said that it ")


def test_first_text_anchors_what_was_recorded_without_it() -> None:
    source = SourceFactory.create()
    passage = PassageFactory.create(source=source, exact="by choice")

    change_text(source, text=TEXT)

    assert words_of(passage) == "by choice"


def test_passages_of_other_sources_stay() -> None:
    other = anchored(SourceFactory.create(text=TEXT), "by choice")

    change_text(SourceFactory.create(text=TEXT), text="Nothing.")

    assert words_of(other) == "by choice"


def _many(count: int) -> Source:
    text = " ".join(f"word{number} of the story" for number in range(count))
    source = SourceFactory.create(text=text)
    passages = []
    for number in range(count):
        start = text.index(f"word{number} of")
        passage = Passage(source=source)
        passage.put_at(Span(start, start + len(f"word{number} of")))
        passages.append(passage)
    Passage.objects.bulk_create(passages, batch_size=500)
    return source


def test_thousands_of_passages_move_in_few_searches_and_few_queries(django_assert_max_num_queries: Any) -> None:
    source = _many(1000)
    lost: list[Passage] = []
    middle = source.text.index("word500 of")
    text = "Again: " + source.text[:middle] + " and " + source.text[middle:]

    with django_assert_max_num_queries(40):
        calls = calls_of(lambda: lost.extend(change_text(source, text=text)))

    # The half before the edit is searched for, each twice: for the words, and for the same words elsewhere.
    assert calls["str.find"] < 2 * 560
    assert calls.total() < 1000 * 3000
    assert lost == []
    passage = Passage.objects.filter(source=source).last()
    assert passage is not None
    assert words_of(passage) == passage.exact


def test_mended_passage_takes_the_words_that_stand_there(editor: User) -> None:
    source = SourceFactory.create(text=TEXT)
    passage = PassageFactory.create(source=source, exact="by force", state=PassageState.ORPHANED)
    start = TEXT.index("by choice")

    anchor_again(passage, span=Span(start, start + 9), by=editor)

    assert words_of(passage) == "by choice"
    assert (passage.exact, passage.state) == ("by choice", PassageState.ANCHORED)
    assert passage.prefix.endswith("They left ")


def test_passage_of_a_stretch_that_has_one_is_that_one() -> None:
    source = SourceFactory.create(text=TEXT)
    passage = anchored(source, "by choice")
    assert passage.start is not None

    assert passage_at(source, Span(passage.start, passage.start + 9)) == passage
    assert passage_at(source, Span(passage.start, passage.start + 2)).pk is None
