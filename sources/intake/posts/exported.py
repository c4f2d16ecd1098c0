"""A post as platforms and programs that collect posts export it: JSON in many shapes."""

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from sources.intake.posts.post import Post, midnight, moment_of, plain, platform_of, post_of
from sources.intake.posts.shapes import HOME, SHAPES, Shape
from sources.intake.posts.tables import post_in_list, post_in_table
from sources.intake.written_dates import dates_in

_LONGEST: Final = 2_000_000
_DEEPEST: Final = 8
_MOST: Final = 100
_OF_COMMENT: Final = frozenset(["date", "comment", "photo", "url"])
"""What TikTok tells of a comment."""
_SIGNED: Final = ("author", "author_name", "authorname", "byline", "by", "creator", "user", "user_name", "username")
"""Members by which anybody's data name an author; one that a shape doesn't read says that it is none of its posts."""
_ARCHIVE_OF_X: Final = re.compile(r"window\.[\w.]{1,80}\s*=\s*")
_PARAGRAPH: Final = re.compile(r"<p\b[^<>]{0,200}>(.{0,20000}?)</p>", re.DOTALL | re.IGNORECASE)


def exported_post(bare: str) -> Post | None:
    """The first post of an export; None for any other text."""
    bare = _ARCHIVE_OF_X.sub("", bare[: _LONGEST + 1], count=1) if bare.startswith("window.") else bare
    if len(bare) > _LONGEST:
        return None
    if bare[:1] not in {"{", "["}:
        return post_in_table(bare) or post_in_list(bare)
    try:
        return next(_posts_in(_parsed(bare), _DEEPEST), None)
    except (ValueError, RecursionError):
        return None


def _parsed(bare: str) -> Any:
    """A value of JSON, or the first of several that stand in a line each."""
    try:
        return json.loads(bare)
    except json.JSONDecodeError:
        return json.loads(bare.partition("\n")[0])


def _posts_in(value: Any, deepest: int) -> Iterator[Post]:
    """The posts of an export, the first one first, however deep they lie in it."""
    if isinstance(value, list) and deepest:
        for each in value[:_MOST]:
            yield from _posts_in(each, deepest - 1)
    elif isinstance(value, dict) and deepest:
        value = _with_authors(value)
        if found := next((post for read in _READERS if (post := read(value)) and post.text), None):
            yield found
            return
        for each in value.values():
            yield from _posts_in(each, deepest - 1)


def _with_authors(value: dict[str, Any]) -> dict[str, Any]:
    """The value with the author in each post, where an answer of X or VK has its authors beside the posts."""
    if users := _list(_at(value, "includes/users")):
        posts = value.get("data")
        of_post = {str(_at(user, "id")): _told(user, "name", "username") for user in users[:_MOST]}
        given = [each for each in (posts if isinstance(posts, list) else [posts]) if isinstance(each, dict)][:_MOST]
        return {"data": [{"user": of_post.get(str(each.get("author_id")), {}), **each} for each in given]}
    if items := _list(value.get("items")):
        groups = _list(value.get("groups"))[:_MOST]
        names = {f"-{_words(each, 'id')}": _told(each, "name", "screen_name") for each in groups}
        names |= {_words(each, "id"): _person(each) for each in _list(value.get("profiles"))[:_MOST]}
        given = [each for each in items[:_MOST] if isinstance(each, dict)]
        return {"items": [{"poster": names.get(_words(each, "from_id"), {}), **_numbered(each)} for each in given]}
    return value


def _told(who: Any, *names: str) -> dict[str, str]:
    """So much of an author that it can stand in each post: nothing in which posts are looked for again."""
    return {name: _words(who, name) for name in names}


def _person(profile: Any) -> dict[str, str]:
    name = f"{_words(profile, 'first_name')} {_words(profile, 'last_name')}".strip()
    return {"name": name, "screen_name": _words(profile, "screen_name")}


def _numbered(item: dict[str, Any]) -> dict[str, Any]:
    return {**item, "number": f"{item['owner_id']}_{item.get('id')}"} if "owner_id" in item else item


def _of_shapes(value: dict[str, Any]) -> Post | None:
    """What has one of the shapes in which words, author and moment each stand at a place of their own."""
    shape = next((each for each in SHAPES if _has(value, each)), None)
    if shape is None:
        return None
    text = _words(value, *shape.text)
    text = _of_bytes(text) if shape.is_of_bytes else text
    handle, number = _words(value, *shape.handle), _words(value, *shape.number)
    address = urljoin(HOME.get(shape.platform, ""), _words(value, *shape.address))
    if not address and number and (handle or "{handle}" not in shape.link):
        address = shape.link.format(handle=handle, number=number)
    platform = shape.platform or platform_of(address)
    who = (_words(value, *shape.name), handle)
    if not any(who) and _is_signed(value):
        return None
    return post_of(unescape(text) if shape.is_escaped else text, who, _words(value, *shape.moment), platform, address)


def _has(value: dict[str, Any], shape: Shape) -> bool:
    is_theirs = any(_at(value, sign) is not None for sign in shape.signs)
    is_theirs = is_theirs and all(_at(value, name) is not None for name in shape.needed)
    # X writes its numbers as text, the databases of others don't.
    is_theirs = is_theirs and not (shape.platform == "X" and isinstance(value.get("author_id"), int))
    return is_theirs and bool(_words(value, *shape.text) and _words(value, *shape.moment))


def _is_signed(value: dict[str, Any]) -> bool:
    """Whether an author is named in words, which an address as “urn:li:person:x” is not."""
    told = {str(name).casefold(): each for name, each in value.items()}
    return any(not name.startswith("urn:") for name in (_words(told, each) for each in _SIGNED) if name)


def _of_mastodon(value: dict[str, Any]) -> Post | None:
    account = value.get("account")
    if not isinstance(account, dict) or not isinstance(value.get("content"), str):
        return None
    url = _words(value, "url", "uri")
    handle = _words(account, "acct", "username")
    host, platform = urlsplit(url).hostname or "", platform_of(url)
    full = handle if "@" in handle or not host or platform else f"{handle}@{host}"
    who = (_words(account, "display_name"), full)
    return post_of(plain(value["content"]), who, value.get("created_at"), platform or "Mastodon", url)


def _of_activity(value: dict[str, Any]) -> Post | None:
    if value.get("type") not in {"Note", "Article"} or not isinstance(value.get("content"), str):
        return None
    url = _words(value, "url", "id")
    found = re.search(r"/(?:@|users/)([\w.-]{1,60})", _words(value, "attributedTo"))
    handle = f"{found[1]}@{urlsplit(url).hostname}" if found else ""
    return post_of(plain(value["content"]), ("", handle), value.get("published"), "Mastodon", url)


def _of_bluesky(value: dict[str, Any]) -> Post | None:
    post = _of_shapes(value)
    key = _words(value, "uri").rpartition("/")[2]
    if post is None or post.platform != "Bluesky" or not (post.handle and key):
        return None
    return post._replace(url=f"https://bsky.app/profile/{post.handle.removeprefix('@')}/post/{key}")


def _of_telegram(value: dict[str, Any]) -> Post | None:
    """What Telegram's own program exports: a chat with its messages, or one of them."""
    messages = value.get("messages")
    if not isinstance(messages, list):
        return _of_message(value)
    told = ({"from": value.get("name"), **each} for each in messages if isinstance(each, dict))
    return next((post for each in told if (post := _of_message(each)) and post.text), None)


def _of_message(value: dict[str, Any]) -> Post | None:
    if value.get("type") != "message" or "text" not in value:
        return None
    pieces = value["text"] if isinstance(value["text"], list) else [value["text"]]
    words = "".join(each if isinstance(each, str) else _words(each, "text") for each in pieces)
    return post_of(words, (_words(value, "from", "author"), ""), value.get("date"), "Telegram")


def _of_archive(value: dict[str, Any]) -> Post | None:
    """What the archive of Facebook holds, whose letters are bytes of UTF-8 each."""
    data = _list(value.get("data"))
    seen = [each for beside in _list(value.get("attachments"))[:_MOST] for each in _list(_at(beside, "data"))]
    words = [_words(each, "post", "comment/comment", "media/description") for each in [*data, *seen][:_MOST]]
    if not any(words) or "timestamp" not in value:
        return None
    # "Jane Doe updated her status."
    author = re.match(r"((?:[A-Z][\w'’-]* ?){1,4}) [a-z]", _of_bytes(_words(value, "title")))
    named = next(filter(None, (_of_bytes(_words(each, "comment/author")) for each in data[:_MOST])), "")
    who = (named or (author[1] if author else ""), "")
    return post_of(_of_bytes(next(filter(None, words))), who, value["timestamp"], "Facebook")


def _of_threads(value: dict[str, Any]) -> Post | None:
    """What the archive of Instagram holds of Threads."""
    items = _dicts(value.get("text_post_app_text_posts"))
    told = (each for item in items for each in (item, *_dicts(item.get("media"))))
    found = next((post for each in told if (post := _of_shapes(each)) and post.text), None)
    return found._replace(platform="Threads") if found else None


def _of_tiktok(value: dict[str, Any]) -> Post | None:
    """What TikTok gives its users: the list of their comments, one that tells all of itself, or a video."""
    told = {str(name).casefold(): each for name, each in value.items()}
    listed = (_of_comment(each) for each in _dicts(told.get("commentslist")))
    whole = _of_comment(value) if told.keys() >= _OF_COMMENT else None
    return next(filter(None, listed), whole or _of_video(told))


def _of_comment(value: dict[str, Any]) -> Post | None:
    told = {str(name).casefold(): each for name, each in value.items()}
    text, moment = _words(told, "comment"), _words(told, "date")
    if not (told.keys() <= _OF_COMMENT and text and moment_of(moment)):
        return None
    return post_of(text, ("", ""), moment, "TikTok")


def _of_video(told: dict[str, Any]) -> Post | None:
    text, moment, address = _words(told, "title"), _words(told, "date"), _words(told, "link")
    if platform_of(address) != "TikTok" or _is_signed(told) or not (text and moment_of(moment)):
        return None
    return post_of(text, ("", ""), moment, "TikTok", address)


def _of_bytes(words: str) -> str:
    try:
        return words.encode("latin-1").decode()
    except UnicodeError:
        return words


def _of_embed(value: dict[str, Any]) -> Post | None:
    """What oEmbed answers for a post: a quotation, its author, and a link that says when."""
    markup, name = value.get("html"), _words(value, "author_name")
    found = _PARAGRAPH.search(markup) if isinstance(markup, str) and name else None
    if found is None:
        return None
    address, home = _words(value, "url"), urlsplit(_words(value, "author_url")).path.strip("/")
    written = next(dates_in(plain(str(markup)[found.end() :])), None)
    handle = home.removeprefix("@") if home and "/" not in home else ""
    platform = platform_of(address) or _words(value, "provider_name")
    return post_of(plain(found[1]), (name, handle), midnight(written.day) if written else None, platform, address)


_READERS: Final[tuple[Callable[[dict[str, Any]], Post | None], ...]] = (
    *(_of_mastodon, _of_activity, _of_bluesky, _of_telegram, _of_archive, _of_threads, _of_embed, _of_shapes),
    _of_tiktok,
)


def _at(value: Any, path: str) -> Any:
    """What lies at a path of names in nested values; None for nothing."""
    for name in path.split("/"):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [each for each in _list(value)[:_MOST] if isinstance(each, dict)]


def _words(value: Any, *paths: str) -> str:
    found = (_at(value, path) for path in paths)
    return next((str(each) for each in found if isinstance(each, str | int | float) and str(each).strip()), "")
