"""Where the exports of platforms, and of programs that collect posts, have words, author, moment and address."""

from typing import Final, NamedTuple


class Shape(NamedTuple):
    """The places of one sort of export: each a path of names, parted by slashes; the first that holds something counts.

    It is the shape of what has one of `signs`, all that is `needed`, a text and a moment. `link` makes an address of
    `handle` and `number` where none is given.
    """

    platform: str
    signs: tuple[str, ...]
    text: tuple[str, ...]
    moment: tuple[str, ...]
    name: tuple[str, ...] = ()
    handle: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    number: tuple[str, ...] = ()
    link: str = ""
    is_escaped: bool = False
    # Whether its letters are bytes of UTF-8 each.
    is_of_bytes: bool = False
    needed: tuple[str, ...] = ()


_X_USER: Final = "core/user_results/result"
_OF_LINKEDIN: Final = "specificContent/com.linkedin.ugc.ShareContent"
SHAPES: Final = (
    Shape(
        "X",
        ("full_text", "author_id", "user/screen_name", "legacy/full_text", "rawContent", "extended_tweet"),
        (
            *("note_tweet/text", "note_tweet/note_tweet_results/result/text", "extended_tweet/full_text", "full_text"),
            *("legacy/full_text", "rawContent", "text"),
        ),
        ("created_at", "legacy/created_at", "date"),
        ("user/name", "user/displayname", "author/name", f"{_X_USER}/legacy/name", f"{_X_USER}/core/name"),
        (
            *("user/screen_name", "user/username", "author/username", f"{_X_USER}/legacy/screen_name"),
            f"{_X_USER}/core/screen_name",
        ),
        (),
        ("id_str", "rest_id", "id"),
        "https://x.com/{handle}/status/{number}",
        is_escaped=True,
    ),
    Shape(
        "Bluesky",
        ("record/text",),
        ("record/text",),
        ("record/createdAt",),
        ("author/displayName",),
        ("author/handle",),
    ),
    Shape("Bluesky", ("value/$type",), ("value/text",), ("value/createdAt",)),
    Shape(
        "Telegram",
        ("chat/title", "chat/username", "chat/first_name", "chat/type"),
        ("text", "caption"),
        ("date",),
        ("chat/title", "from/first_name"),
        ("chat/username", "from/username"),
        (),
        ("message_id",),
        "https://t.me/{handle}/{number}",
    ),
    Shape("Telegram", ("peer_id", "_"), ("message",), ("date",)),
    Shape(
        "Facebook",
        ("created_time",),
        ("message",),
        ("created_time",),
        ("from/name",),
        (),
        ("permalink_url",),
    ),
    # Instagram, Threads, CrowdTangle: the platform is that of the address.
    Shape(
        "",
        ("permalink", "postUrl"),
        ("caption", "text", "message"),
        ("timestamp", "date"),
        ("account/name", "name"),
        ("username", "account/handle"),
        ("permalink", "postUrl"),
    ),
    # Its two interfaces for posts; what programs collect of it.
    Shape(
        "LinkedIn",
        (_OF_LINKEDIN, "lifecycleState"),
        (f"{_OF_LINKEDIN}/shareCommentary/text", "commentary"),
        ("firstPublishedAt", "publishedAt", "created/time", "createdAt"),
        (),
        (),
        (),
        ("id",),
        "https://www.linkedin.com/feed/update/{number}",
    ),
    Shape(
        "",
        ("authorProfileUrl", "postedAtISO", "postedAtTimestamp"),
        ("text", "commentary"),
        ("postedAtISO", "postedAtTimestamp", "postedDate"),
        ("authorName", "author/name"),
        (),
        ("url", "postUrl"),
    ),
    Shape("Instagram", ("creation_timestamp",), ("title",), ("creation_timestamp",), is_of_bytes=True),
    Shape(
        "Instagram",
        ("string_map_data/Comment",),
        ("string_map_data/Comment/value",),
        ("string_map_data/Time/timestamp",),
        is_of_bytes=True,
    ),
    # X's archive of longer posts.
    Shape("X", ("noteTweetId",), ("core/text",), ("createdAt",)),
    Shape(
        "Discord",
        ("author/nickname", "author/discriminator"),
        ("content",),
        ("timestamp",),
        ("author/nickname", "author/name"),
        ("author/name",),
    ),
    Shape(
        "YouTube",
        ("snippet/channelTitle", "snippet/authorDisplayName"),
        ("snippet/textOriginal", "snippet/textDisplay", "snippet/description", "snippet/title"),
        ("snippet/publishedAt",),
        ("snippet/authorDisplayName", "snippet/channelTitle"),
        (),
        (),
        ("id",),
        "https://www.youtube.com/watch?v={number}",
    ),
    Shape("Reddit", ("permalink",), ("body", "selftext", "title"), ("created_utc",), (), ("author",), ("permalink",)),
    Shape(
        "VK",
        ("owner_id",),
        ("text",),
        ("date",),
        ("poster/name",),
        ("poster/screen_name",),
        (),
        ("number",),
        "https://vk.com/wall{number}",
        needed=("from_id",),
    ),
    Shape(
        "TikTok",
        ("author/uniqueId", "video", "video_description"),
        ("desc", "video_description"),
        ("createTime", "create_time"),
        ("author/nickname",),
        ("author/uniqueId", "username"),
        (),
        ("id",),
        "https://www.tiktok.com/@{handle}/video/{number}",
    ),
)
"""In the order in which they are tried."""

HOME: Final = {"Reddit": "https://www.reddit.com"}
"""What addresses of a platform that have no host are relative to."""
