"""Filters that show parts of documents to readers."""

import re
from typing import Any
from urllib.parse import quote, urlsplit

from django import template
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from factcheck.language import dates, days, localisation, wording
from factcheck.public import rendering, rich_text
from factcheck.publishing.addresses import page_path
from factcheck.publishing.models.log import Revision

register = template.Library()

_LONG_PASSAGE = 300
_ENDS = 5
_CODE = re.compile(r"`([^`]+)`")
_WORD = re.compile(r"\w")
_HYPHENATED = re.compile(r"(\b\w{2,16}-\w{2,16}\b)")
# Characters that the narrowest screens show on a line of the largest type.
_LONGEST_WHOLE = 18

register.filter("localised", localisation.localised)
register.filter("canonical", localisation.canonical)
register.filter("translations", localisation.translations)
register.filter("day_to_type", days.typed)
register.filter("page_of_markdown", rich_text.page_of_markdown)
register.filter("plain_words", rich_text.plain_words)
register.filter("language_words", wording.language_words)
register.filter("shortened", wording.shortened)


@register.simple_tag
def api_url(name: str, *args: Any) -> str:
    """The path of an address of the API, which has no language."""
    return unlocalised(f"api:{name}", *args)


@register.simple_tag
def unlocalised(name: str, *args: Any) -> str:
    """The path of an address that has no language."""
    return "/" + reverse(name, args=args).removeprefix(get_script_prefix())


@register.simple_tag
def comma() -> str:
    """What stands between the parts of a list, with the space after it."""
    return pgettext("between the parts of a list", ", ")


@register.filter
def with_address(text: str, address: str) -> SafeString:
    """A text with an address in it, which runs from left to right whatever the words around it do."""
    before, found, after = text.partition(address)
    return format_html('{}<bdi dir="ltr">{}</bdi>{}', before, found, after)


@register.filter
def own_address(record: dict[str, Any]) -> str:
    """The address of a record's page without its slug, in the language of the page."""
    return localisation.localised(page_path(record["type"], record["id"]))


@register.filter
def when(date: dict[str, str] | None) -> SafeString | str:
    """A date of a document, no more exact than it is known; nothing for none."""
    if not date:
        return ""
    words = dates.date_words(date["date"])
    if "earliest" not in date:
        return format_html('<time datetime="{}">{}</time>', date["date"], words)
    # HTML has no way to say what an interval is but words.
    meaning = dates.meaning_words(date["date"])
    explained = format_html(' <small class="meant">({})</small>', meaning) if meaning else ""
    return format_html('<span class="interval">{}{}</span>', words, explained)


@register.filter
def on_day(stamp: str) -> SafeString:
    """The day of a stamp in the reader's language, as a `time` element."""
    return _time(stamp, dates.day_words(stamp))


@register.filter
def at_moment(stamp: str) -> SafeString:
    """A stamp to the minute in the reader's language, in UTC, as a `time` element."""
    return _time(stamp, dates.moment_words(stamp))


def _time(stamp: str, words: str) -> SafeString:
    # HTML takes no more than three digits of a second.
    second = f"{dates.moment(stamp):%Y-%m-%dT%H:%M:%SZ}"
    return format_html('<time datetime="{}">{}</time>', second, words)


@register.filter
def calendar_day(date: str) -> SafeString:
    """A date that is always known to the day."""
    return format_html('<time datetime="{}">{}</time>', date, dates.date_words(date))


@register.filter
def names_besides(record: dict[str, Any]) -> list[dict[str, Any]]:
    """The names of a record in other languages, without the one that leads the page."""
    led_by = record.get("named")
    return [each for each in record.get("names", ()) if each != led_by]


@register.filter
def unbroken(text: str) -> SafeString:
    """A text whose short names of two words, such as Nagorno-Karabakh, stay on one line."""
    return format_html_join("", "{}", ((_kept_whole(part),) for part in _HYPHENATED.split(str(text))))


def _kept_whole(part: str) -> SafeString | str:
    is_name = len(part) <= _LONGEST_WHOLE and _HYPHENATED.fullmatch(part)
    return format_html('<span class="whole">{}</span>', part) if is_name else part


@register.filter
def spaced(name: str) -> str:
    """The words of a name for programs, such as media_objects."""
    return name.replace("_", " ")


@register.filter
def coded(text: str) -> SafeString:
    """A text with what stands in it between backticks as code."""
    parts = ((part, "code" if place % 2 else "") for place, part in enumerate(_CODE.split(str(text))))
    return format_html_join("", "{}", ((format_html("<code>{}</code>", part) if tag else part,) for part, tag in parts))


@register.filter
def markdown(source: str, below: int) -> SafeString:
    """Markdown as clean HTML, its headings under one of level `below`."""
    return rich_text.markdown(source, below=below)


@register.filter
def number(decimal: str | int) -> str:
    """A decimal number with its thousands apart."""
    return wording.number_words(str(decimal))


@register.filter
def web(address: str) -> str:
    """The address if a browser may be sent there, or nothing."""
    return address if address.startswith(("https://", "http://")) else ""


@register.filter
def host(address: str) -> str:
    """The name of the site that an address is on."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


@register.filter
def words_in_original(passage: dict[str, Any]) -> str:
    """The address of the original at the passage's own words, by a text fragment; nothing where there is none."""
    address = web(passage["source"]["address"])
    words = passage["exact"].split()
    if not address or not words:
        return address
    # A whole long passage would make a link of thousands of characters: its two ends are enough.
    long = len(passage["exact"]) > _LONG_PASSAGE
    ends = [words[:_ENDS], words[-_ENDS:]] if long else [words]
    found = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{address}{'' if '#' in address else '#'}:~:text={found}"


@register.filter
def up_to(prefix: str) -> str:
    """The words of a source before a passage."""
    return f"…{prefix}" if _WORD.search(prefix) else prefix


@register.filter
def onwards(suffix: str) -> str:
    """The words of a source after a passage."""
    return f"{suffix}…" if _WORD.search(suffix) else suffix


@register.filter
def timecode(seconds: str) -> str:
    """A place in a recording: 10:15 is ten minutes and fifteen seconds in."""
    return wording.timecode(seconds)


@register.filter
def marking(exact: str, quoted: str) -> SafeString:
    """Words of a source, with those of the speaker marked where they occur in it."""
    before, found, after = exact.partition(quoted) if quoted else (exact, "", "")
    return format_html("{}<mark>{}</mark>{}", before, found, after) if found else format_html("{}", exact)


@register.filter
def title_of(document: dict[str, Any]) -> str:
    """What a record of any kind is called."""
    return rendering.title_of(document)


@register.filter
def headline(document: dict[str, Any]) -> str:
    """What a record is called away from its page, as in the title of a window."""
    return rendering.headline_of(document)


@register.filter
def page_of(revision: Revision) -> str:
    """The address of the page of a revision's record; it leads on to the one with the slug."""
    return page_path(revision.kind, revision.record_id)
