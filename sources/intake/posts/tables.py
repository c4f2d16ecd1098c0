"""Posts in tables and lists that platforms give their users, and in those of programs that collect posts."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from itertools import islice
from typing import Final

from sources.intake.posts.post import Post, moment_of, platform_of, post_of

_LONGEST_HEADING: Final = 2_000
_FEWEST_COLUMNS: Final = 3
_ROWS: Final = 50
_BLOCKS: Final = 50
_TEXTS: Final = (
    *("sharecommentary", "message", "comment text", "body", "full_text", "text", "comment", "contents", "content"),
    *("caption", "tweet", "description", "title"),
)
_MOMENTS: Final = (
    *("date", "comment create timestamp", "created_at", "post created", "timestamp", "created", "created_utc", "time"),
    *("published", "datetime", "post created date"),
)
_ADDRESSES: Final = ("permalink", "sharelink", "link", "url", "post url", "permalink_url", "tweet url")
_NAMES: Final = ("page name", "group name", "author", "author name", "display name", "name")
_HANDLES: Final = ("user name", "username", "screen name", "screen_name", "handle", "author username")
# LinkedIn ends each line of a post by a quotation mark and begins the next one with another.
_LINE_OF_LINKEDIN: Final = re.compile(r'"\n"')
_PAIR: Final = re.compile(r"([A-Z][\w() ]{1,30}): ?(.*)")
_OF_TIKTOK: Final = frozenset({"Photo", "Url", "Like(s)", "Who can view", "Sound"})


def post_in_table(bare: str) -> Post | None:
    """The first post of a table with headings; None where these name no words, moment and platform."""
    heading = bare.partition("\n")[0][:_LONGEST_HEADING]
    mark = max(",;\t", key=heading.count)
    if heading.count(mark) + 1 < _FEWEST_COLUMNS:
        return None
    try:
        rows = list(islice(csv.reader(StringIO(bare), delimiter=mark), _ROWS))
    except csv.Error:
        return None
    names = [each.strip().strip("\ufeff").casefold() for each in rows[0]]
    read = (_post(dict(zip(names, row, strict=False))) for row in rows[1:])
    return next((post for post in read if post is not None), None)


def _post(row: Mapping[str, str]) -> Post | None:
    text, moment, address = _first(row, _TEXTS), _first(row, _MOMENTS), _first(row, _ADDRESSES)
    if "comment id" in row and row.get("video id"):
        address = f"https://www.youtube.com/watch?v={row['video id']}&lc={row['comment id']}"
        text = _pieces(text)
    if row.get("sharecommentary"):
        text = _LINE_OF_LINKEDIN.sub("\n", text)
    platform = platform_of(address)
    if not (text and platform and moment_of(moment)):
        return None
    return post_of(text, (_first(row, _NAMES), _first(row, _HANDLES)), moment, platform, address)


def _first(row: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((row[name].strip() for name in names if row.get(name, "").strip()), "")


def _pieces(text: str) -> str:
    """The words of a comment that is given as pieces of JSON, one behind another."""
    try:
        pieces = json.loads(f"[{text}]") if text.startswith("{") else []
        return "".join(str(each["text"]) for each in pieces) or text
    except (ValueError, TypeError, KeyError, RecursionError):
        return text


def post_in_list(bare: str) -> Post | None:
    """The first post of a list of TikTok's, in which each line is a heading, a colon and what it says."""
    if not bare.startswith("Date: "):
        return None
    return next((post for block in _blocks(bare) if (post := _of_block(block)) is not None), None)


def _blocks(bare: str) -> Iterator[dict[str, str]]:
    for block in bare.split("\n\n", _BLOCKS)[:_BLOCKS]:
        pairs = (_PAIR.fullmatch(line.strip()) for line in block.splitlines())
        yield {found[1]: found[2].strip() for found in pairs if found}


def _of_block(block: dict[str, str]) -> Post | None:
    text, address = block.get("Comment") or block.get("Title") or "", block.get("Link", "")
    is_theirs = _OF_TIKTOK & block.keys() or platform_of(address) == "TikTok"
    if not (text and is_theirs and moment_of(block.get("Date"))):
        return None
    return post_of(text, ("", ""), block["Date"], "TikTok", address)
