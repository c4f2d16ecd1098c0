"""Carrying out an attempt to capture a source: fetch it, keep what was seen, fill in what the editor left empty."""

import logging
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone
from django.utils.text import Truncator

from factcheck.editing.history import acting
from factcheck.editing.rows import locked, stored
from factcheck.publishing.planning.state import ever_published
from sources.fetching.errors import FetchError
from sources.fetching.fetcher import Fetched, fetch
from sources.fetching.warc import warc_of
from sources.intake.pages import PageFacts, page_facts
from sources.models import Capture, CaptureAttempt, Publisher, Source
from sources.models.capture_attempt import MAX_MESSAGE
from sources.texts import reanchor
from sources.vocabulary import AttemptState

_BROKEN = "Something went wrong on our side; the server's log has the details. Try again, or tell your administrator."
_MAX_TITLE = 500
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


def _end(attempt: CaptureAttempt, state: AttemptState, message: str, capture: Capture | None = None) -> None:
    ours = CaptureAttempt.objects.filter(pk=attempt.pk, state=AttemptState.RUNNING, tries=attempt.tries)
    line = Truncator(" ".join(message.split())).chars(MAX_MESSAGE)
    if not ours.update(state=state, message=line, capture=capture, finished_at=timezone.now()):
        raise _OvertakenError


def _capture(attempt: CaptureAttempt) -> None:
    fetched = fetch(attempt.source.url)
    facts = page_facts(fetched.content, media_type=fetched.content_type, url=fetched.url)
    with acting(by=attempt.asked_by, what="captured"):
        capture = _keep(attempt.source, fetched, facts)
        source = locked(stored(attempt.source))
        if source is None:
            raise _OvertakenError
        notes = [_about_text(fetched, facts), _about_damage(facts), _about_rest(facts), _fill(source, facts)]
        _end(attempt, AttemptState.DONE, " ".join(filter(None, notes)), capture)


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
        return "The PDF is kept, but its text can't be read by itself: copy the words you need into the text."
    return "The page is kept, but no text was found in it: copy the words you need into the text."


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


def _fill(source: Source, facts: PageFacts) -> str:
    """Fill the empty fields of a source with what its page says; return what the editor should still look at."""
    found = _empty(source, facts)
    note = _match_publisher(source, facts, found)
    for name, value in found.items():
        setattr(source, name, value)
    try:
        source.clean_fields(exclude=_others(source, found))
    except ValidationError as error:
        # Better one value less than no capture.
        logger.warning("A page's facts don't fit source %s: %s", source.pk, error.message_dict)
        return ""
    if found:
        _save(source, found)
    return note


def _save(source: Source, found: dict[str, object]) -> None:
    fields = {*found, "updated_at"}
    if "title" in found and not ever_published(source.record_kind, [source.public_id]):
        # It was made from the address; one that readers know stays.
        source.slug = ""
        fields.add("slug")
    source.save(update_fields=fields)
    if "text" in found:
        reanchor(source, old="")


def _empty(source: Source, facts: PageFacts) -> dict[str, object]:
    """The values for the fields that the editor left empty; the address stands in for a title not yet known."""
    found: dict[str, object] = {}
    is_bare = source.title in {"", source.url, source.url[:_MAX_TITLE]}
    if is_bare and facts.title:
        found["title"] = facts.title
    if is_bare and facts.language:
        # A language can't be empty: only one that came with no more than an address is a guess.
        found["language"] = facts.language
    if not source.byline and facts.byline:
        found["byline"] = facts.byline
    if source.published_on is None and facts.published_on is not None:
        found |= {"published_on": facts.published_on, "published_on_precision": facts.published_on_precision}
    if not source.text and facts.text:
        found["text"] = facts.text
    return found


def _match_publisher(source: Source, facts: PageFacts, found: dict[str, object]) -> str:
    if source.publisher_id is not None:
        return ""
    publisher = _publisher_of(source, facts)
    if publisher is not None:
        found["publisher"] = publisher
        return ""
    return f"The page names “{facts.publisher}” as its publisher: choose or add it." if facts.publisher else ""


def _publisher_of(source: Source, facts: PageFacts) -> Publisher | None:
    """The one publisher with the name that the page gives, or else the one whose homepage is on its host."""
    named = Publisher.objects.filter(name__folded_exact=facts.publisher)[:2] if facts.publisher else []
    host = urlsplit(source.url).hostname or ""
    bare = host.removeprefix("www.")
    homes = [f"{scheme}://{prefix}{bare}/" for scheme in ("https", "http") for prefix in ("", "www.")]
    for matches in (list(named), list(Publisher.objects.filter(homepage__in=homes)[:2])):
        if len(matches) == 1:
            return matches[0]
    return None


def _others(source: Source, found: dict[str, object]) -> set[str]:
    return {field.name for field in source._meta.fields} - set(found)
