"""What an editor takes from a page besides what was filled in, or a text that is pasted instead of it."""

from collections.abc import Collection

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.editing.history import acting
from factcheck.editing.rows import locked, save_valid, stored
from sources.intake.facts import text_facts
from sources.intake.filling import fill
from sources.intake.fitting import whole_text
from sources.intake.markup.article import LeftOut
from sources.intake.missing import missing_from, with_paragraphs
from sources.intake.pages import PageFacts
from sources.models import CaptureAttempt, Source
from sources.texts import reanchor

_TOLD = ("title", "byline", "published_on", "published_on_precision", "language")
_GONE = gettext_lazy("This source is gone: somebody deleted it.")


def offered(source: Source) -> CaptureAttempt | None:
    """The last attempt at capturing a source, whose page may offer something."""
    return CaptureAttempt.objects.filter(source=source).defer("capture").first()


def paragraphs_offered(source: Source, attempt: CaptureAttempt | None) -> list[LeftOut]:
    """The paragraphs of the page that the source's text lacks still."""
    return missing_from(source.text, (LeftOut(*left) for left in attempt.left_out)) if attempt else []


def take_paragraphs(source: Source, *, words: Collection[str], by: User) -> int:
    """Put those of the offered paragraphs that have these words into the text; none of the others is offered again.

    Returns how many were put in. Passages move along.

    Raises:
        ValidationError: the source is gone, or its text would be too long.
    """
    with acting(by=by, what="added paragraphs that were left out"):
        current = _locked(source)
        attempt = offered(current)
        chosen = [left for left in paragraphs_offered(current, attempt) if left.words in words]
        if chosen:
            _save_text(current, with_paragraphs(current.text, chosen))
        if attempt is not None:
            attempt.left_out = []
            attempt.save(update_fields=["left_out"])
    return len(chosen)


def take_address(source: Source, *, take: bool, by: User) -> None:
    """Give the source the address that its page gives as its own, or don't; it is not offered again.

    Raises:
        ValidationError: the source is gone, or another one has that address.
    """
    with acting(by=by, what="took the page's own address"):
        current = _locked(source)
        attempt = offered(current)
        if attempt is None or not attempt.canonical:
            return
        if take:
            current.url = attempt.canonical
            save_valid(current)
        attempt.canonical = ""
        attempt.save(update_fields=["canonical"])


def paste(source: Source, *, pasted: str, by: User) -> None:
    """Take a text in for a source that has none, and fill in what it tells of itself.

    Raises:
        ValidationError: the source is gone or has a text by now, or nothing was pasted.
    """
    with acting(by=by, what="pasted a text"):
        current = _locked(source)
        if current.text:
            raise ValidationError(_("This source has a text by now: look at it first."))
        facts = text_facts(pasted, url=current.url)
        text = whole_text(facts.text)
        if not text:
            raise ValidationError(_("Paste the text of the page: nothing came."))
        told = {
            name: getattr(facts, name)
            for name in ("title", "byline", "published_on", "published_on_precision", "language")
        }
        fill(current, PageFacts(text=text, **told))


def _save_text(source: Source, text: str) -> None:
    old, source.text = source.text, text
    save_valid(source)
    reanchor(source, old=old)


def _locked(source: Source) -> Source:
    found = locked(stored(source))
    if found is None:
        raise ValidationError(_GONE)
    return found
