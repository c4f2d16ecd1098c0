"""A post on a social platform: as it was exported, or as it was copied off the screen."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from factcheck.publishing.links import find_links
from sources.intake.fitting import one_line, whole_text
from sources.intake.written_dates import dates_in

_LONGEST: Final = 2_000_000
_DEEPEST: Final = 6
_HANDLE: Final = re.compile(r"@[\w.-]{1,60}(?:@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4})?")
_TELEGRAM: Final = re.compile(
    r"(?P<author>[^\n\[\]]{1,100}), \[(?P<date>[^\]\n]{8,40})\]:?\s*\n(?P<text>.+)", re.DOTALL
)
_COUNT: Final = re.compile(
    r"[·•|]|[\d.,]+\s?[KMkm]?(?:\s+(?:views?|likes?|repl(?:y|ies)|reposts?|retweets?|quotes?|bookmarks?))?",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"<br\s*/?>|</p>", re.IGNORECASE)
_MARKUP: Final = re.compile(r"<[^<>]{0,2000}>")
_PLATFORMS: Final = {
    "twitter.com": "X",
    "x.com": "X",
    "facebook.com": "Facebook",
    "fb.com": "Facebook",
    "t.me": "Telegram",
    "telegram.me": "Telegram",
    "bsky.app": "Bluesky",
}
_SHORT_LINE: Final = 80
_HEAD_LINES: Final = 3


class Post(NamedTuple):
    """What is known of a post; "" and None for what isn't. `handle` is the author's on the platform, with its @."""

    text: str
    author: str = ""
    handle: str = ""
    moment: datetime | None = None
    platform: str = ""
    url: str = ""


def post_in(pasted: str) -> Post | None:
    """The post that a pasted text is, in an export or copied off the screen; None for any other text."""
    bare = pasted.strip()
    if bare[:1] in {"{", "["} and len(bare) <= _LONGEST:
        try:
            return next(_exported(json.loads(bare), _DEEPEST), None)
        except (ValueError, RecursionError):
            return None
    return _of_telegram_desktop(bare) or _of_screen(bare)


def _exported(value: Any, deepest: int) -> Iterator[Post]:
    """The posts of an export, the first one first, however deep they lie in it."""
    if isinstance(value, list) and deepest:
        for each in value[:100]:
            yield from _exported(each, deepest - 1)
    elif isinstance(value, dict) and deepest:
        found = next((post for read in _READERS if (post := read(value)) and post.text), None)
        if found:
            yield found
            return
        for each in value.values():
            yield from _exported(each, deepest - 1)


def _of_x(value: dict[str, Any]) -> Post | None:
    """What the API of X answers, in both versions, and what its archive holds."""
    inner = value.get("data")
    data: dict[str, Any] = inner if isinstance(inner, dict) else value
    words = data.get("full_text") or (data.get("text") if "author_id" in data or "user" in data else None)
    if not isinstance(words, str):
        return None
    users = _of(value.get("includes"), "users")
    user = data.get("user") or (users[0] if isinstance(users, list) and users else {})
    handle = _words(user, "screen_name", "username")
    number = _words(data, "id_str", "id")
    url = f"https://x.com/{handle}/status/{number}" if handle and number.isdigit() else ""
    return _post(words, (_words(user, "name"), handle), data.get("created_at"), "X", url)


def _of_mastodon(value: dict[str, Any]) -> Post | None:
    account = value.get("account")
    if not isinstance(account, dict) or not isinstance(value.get("content"), str):
        return None
    url = _words(value, "url", "uri")
    handle = _words(account, "acct", "username")
    host = urlsplit(url).hostname or ""
    full = handle if "@" in handle or not host else f"{handle}@{host}"
    who = (_words(account, "display_name"), full)
    return _post(_plain(value["content"]), who, value.get("created_at"), "Mastodon", url)


def _of_activity(value: dict[str, Any]) -> Post | None:
    if value.get("type") not in {"Note", "Article"} or not isinstance(value.get("content"), str):
        return None
    url = _words(value, "url", "id")
    found = re.search(r"/(?:@|users/)([\w.-]{1,60})", _words(value, "attributedTo"))
    handle = f"{found[1]}@{urlsplit(url).hostname}" if found else ""
    return _post(_plain(value["content"]), ("", handle), value.get("published"), "Mastodon", url)


def _of_bluesky(value: dict[str, Any]) -> Post | None:
    record, author = value.get("record"), value.get("author")
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return None
    handle = _words(author, "handle")
    key = _words(value, "uri").rpartition("/")[2]
    url = f"https://bsky.app/profile/{handle}/post/{key}" if handle and key else ""
    return _post(record["text"], (_words(author, "displayName"), handle), record.get("createdAt"), "Bluesky", url)


def _of_telegram(value: dict[str, Any]) -> Post | None:
    messages = value.get("messages")
    if isinstance(messages, list):
        told = ({"from": value.get("name"), **each} for each in messages if isinstance(each, dict))
        return next((post for each in told if (post := _of_telegram(each)) and post.text), None)
    if value.get("type") != "message" or "text" not in value:
        return None
    pieces = value["text"] if isinstance(value["text"], list) else [value["text"]]
    words = "".join(each if isinstance(each, str) else _words(each, "text") for each in pieces)
    return _post(words, (_words(value, "from", "author"), ""), value.get("date"), "Telegram")


def _of_facebook(value: dict[str, Any]) -> Post | None:
    """What Facebook's API answers, and what its archive holds."""
    if isinstance(value.get("message"), str) and "created_time" in value:
        url = _words(value, "permalink_url")
        return _post(value["message"], (_words(value.get("from"), "name"), ""), value["created_time"], "Facebook", url)
    posts = [_words(each, "post") for each in _list(value.get("data"))]
    if not any(posts) or "timestamp" not in value:
        return None
    # "Jane Doe updated her status."
    author = re.match(r"((?:[A-Z][\w'’-]* ?){1,4}) [a-z]", _words(value, "title"))
    who = (author[1] if author else "", "")
    return _post(next(filter(None, posts)), who, value["timestamp"], "Facebook")


_READERS: Final = (_of_mastodon, _of_activity, _of_bluesky, _of_telegram, _of_facebook, _of_x)


def _post(text: str, who: tuple[str, str], moment: Any, platform: str, url: str = "") -> Post:
    author, handle = who
    named = f"@{handle.removeprefix('@')}" if handle else ""
    return Post(whole_text(text), one_line(author, 200), one_line(named, 200), _moment(moment), platform, url)


def _of_telegram_desktop(pasted: str) -> Post | None:
    """“Channel, [28.11.2023 16:24]” above the text, as messages are copied out of Telegram."""
    found = _TELEGRAM.fullmatch(pasted)
    written = next(dates_in(found["date"]), None) if found else None
    if not found or not written:
        return None
    day = datetime.combine(written.day, datetime.min.time())
    return Post(whole_text(found["text"]), one_line(found["author"], 200), "", day, "Telegram")


def _of_screen(pasted: str) -> Post | None:
    """A name and a handle above the text, a moment and counts beneath it or beside the handle."""
    lines = [line.strip() for line in pasted.splitlines() if line.strip()]
    place = next((place for place, line in enumerate(lines[:_HEAD_LINES]) if _is_head(line)), None)
    if place is None:
        return None
    handle = _HANDLE.search(lines[place])
    assert handle is not None  # noqa: S101 -- the line is a head
    author = lines[place][: handle.start()].strip(" ·(|") or (lines[place - 1] if place else "")
    text, beneath = _body(lines[place + 1 :])
    written = next((each for line in (lines[place], *beneath) for each in dates_in(line)), None)
    moment = datetime.combine(written.day, datetime.min.time()) if written else None
    link = next((pasted[start:end] for start, end in find_links(pasted) if _platform(pasted[start:end])), "")
    platform = _platform(link) or _platform_of(handle[0])
    return Post(text, one_line(author, 200), handle[0], moment, platform, link) if text and (moment or link) else None


def _is_head(line: str) -> bool:
    """Whether a line is a handle, with no more than a name before it and a moment behind it."""
    found = _HANDLE.search(line)
    if not found or len(line) > _SHORT_LINE or line[: found.start()][-1:] not in {"", " ", "("}:
        return False
    rest = line[found.end() :].strip(" ·•|)")
    return not rest or any(True for _ in dates_in(rest)) or len(rest.split()) <= len(("28", "Nov"))


def _body(lines: list[str]) -> tuple[str, list[str]]:
    """The text of a post, and the lines of a moment and of counts beneath it."""
    end = len(lines)
    while end and (_COUNT.fullmatch(lines[end - 1]) or _is_moment(lines[end - 1]) or _platform(lines[end - 1])):
        end -= 1
    return whole_text("\n".join(lines[:end])), lines[end:]


def _is_moment(line: str) -> bool:
    return len(line) <= _SHORT_LINE and any(True for _ in dates_in(line)) and bool(re.search(r"\d:\d\d|[·•]", line))


def _platform(address: str) -> str:
    host = (urlsplit(address if "://" in address else f"https://{address}").hostname or "") if "." in address else ""
    return _PLATFORMS.get(host.removeprefix("www.").removeprefix("m."), "")


def _platform_of(handle: str) -> str:
    if handle.endswith(".bsky.social"):
        return "Bluesky"
    return "Mastodon" if "@" in handle[1:] else "X" if "." not in handle else ""


def _moment(written: Any) -> datetime | None:
    try:
        if isinstance(written, int | float):
            return datetime.fromtimestamp(written, UTC)
        words = str(written)
        return datetime.fromisoformat(words) if "-" in words[:8] else parsedate_to_datetime(_rfc(words))
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _rfc(written: str) -> str:
    """“Wed Oct 10 20:19:24 +0000 2018”, as X writes moments, in the order of e-mail."""
    parts = written.split()
    return f"{parts[2]} {parts[1]} {parts[5]} {parts[3]} {parts[4]}" if len(parts) == len("ddmhzy") else written


def _plain(markup: str) -> str:
    return unescape(_MARKUP.sub("", _TAG.sub("\n", markup))).strip()


def _of(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _words(value: Any, *names: str) -> str:
    found = (_of(value, name) for name in names)
    return next((str(each) for each in found if isinstance(each, str | int) and str(each)), "")
