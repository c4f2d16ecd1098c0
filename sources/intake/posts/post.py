"""A post on a social platform, and what its addresses, moments and marks tell of it."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from sources.intake.fitting import one_line, whole_text

_TAG: Final = re.compile(r"<br\s*/?>|</p>|</div>", re.IGNORECASE)
_MARKUP: Final = re.compile(r"<[^<>]{0,2000}>")
_PLATFORMS: Final = {
    "twitter.com": "X",
    "x.com": "X",
    "facebook.com": "Facebook",
    "fb.com": "Facebook",
    "t.me": "Telegram",
    "telegram.me": "Telegram",
    "bsky.app": "Bluesky",
    "instagram.com": "Instagram",
    "threads.net": "Threads",
    "threads.com": "Threads",
    "tiktok.com": "TikTok",
    "tiktokv.com": "TikTok",
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "reddit.com": "Reddit",
    "vk.com": "VK",
    "ok.ru": "Odnoklassniki",
    "linkedin.com": "LinkedIn",
    "truthsocial.com": "Truth Social",
    "gab.com": "Gab",
}
_SHORTCODE: Final = re.compile(r":\w{1,40}:")
# “2024-03-12 09:15:22 UTC”, or in another zone, of which letters don't say where it is.
_ZONED: Final = re.compile(r"(\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})? ([A-Z]{2,5})")
_SECONDS: Final = re.compile(r"\d{5,14}(?:\.\d{1,9})?")
_TOO_LARGE_FOR_SECONDS: Final = 100_000_000_000


class Post(NamedTuple):
    """What is known of a post; "" and None for what isn't. `handle` is the author's on the platform, with its @."""

    text: str
    author: str = ""
    handle: str = ""
    moment: datetime | None = None
    platform: str = ""
    url: str = ""


def post_of(text: str, who: tuple[str, str], moment: Any, platform: str, url: str = "") -> Post:
    """A post of what an export or a screen gives, in the forms that fields take."""
    author, handle = who
    named = f"@{handle.removeprefix('@')}" if handle else ""
    name = one_line(_SHORTCODE.sub("", author), 200)
    return Post(whole_text(text), name, one_line(named, 200), moment_of(moment), platform, url)


def platform_of(address: str) -> str:
    """The platform on whose host an address is; "" for any other, and for words that are no address."""
    try:
        host = urlsplit(address if "://" in address else f"https://{address}").hostname or ""
    except ValueError:
        return ""
    return _PLATFORMS.get(re.sub(r"^(?:www|m|mobile|old|vm)\.", "", host), "")


def moment_of(written: Any) -> datetime | None:
    """The moment that a program writes: by ISO 8601, as in e-mail, or in seconds or their thousandths since 1970."""
    try:
        if isinstance(written, datetime):
            return written
        if _SECONDS.fullmatch(str(written)):
            seconds = float(written)
            return datetime.fromtimestamp(seconds / (1000 if seconds > _TOO_LARGE_FOR_SECONDS else 1), UTC)
        words = str(written)
        if zoned := _ZONED.fullmatch(words):
            words = zoned[1] + ("+00:00" if zoned[2] in {"UTC", "GMT"} else "")
        return datetime.fromisoformat(words) if "-" in words[:8] else parsedate_to_datetime(_rfc(words))
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def midnight(day: date) -> datetime:
    """The moment at which a day begins, for a post of which the day is known."""
    return datetime.combine(day, datetime.min.time())


def plain(markup: str) -> str:
    """The words of a post that is given as HTML."""
    return unescape(_MARKUP.sub("", _TAG.sub("\n", markup))).strip()


def _rfc(written: str) -> str:
    """“Wed Oct 10 20:19:24 +0000 2018”, as X writes moments, in the order of e-mail."""
    parts = written.split()
    return f"{parts[2]} {parts[1]} {parts[5]} {parts[3]} {parts[4]}" if len(parts) == len("ddmhzy") else written
