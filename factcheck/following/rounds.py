"""A round of letters: whoever waits for news is mailed, each letter once.

What tells whether a letter is due is `seen` alone. Before a letter is sent, its row is taken for a while, so that no
other worker sends it; once it is sent, the row says how far it told. A worker that is killed between the two leaves
the row taken: after that while, the letter is sent again under the same id.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from django.db.models import F, Min, Q, QuerySet
from django.utils import timezone, translation

from factcheck.following.followed import title_of
from factcheck.following.letters import news_letter
from factcheck.following.models import Subscription
from factcheck.following.news import News, news_of
from factcheck.following.sending import Post
from factcheck.following.vocabulary import DIGEST_AT, Frequency
from factcheck.publishing.models.log import Revision

AGAIN: Final = timedelta(minutes=10)
"""After which a round looks for what the last one left."""
_TAKEN: Final = timedelta(minutes=5)
_FIRST_WAIT: Final = timedelta(minutes=5)
_LONGEST_WAIT: Final = timedelta(days=1)
_MOST_FAILURES: Final = 3
"""Letters in a row that could not be sent, after which the server is taken to be away."""


class _Batch(NamedTuple):
    """Who is to be told the same: what they follow, in which language, after and up to which sequences."""

    frequency: str
    path: str
    language: str
    seen: int
    until: int


class _AwayError(Exception):
    """The server of mail takes nothing now."""


def head() -> int:
    """The sequence of the last revision of the log; -1 where there is none."""
    return _last(Revision.objects.order_by("-sequence"))


def digest_before(now: datetime) -> datetime:
    """When daily letters were last to be sent."""
    today = datetime.combine(now.date(), DIGEST_AT, tzinfo=now.tzinfo)
    return today if today <= now else today - timedelta(days=1)


def next_round(now: datetime) -> datetime | None:
    """When to look again for letters to send; None where nobody waits for any."""
    waiting = _confirmed().filter(seen__lt=head())
    if not waiting.exists():
        return None
    digest = digest_before(now) + timedelta(days=1)
    due = waiting.filter(Q(frequency=Frequency.AT_ONCE) | Q(seen__lt=_until(Frequency.DAILY, now)))
    if due.filter(_is_free(now)).exists():
        return now + AGAIN
    first = due.aggregate(first=Min("not_before"))["first"]
    return min(first, digest) if first else digest


def send_due(now: datetime) -> None:
    """Send each letter that is due. Where the server of mail takes none, the rest waits for the next round."""
    failed = 0
    with Post() as post, suppress(_AwayError):
        for batch in list(_batches(now)):
            failed = _send_batch(batch, now, failed, post)


def _batches(now: datetime) -> Iterator[_Batch]:
    for frequency in Frequency.values:
        until = _until(frequency, now)
        waiting = _due(now).filter(frequency=frequency, seen__lt=until)
        found = waiting.order_by("path", "language", "seen").values_list("path", "language", "seen").distinct()
        yield from (_Batch(frequency, path, language, seen, until) for path, language, seen in found)


def _until(frequency: str, now: datetime) -> int:
    """Up to which sequence letters of a frequency tell: daily ones, of what was there when they were last due."""
    if frequency == Frequency.AT_ONCE:
        return head()
    return _last(Revision.objects.filter(time__lte=digest_before(now)).order_by("-time", "-sequence"))


def _last(revisions: QuerySet[Revision]) -> int:
    found = revisions.values_list("sequence", flat=True).first()
    return -1 if found is None else found


def _send_batch(batch: _Batch, now: datetime, failed: int, post: Post) -> int:
    with translation.override(batch.language):
        news = news_of(batch.path, batch.seen, batch.until)
        title = title_of(batch.path)
    rows = _due(now).filter(frequency=batch.frequency, path=batch.path, language=batch.language, seen=batch.seen)
    if not news:
        rows.update(seen=batch.until)
        return failed
    for key in list(rows.order_by("failures", "pk").values_list("pk", flat=True)):
        failed = 0 if _send(key, batch, title, news, post) else failed + 1
        if failed >= _MOST_FAILURES:
            raise _AwayError
    return failed


def _send(key: int, batch: _Batch, title: str, news: list[News], post: Post) -> bool:
    """Whether a letter went out, or need not; one that can't is tried again later, each time after twice the time."""
    row = _taken(key, batch.seen)
    if row is None:
        return True
    rows = Subscription.objects.filter(pk=key, seen=batch.seen)
    if post.is_sent(news_letter(row, title, news)):
        rows.update(seen=batch.until, failures=0, not_before=None)
        return True
    wait = min(_FIRST_WAIT * 2 ** min(row.failures, 10), _LONGEST_WAIT)
    rows.update(failures=F("failures") + 1, not_before=timezone.now() + wait)
    return False


def _taken(key: int, seen: int) -> Subscription | None:
    """The row, which no other worker takes for a while; None where one has, or whoever followed has stopped."""
    now = timezone.now()
    mine = _due(now).filter(pk=key, seen=seen).update(not_before=now + _TAKEN)
    return Subscription.objects.filter(pk=key).first() if mine else None


def _confirmed() -> QuerySet[Subscription]:
    return Subscription.objects.exclude(confirmed_at=None)


def _due(now: datetime) -> QuerySet[Subscription]:
    return _confirmed().filter(_is_free(now))


def _is_free(now: datetime) -> Q:
    return Q(not_before=None) | Q(not_before__lte=now)
