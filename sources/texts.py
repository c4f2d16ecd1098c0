"""What becomes of the passages of a source whose text changes: they move along, and none is ever dropped."""

from collections.abc import Iterable

from django.contrib.auth.models import User

from factcheck.editing.history import acting
from factcheck.editing.rows import save_valid
from sources.anchoring import Edit, Span, edit_between
from sources.models import Passage, Source
from sources.vocabulary import PassageState

_PLACE = ("start", "end", "state")


def reanchor(source: Source, *, old: str) -> list[Passage]:
    """Look up all passages of a source whose saved text was `old` before; return those that are orphaned by it.

    What an edit does not touch keeps its place; the rest is found as `Passage.anchor` says. Queries: one to read,
    then one for some hundreds of passages that moved. Call it in a transaction.
    """
    edit = edit_between(old, source.text)
    passages = list(Passage.objects.filter(source=source))
    before = {passage.pk: _place(passage) for passage in passages}
    for passage in passages:
        passage.source = source
        _follow(passage, edit)
    changed = [passage for passage in passages if _place(passage) != before[passage.pk]]
    Passage.objects.bulk_update(changed, _PLACE, batch_size=500)
    return list(_newly_orphaned(changed, before))


def _place(passage: Passage) -> tuple[int | None, int | None, str]:
    return passage.start, passage.end, passage.state


def _follow(passage: Passage, edit: Edit) -> None:
    where = passage.span()
    moved = edit.moved(where) if where is not None and passage.state == PassageState.ANCHORED else None
    if moved is None or not passage.stands_at(moved):
        passage.anchor()
    else:
        passage.start, passage.end = moved


def _newly_orphaned(
    changed: Iterable[Passage], before: dict[int, tuple[int | None, int | None, str]]
) -> Iterable[Passage]:
    lost = PassageState.ORPHANED
    return (passage for passage in changed if passage.state == lost and before[passage.pk][2] != lost)


def anchor_again(passage: Passage, *, span: Span, by: User) -> None:
    """Tie a passage to a stretch of its source's text, with the words that stand there.

    Raises:
        ValidationError: the stretch has no words, or too many.
    """
    passage.put_at(span)
    with acting(by=by, what="anchored a passage again"):
        save_valid(passage)


def passage_at(source: Source, span: Span) -> Passage:
    """The passage of this stretch of a source's text: the one there is already, or an unsaved one."""
    stored = Passage.objects.filter(
        source=source, start=span.start, end=span.end, state=PassageState.ANCHORED, media_start__isnull=True
    ).first()
    if stored is not None:
        return stored
    passage = Passage(source=source)
    passage.put_at(span)
    return passage
