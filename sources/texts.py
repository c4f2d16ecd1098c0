"""What becomes of the passages of a source whose text changes: they move along, and none is ever dropped."""

from django.contrib.auth.models import User

from factcheck.editing.history import acting
from factcheck.editing.rows import save_valid
from sources.anchoring import Edit, Span, edit_between
from sources.locating import follow, sentence_at
from sources.models import Passage, Source
from sources.vocabulary import PassageState

_PLACE = ("start", "end", "state")
_AROUND = ("prefix", "suffix")


def reanchor(source: Source, *, old: str) -> list[Passage]:
    """Look up all passages of a source whose saved text was `old` before; return those that are orphaned by it.

    What an edit does not touch, nor what stands around it, keeps its place; the rest is found as
    `sources.locating.follow` says, orphans as `Passage.anchor` does. Queries: one to read, then one for some hundreds
    of passages that moved. Call it in a transaction.
    """
    edit = edit_between(old, source.text)
    passages = list(Passage.objects.filter(source=source))
    before = {passage.pk: (_place(passage), _around(passage)) for passage in passages}
    for passage in passages:
        passage.source = source
        _follow(passage, old, edit)
    moved = [passage for passage in passages if _place(passage) != before[passage.pk][0]]
    Passage.objects.bulk_update(moved, _PLACE, batch_size=500)
    among_others = [passage for passage in passages if _around(passage) != before[passage.pk][1]]
    Passage.objects.bulk_update(among_others, _AROUND, batch_size=500)
    lost = PassageState.ORPHANED
    return [passage for passage in moved if passage.state == lost and before[passage.pk][0][2] != lost]


def _place(passage: Passage) -> tuple[int | None, int | None, str]:
    return passage.start, passage.end, passage.state


def _around(passage: Passage) -> tuple[str, str]:
    return passage.prefix, passage.suffix


def _follow(passage: Passage, old: str, edit: Edit) -> None:
    span, text = passage.span(), passage.source.text
    if span is None or passage.state != PassageState.ANCHORED or not passage.stands_at(span, old):
        passage.anchor()
    elif moved := edit.moved(span, sentence_at(old, span)):
        passage.start, passage.end = moved
    elif text:
        passage.follow(old, span, follow(old, text, span, edit.about(span.start), passage.quote()))
    else:
        passage.anchor()


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
