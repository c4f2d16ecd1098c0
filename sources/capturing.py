"""Carrying out an attempt to capture a source: fetch it, keep what was seen, fill in what the editor left empty."""

import logging
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.text import Truncator

from factcheck.editing.history import acting
from factcheck.editing.rows import locked, stored
from sources.fetching.errors import FetchError
from sources.fetching.fetcher import Fetched, fetch
from sources.fetching.warc import warc_of
from sources.intake.filling import fill
from sources.intake.missing import missing_from
from sources.intake.pages import PageFacts, page_facts
from sources.models import Capture, CaptureAttempt, Source
from sources.models.capture_attempt import MAX_MESSAGE
from sources.vocabulary import AttemptState

_BROKEN = "Something went wrong on our side; the server's log has the details. Try again, or tell your administrator."
_PDF = "application/pdf"

logger = logging.getLogger(__name__)


class _OvertakenError(Exception):
    """Somebody tried again or deleted the source meanwhile: what this try found is not kept."""


def carry_out(attempt_id: int) -> None:
    """Carry out a waiting attempt and record how it ended; leave any other alone."""
    attempt = _begun(attempt_id)
    if attempt is None:
        return
    try:
        _capture(attempt)
    except FetchError as error:
        _end(attempt, AttemptState.FAILED, str(error))
    except _OvertakenError:
        logger.info("Attempt %s was overtaken", attempt_id)
    except Exception:
        # Whatever it was, the row must not say "running" for good.
        logger.exception("Attempt %s to capture a source broke", attempt_id)
        _end(attempt, AttemptState.FAILED, _BROKEN)


def _begun(attempt_id: int) -> CaptureAttempt | None:
    waiting = CaptureAttempt.objects.filter(pk=attempt_id, state=AttemptState.WAITING)
    # One UPDATE: of two workers with the same attempt, one begins.
    if not waiting.update(state=AttemptState.RUNNING, started_at=timezone.now(), tries=F("tries") + 1):
        return None
    return CaptureAttempt.objects.select_related("source", "asked_by").get(pk=attempt_id)


def _offers(source: Source, facts: PageFacts) -> dict[str, Any]:
    """What an editor may still take from the page: paragraphs that the text lacks, and its own address."""
    left_out = [list(left) for left in missing_from(source.text, facts.left_out)]
    return {"left_out": left_out, "canonical": facts.canonical if facts.canonical != source.url else ""}


def _end(
    attempt: CaptureAttempt, state: AttemptState, message: str, capture: Capture | None = None, **offers: Any
) -> None:
    ours = CaptureAttempt.objects.filter(pk=attempt.pk, state=AttemptState.RUNNING, tries=attempt.tries)
    line = Truncator(" ".join(message.split())).chars(MAX_MESSAGE)
    if not ours.update(state=state, message=line, capture=capture, finished_at=timezone.now(), **offers):
        raise _OvertakenError


def _capture(attempt: CaptureAttempt) -> None:
    fetched = fetch(attempt.source.url)
    facts = page_facts(fetched.content, media_type=fetched.content_type, url=fetched.url)
    with acting(by=attempt.asked_by, what="captured"):
        capture = _keep(attempt.source, fetched, facts)
        source = locked(stored(attempt.source))
        if source is None:
            raise _OvertakenError
        notes = [
            _about_text(fetched, facts),
            _about_pages(facts),
            _about_damage(facts),
            _about_rest(facts),
            fill(source, facts),
        ]
        _end(attempt, AttemptState.DONE, " ".join(filter(None, notes)), capture, **_offers(source, facts))


def _keep(source: Source, fetched: Fetched, facts: PageFacts) -> Capture:
    return Capture.objects.create(
        source=source,
        captured_at=fetched.moment,
        media_type=fetched.media_type,
        content=fetched.content,
        text=facts.text,
        warc=warc_of(fetched, text=facts.text),
        status=fetched.status,
        final_url=fetched.url,
    )


def _about_text(fetched: Fetched, facts: PageFacts) -> str:
    if facts.text:
        return ""
    if fetched.media_type == _PDF:
        return "The PDF is kept, but no text was found in it, its pages may be pictures: copy the words you need."
    return "The page is kept, but no text was found in it: copy the words you need into the text."


def _about_pages(facts: PageFacts) -> str:
    return (
        f"The PDF has {len(facts.pages)} pages: an empty line parts them in the text." if len(facts.pages) > 1 else ""
    )


def _about_damage(facts: PageFacts) -> str:
    if not facts.damaged:
        return ""
    count = f"{facts.damaged} characters" if facts.damaged > 1 else "One character"
    return f"{count} of the page could not be read: each shows as “\ufffd”."


def _about_rest(facts: PageFacts) -> str:
    """That the page shows more that may be of the article, with its first words."""
    if not facts.left_out:
        return ""
    count = f"{len(facts.left_out)} paragraphs" if len(facts.left_out) > 1 else "one paragraph"
    first = Truncator(" ".join(facts.left_out[0].words.split())).chars(80)
    return (
        f"The page shows {count} more that may belong to the text, first “{first}”: compare, and add what is missing."
    )
