"""A post on a social platform, copied off the screen or exported."""

import re
from collections.abc import Sequence
from typing import Final

from factcheck.dates import Precision
from factcheck.publishing.links import find_links
from sources.intake.fitting import one_line, whole_text
from sources.intake.posts.exported import exported_post
from sources.intake.posts.post import Post, midnight, platform_of, post_of
from sources.intake.written_dates import Written, dates_in, with_digits

_HANDLE: Final = re.compile(r"@[\w.-]{1,60}(?:@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4})?")
_UNSEEN: Final = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_MESSAGE: Final = re.compile(
    r"(?P<author>[^\n\[\]]{1,100}), \[(?P<date>[^\]\n]{8,40})\]:?\s*\n(?P<text>.+)"
    r"|\[(?P<date_2>[^\]\n]{8,40})\] (?P<author_2>[^\n\[\]:]{1,100}):\s(?P<text_2>.+)"
    r"|(?P<date_3>\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d(?: [AP]M)?) - (?P<author_3>[^\n:]{1,100}):\s"
    r"(?P<text_3>.+)",
    re.DOTALL,
)
_EMBEDDED: Final = re.compile(r"[—–-]\s?(?P<author>[^\n@]{1,100}) \((?P<handle>@\w{1,60})\) (?P<date>[^\n]{6,40})")
_CHANNEL: Final = re.compile(r"(?:https?://)?t\.me/(?:s/)?(?P<handle>\w{3,60})/\d{1,12}")
_OF_THREADS: Final = re.compile(
    r"(?:https?://)?(?:www\.)?threads\.(?:net|com)/(?P<handle>@[\w.]{1,30})/post/[\w-]{5,20}/?(?:\?\S*)?"
)
# What platforms write above and beneath the words of a post.
_ABOVE: Final = re.compile(
    r"[·•|\W]|follow(?:ing)?|verified(?: account)?|\d{1,3} ?(?:s|m|h|d|w|min|ч|мин)|pinned|"
    r"(?:replying to|en réponse à|respondiendo a|antwort an|в ответ|у відповідь|yanıt olarak|ردًا على|返信先).{0,80}",
    re.IGNORECASE,
)
_BENEATH: Final = re.compile(
    r"[·•|]|(?:[\d.,\s]+(?:[KMB]|тыс\.?|млн|тис\.?|mil|mio\.?|万|萬|ألف)?\s?)?"
    r"(?:(?:quote )?(?:views?|likes?|repl(?:y|ies)|reposts?|retweets?|quotes?|tweets?|"
    r"bookmarks?|boosts?|favou?rites?|comments?|shares?|reactions?)\s?)?|"
    r"show (?:more|this thread|less)|see (?:more|translation)|translat(?:e|ed)(?: (?:post|tweet|from [^\n]{1,20}))?|"
    r"voir plus|traduire le (?:post|tweet)|показать (?:ещё|перевод)|перевести пост|mostrar más|traducir post|"
    r"mehr anzeigen|post übersetzen|daha fazla göster|web|like|comment|share|reply|edited",
    re.IGNORECASE,
)
_TIMED: Final = re.compile(r"\d[:.]\d\d|\d\s?[時时h]|[·•]")
_SHORT_LINE: Final = 80
_HEAD_LINES: Final = 3


def post_in(pasted: str) -> Post | None:
    """The post that a pasted text is, in an export or copied off the screen; None for any other text."""
    bare = pasted.strip()
    if found := exported_post(bare):
        return found
    if bare[:1] == "{":
        return None
    return _of_message(bare) or _of_screen([line for each in bare.splitlines() if (line := _seen(each))], bare)


def _seen(line: str) -> str:
    return line.translate(_UNSEEN).strip()


def _of_message(pasted: str) -> Post | None:
    """“Channel, [28.11.2023 16:24]” above the text, as messages are copied out of Telegram, or of WhatsApp."""
    found = _MESSAGE.fullmatch(pasted)
    if not found:
        return None
    words = {name.partition("_")[0]: value for name, value in found.groupdict().items() if value}
    written = _day_in(words["date"])
    is_telegram = bool(found["date"]) or (bool(found["date_2"]) and "," not in words["date"])
    platform = "Telegram" if is_telegram else "WhatsApp"
    return post_of(words["text"], (words["author"], ""), midnight(written.day), platform) if written else None


def _day_in(line: str) -> Written | None:
    return next((each for each in dates_in(line) if each.precision == Precision.DAY), None)


def _of_screen(lines: Sequence[str], pasted: str) -> Post | None:
    """A name and a handle above the text, a moment and counts beneath it or beside the handle."""
    if lines and (signed := _EMBEDDED.fullmatch(lines[-1])) and (written := _day_in(signed["date"])):
        who = (signed["author"].strip(), signed["handle"])
        return post_of("\n".join(lines[:-1]), who, midnight(written.day), "X")
    place = next((place for place, line in enumerate(lines[:_HEAD_LINES]) if _is_head(line)), None)
    if place is None:
        return _of_channel(lines) or _of_wall(lines) or _of_threads(lines)
    handle = _HANDLE.search(lines[place])
    assert handle is not None  # noqa: S101 -- the line is a head
    above = [line for line in lines[:place] if not _ABOVE.fullmatch(line)]
    author = lines[place][: handle.start()].strip(" ·(|") or next(iter(above), "")
    told, begin = [_day_in(lines[place])], place + 1
    while begin < len(lines) and _is_aside(lines[begin]):
        told.append(_day_in(lines[begin]))
        begin += 1
    text, beneath = _body(lines[begin:])
    written = next(filter(None, [*told, *map(_day_in, beneath)]), None)
    link = next((pasted[start:end] for start, end in find_links(pasted) if platform_of(pasted[start:end])), "")
    platform = platform_of(link) or _platform_by(handle[0])
    moment = midnight(written.day) if written else None
    return Post(text, one_line(author, 200), handle[0], moment, platform, link) if text and (moment or link) else None


def _is_head(line: str) -> bool:
    """Whether a line is a handle, with no more than a name before it and a moment behind it."""
    found = _HANDLE.search(line)
    if not found or len(line) > _SHORT_LINE or line[: found.start()][-1:] not in {"", " ", "("}:
        return False
    rest = line[found.end() :].strip(" ·•|)")
    return not rest or any(True for _ in dates_in(rest)) or len(rest.split()) <= len(("28", "Nov"))


def _is_day(line: str) -> bool:
    written = _day_in(line)
    return written is not None and not line[: written.start].strip(" ·") and not line[written.end :].strip(" ·.г")


def _body(lines: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The text of a post, and the lines beneath it: a moment with counts, or counts alone."""
    moment = next((place for place in range(len(lines) - 1, -1, -1) if _is_moment(lines[place])), len(lines))
    if any(len(line) > _SHORT_LINE for line in lines[moment:]):
        moment = len(lines)
    end = moment
    while end and (_BENEATH.fullmatch(lines[end - 1]) or platform_of(lines[end - 1])):
        end -= 1
    return whole_text("\n".join(lines[:end])), lines[end:]


def _is_moment(line: str) -> bool:
    """Whether a line is a date with a time or a point between them, and few other words."""
    written = _day_in(line) if len(line) <= _SHORT_LINE else None
    if written is None or not _TIMED.search(with_digits(line[: written.start] + line[written.end :])):
        return False
    return len((line[: written.start] + line[written.end :]).split()) <= _SHORT_LINE // 10


def _of_channel(lines: Sequence[str]) -> Post | None:
    """A message on the page of a channel of Telegram: its name, the words, a moment and its address."""
    found = next((match for line in lines[-3:] if (match := _CHANNEL.fullmatch(line))), None)
    text, beneath = _body([line for line in lines[1:] if not _CHANNEL.fullmatch(line)])
    written = next(filter(None, map(_day_in, beneath)), None)
    if found is None or written is None or not text:
        return None
    return post_of(
        text,
        (lines[0], found["handle"]),
        midnight(written.day),
        "Telegram",
        f"https://{found[0].removeprefix('https://')}",
    )


def _of_wall(lines: Sequence[str]) -> Post | None:
    """A post of Facebook: a name, a moment with a point behind it, the words, buttons."""
    if len(lines) < len(("name", "moment", "text", "Share")) or not lines[1].endswith("·"):
        return None
    written = _day_in(lines[1])
    text, beneath = _body(lines[2:])
    has_buttons = bool({"like", "share", "comment"} & {line.lower() for line in beneath})
    return post_of(text, (lines[0], ""), midnight(written.day), "Facebook") if written and has_buttons else None


def _of_threads(lines: Sequence[str]) -> Post | None:
    """A post of Threads with its address: its author's handle without a mark, a day or an age, the words, counts."""
    found = next((match for line in (*lines[:1], *lines[-1:]) if (match := _OF_THREADS.fullmatch(line))), None)
    rest = [line for line in lines if not _OF_THREADS.fullmatch(line)]
    if found is None or not rest or rest[0].lower() != found["handle"][1:].lower():
        return None
    begin = next((place for place, line in enumerate(rest) if place and not _is_aside(line)), len(rest))
    text, beneath = _body(rest[begin:])
    written = next(filter(None, map(_day_in, (*rest[1:begin], *beneath))), None)
    address = f"https://{found[0].partition('://')[2] or found[0]}".partition("?")[0]
    moment = midnight(written.day) if written else None
    return Post(text, "", found["handle"], moment, "Threads", address) if text else None


def _is_aside(line: str) -> bool:
    return bool(_ABOVE.fullmatch(line)) or _is_day(line)


def _platform_by(handle: str) -> str:
    if handle.endswith(".bsky.social"):
        return "Bluesky"
    return "Mastodon" if "@" in handle[1:] else "X" if "." not in handle else ""
