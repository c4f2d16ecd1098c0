"""What is recorded from a source already, and its text with these words marked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from claims.models import Attribution, Evidence, NoComment, Rebuttal
from claims.vocabulary import RebuttalAim
from sources.anchoring import Span
from sources.locating import likely
from sources.models import Passage, Source
from sources.vocabulary import PassageState

MOST_NAMED = 20
"""How many passages over one stretch its mark names: a bound on the page's size."""

MOST_LISTED = 300
"""How many passages are listed beside the text; all of them are marked in it."""

_AROUND = 60

SAYS, CONTESTS, SILENT, SHOWS = "says", "contests", "silent", "shows"


@dataclass(frozen=True, kw_only=True)
class Part:
    """One thing that a passage carries."""

    sort: str
    title: str
    claim: str
    url: str
    claim_id: int
    claim_url: str
    # What “answer this” and “further words” start from; 0 and "" where they can't.
    answers: int = 0
    more: str = ""


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """A passage with what it carries, numbered as in the text."""

    passage: Passage
    number: int
    parts: list[Part] = field(default_factory=list)

    @property
    def label(self) -> str:
        """What the mark in the text says when it is pointed at."""
        found = "; ".join(f"{part.title}: {part.claim}" for part in self.parts)
        return f"{self.number}. {found or 'passage without a claim'}"

    @property
    def listed(self) -> bool:
        """Whether it stands in the list beside the text."""
        return self.number <= MOST_LISTED

    @property
    def url(self) -> str:
        """Where it is told what it carries: in the list, or on the passage's own page."""
        pk = self.passage.pk
        return f"#part-{pk}" if self.listed else reverse("admin:sources_passage_change", args=[pk])

    @property
    def sorts(self) -> list[str]:
        """The sorts of what it carries, each once: they colour its mark. “bare” if it carries nothing."""
        return list(dict.fromkeys(part.sort for part in self.parts)) or ["bare"]


def recorded(source: Source) -> list[Recorded]:
    """The passages of a source in the order of its text, in a constant number of queries."""
    said: QuerySet[Any] = Attribution.objects.select_related("claim", "claimant")
    contested: QuerySet[Any] = Rebuttal.objects.select_related("claim", "claimant")
    silent: QuerySet[Any] = NoComment.objects.select_related("claim", "claimant")
    shown: QuerySet[Any] = Evidence.objects.select_related("review__claim", "review__publisher")
    rows = Passage.objects.filter(source=source).prefetch_related(
        Prefetch("attributions", said),
        Prefetch("rebuttals", contested),
        Prefetch("no_comments", silent),
        Prefetch("evidence", shown),
    )
    return [
        Recorded(passage=passage, number=number, parts=list(_parts(passage))) for number, passage in enumerate(rows, 1)
    ]


_InContext = tuple[str, str, str]


def likely_places(source: Source, orphans: Iterable[Recorded]) -> Iterator[tuple[Recorded, _InContext | None]]:
    """Orphans, each with the one stretch that it probably means now and what stands around that."""
    for number, orphan in enumerate(orphans):
        span = likely(source.text, orphan.passage.quote()) if number < MOST_NAMED else None
        yield orphan, in_context(source.text, span) if span else None


def in_context(text: str, span: Span) -> _InContext:
    """The words before a stretch, its words, and those after, each on one line."""
    pieces = (text[max(0, span.start - _AROUND) : span.start], text[slice(*span)], text[span.end : span.end + _AROUND])
    before, words, after = (" ".join(piece.split()) for piece in pieces)
    return before, words, after


def _parts(passage: Any) -> Iterator[Part]:
    for said in passage.attributions.all():
        yield _part(SAYS, said, f"{said.claimant} {said.get_stance_display()}", said.claim, answers=said.pk)
    for contest in passage.rebuttals.all():
        is_of_it = contest.aim == RebuttalAim.CLAIM
        how = contest.get_kind_display() if is_of_it else contest.get_aim_display()
        yield _part(CONTESTS, contest, f"{contest.claimant}: {how}", contest.claim)
    for silent in passage.no_comments.all():
        yield _part(SILENT, silent, str(silent), silent.claim)
    for shown in passage.evidence.all():
        title = f"Evidence: {shown.get_bearing_display()} ({shown.review.publisher})"
        yield _part(SHOWS, shown.review, title, shown.review.claim)


def _part(sort: str, row: Any, title: str, claim: Any, answers: int = 0) -> Part:
    name = row._meta.model_name
    return Part(
        sort=sort,
        title=title,
        claim=claim.text,
        url=reverse(f"admin:claims_{name}_change", args=[row.pk]),
        claim_id=claim.pk,
        claim_url=reverse("admin:claims_claim_change", args=[claim.pk]),
        answers=answers,
        more="" if sort == SHOWS else f"{name}-{row.pk}",
    )


def marked(text: str, found: Iterable[Recorded]) -> SafeString:
    """The text as HTML that holds no other text, so that positions in it are positions in the source.

    A stretch that several passages share is marked once, with the sorts of all. Before a passage's first character
    stands an empty target, after its last an empty link to what it carries.
    """
    begin, end = _edges(text, found)
    pieces: list[str] = []
    active: dict[int, Recorded] = {}
    last = 0
    for place in sorted({*begin, *end, len(text)}):
        pieces.append(_stretch(text[last:place], active.values()))
        for item in end[place]:
            del active[item.number]
            pieces.append(_reference(item))
        for item in begin[place]:
            active[item.number] = item
            pieces.append(format_html('<a class="start" id="words-{}" tabindex="-1"></a>', item.passage.pk))
        last = place
    return mark_safe("".join(pieces))  # noqa: S308 -- every piece is escaped


_Edges = defaultdict[int, list[Recorded]]


def _edges(text: str, found: Iterable[Recorded]) -> tuple[_Edges, _Edges]:
    begin: _Edges = defaultdict(list)
    end: _Edges = defaultdict(list)
    for item in found:
        span = item.passage.span()
        # Positions given by hand may lie beyond the text.
        if span is not None and item.passage.state == PassageState.ANCHORED and span.end <= len(text):
            begin[span.start].append(item)
            end[span.end].append(item)
    return begin, end


def _stretch(text: str, active: Iterable[Recorded]) -> str:
    # A bare CR would come back from the browser as a line feed.
    words = conditional_escape(text).replace("\r", "&#13;")
    carried = list(islice(active, MOST_NAMED))
    if not carried or not text:
        return words
    sorts = dict.fromkeys(sort for item in carried for sort in item.sorts)
    title = "\n".join(item.label for item in carried)
    opening = format_html('<mark class="{}" title="{}">', " ".join(sorts), title)
    return f"{opening}{words}</mark>"


def _reference(item: Recorded) -> str:
    return format_html(
        '<a class="reference" href="{}" data-number="{}" aria-label="{}"></a>',
        item.url,
        item.number,
        f"Recorded as {item.label}",
    )
