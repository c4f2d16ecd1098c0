"""Posts on social platforms, as they are exported and as they are copied off the screen."""

import json
from datetime import date, datetime
from typing import Any

from sources.intake.facts import text_facts
from sources.intake.posts.pasted import post_in
from tests.effort import calls_of
from tests.sources.intake.posts_of_exports import EXPORTS, OTHER_DATA, OTHER_TABLES, Export
from tests.together import each_of

DAY = date(2023, 11, 28)
SAID = "The bridge is closed, says the mayor."
X_TEXT = {"id": "12", "text": SAID, "author_id": "7", "created_at": "2023-11-28T16:15:30.000Z"}
EXPORTED: dict[str, tuple[Any, str, str]] = {
    "X, second version": (
        {"data": X_TEXT, "includes": {"users": [{"id": "7", "name": "Jane Doe", "username": "janedoe"}]}},
        "X",
        "Jane Doe (@janedoe)",
    ),
    "X, first version": (
        {
            "created_at": "Tue Nov 28 16:15:30 +0000 2023",
            "full_text": SAID,
            "user": {"name": "Jane Doe", "screen_name": "janedoe"},
        },
        "X",
        "Jane Doe (@janedoe)",
    ),
    "X, archive": ([{"tweet": {"created_at": "Tue Nov 28 16:15:30 +0000 2023", "full_text": SAID}}], "X", ""),
    "Mastodon": (
        {
            "created_at": "2023-11-28T16:15:30.000Z",
            "url": "https://example.social/@jane/1",
            "content": "<p>The bridge is closed, <b>says</b> the mayor.</p>",
            "account": {"acct": "jane", "display_name": "Jane Doe"},
        },
        "Mastodon",
        "Jane Doe (@jane@example.social)",
    ),
    "ActivityPub": (
        {
            "type": "Note",
            "id": "https://example.social/users/jane/statuses/1",
            "content": f"<p>{SAID}</p>",
            "published": "2023-11-28T16:15:30Z",
            "attributedTo": "https://example.social/users/jane",
        },
        "Mastodon",
        "@jane@example.social",
    ),
    "Bluesky": (
        {
            "thread": {
                "post": {
                    "uri": "at://did:plc:x/app.bsky.feed.post/3k",
                    "author": {"handle": "jane.bsky.social", "displayName": "Jane Doe"},
                    "record": {"text": SAID, "createdAt": "2023-11-28T16:15:30.000Z"},
                }
            }
        },
        "Bluesky",
        "Jane Doe (@jane.bsky.social)",
    ),
    "LinkedIn": (
        {
            "author": "urn:li:person:x",
            "created": {"time": 1701188130000},
            "id": "urn:li:share:1",
            "specificContent": {"com.linkedin.ugc.ShareContent": {"shareCommentary": {"text": SAID}}},
        },
        "LinkedIn",
        "",
    ),
    "LinkedIn, newer": (
        {"commentary": SAID, "id": "urn:li:share:1", "lifecycleState": "PUBLISHED", "publishedAt": 1701188130000},
        "LinkedIn",
        "",
    ),
    "LinkedIn, collected": (
        {
            "text": SAID,
            "url": "https://www.linkedin.com/posts/x",
            "authorName": "Jane Doe",
            "postedAtISO": "2023-11-28T16:15:30.000Z",
        },
        "LinkedIn",
        "Jane Doe",
    ),
    "Telegram": (
        {
            "name": "Town news",
            "messages": [
                {"type": "service", "text": ""},
                {
                    "type": "message",
                    "date": "2023-11-28T16:15:30",
                    "text": ["The ", {"type": "bold", "text": "bridge"}, " is closed, says the mayor."],
                },
            ],
        },
        "Telegram",
        "Town news",
    ),
    "X, many with their authors": (
        {"data": [X_TEXT], "includes": {"users": [{"id": "8", "name": "Other"}, {"id": "7", "username": "jane"}]}},
        "X",
        "@jane",
    ),
    "X, as its page loads it": (
        {
            "result": {
                "rest_id": "12",
                "core": {"user_results": {"result": {"legacy": {"name": "Jane Doe", "screen_name": "janedoe"}}}},
                "legacy": {"created_at": "Tue Nov 28 16:15:30 +0000 2023", "full_text": SAID},
            }
        },
        "X",
        "Jane Doe (@janedoe)",
    ),
    "X, embedded": (
        {
            "url": "https://twitter.com/janedoe/status/12",
            "author_name": "Jane Doe",
            "author_url": "https://twitter.com/janedoe",
            "html": f"<blockquote><p>{SAID}</p>&mdash; Jane Doe <a href='/x'>November 28, 2023</a></blockquote>",
        },
        "X",
        "Jane Doe (@janedoe)",
    ),
    "Telegram, bot": (
        {
            "channel_post": {
                "message_id": 5,
                "chat": {"title": "Town news", "username": "town"},
                "date": 1701188130,
                "text": SAID,
            }
        },
        "Telegram",
        "Town news (@town)",
    ),
    "Instagram": (
        {
            "caption": SAID,
            "permalink": "https://www.instagram.com/p/x/",
            "timestamp": "2023-11-28T16:15:30+0000",
            "username": "town",
        },
        "Instagram",
        "@town",
    ),
    "YouTube": (
        {"id": "x", "snippet": {"publishedAt": "2023-11-28T16:15:30Z", "channelTitle": "Town TV", "description": SAID}},
        "YouTube",
        "Town TV",
    ),
    "Reddit": (
        {"data": {"body": SAID, "author": "jane_doe", "created_utc": 1701188130.0, "permalink": "/r/town/comments/x/"}},
        "Reddit",
        "@jane_doe",
    ),
    "VK": (
        {
            "items": [{"id": 5, "from_id": -1, "owner_id": -1, "date": 1701188130, "text": SAID}],
            "groups": [{"id": 1, "name": "Town news", "screen_name": "town"}],
        },
        "VK",
        "Town news (@town)",
    ),
    "TikTok": (
        {"id": "7", "desc": SAID, "createTime": 1701188130, "author": {"uniqueId": "jane", "nickname": "Jane Doe"}},
        "TikTok",
        "Jane Doe (@jane)",
    ),
    "Facebook, archive": (
        [{"timestamp": 1701188130, "title": "Jane Doe updated her status.", "data": [{"post": SAID}]}],
        "Facebook",
        "Jane Doe",
    ),
    "Facebook": (
        {"message": SAID, "created_time": "2023-11-28T16:15:30+0000", "from": {"name": "Town Hall"}},
        "Facebook",
        "Town Hall",
    ),
}


def test_archive_and_lines_of_posts_are_read_and_their_letters_mended() -> None:
    archive = 'window.YTD.tweets.part0 = [{"tweet": {"created_at": "2023-11-28T16:15:30Z", "full_text": "a &amp; b"}}]'
    lines = f"{json.dumps(X_TEXT)}\n{json.dumps({**X_TEXT, 'text': 'Another'})}"
    facebook = json.dumps([{"timestamp": 1701188130, "data": [{"post": "ferm\u00c3\u00a9"}]}])

    assert [text_facts(each).text for each in (archive, lines, facebook)] == ["a & b", SAID, "fermé"]


def test_exported_posts_tell_author_moment_platform_and_words() -> None:
    wrong = []
    for name, (value, platform, byline) in EXPORTED.items():
        facts = text_facts(json.dumps(value))
        found = (facts.text, facts.published_on, facts.publisher, facts.byline, facts.kind)
        if found != (SAID, DAY, platform, byline, "post"):
            wrong.append((name, found))

    assert wrong == []


@each_of(
    ("pasted", "platform", "byline"),
    [
        (f"Jane Doe\n@janedoe\n{SAID}\n4:05 PM · Nov 28, 2023\n·\n1,234 Views\n12\n3", "X", "Jane Doe (@janedoe)"),
        (f"Jane Doe @jane@example.social · Nov 28, 2023\n\n{SAID}", "Mastodon", "Jane Doe (@jane@example.social)"),
        (
            f"Jane Doe\n@jane.bsky.social\n{SAID}\nNovember 28, 2023 at 4:05 PM",
            "Bluesky",
            "Jane Doe (@jane.bsky.social)",
        ),
        (f"Jane Doe\n@janedoe\n{SAID}\nÖS 4:15 · 28 Kas 2023\n·\n1.234 Görüntülenme", "X", "Jane Doe (@janedoe)"),
        (f"Jane Doe\n@janedoe\n·\nNov 28, 2023\nReplying to @bob\n{SAID}\n1.2K", "X", "Jane Doe (@janedoe)"),
        (f"{SAID}\n— Jane Doe (@janedoe) November 28, 2023", "X", "Jane Doe (@janedoe)"),
        (f"[28/11/2023, 16:15:30] Jane Doe: {SAID}", "WhatsApp", "Jane Doe"),
        (f"Town news\n{SAID}\n12.3K\nviews\n16:15, Nov 28, 2023\nt.me/town/55", "Telegram", "Town news (@town)"),
        (f"Town Hall\nNovember 28, 2023 at 4:15 PM ·\n{SAID}\n12\nLike\nShare", "Facebook", "Town Hall"),
        (
            f"jane.doe\n11/28/2023\n{SAID}\n12\n3\nhttps://www.threads.net/@jane.doe/post/Cx1a2b3",
            "Threads",
            "@jane.doe",
        ),
        (f"Новости города, [28.11.2023 16:24]\n{SAID}", "Telegram", "Новости города"),
    ],
)
def test_post_copied_off_the_screen_tells_as_much(pasted: str, platform: str, byline: str) -> None:
    facts = text_facts(pasted)

    assert (facts.text, facts.publisher, facts.byline, facts.published_on) == (SAID, platform, byline, DAY)


@each_of(
    "text",
    [
        "{}",
        "[]",
        '{"a": 1}',
        "{not json",
        "[1] The bridge is closed.",
        "[" * 100_000,
        '{"text": "x", "data": [[[[[[[[[[1]]]]]]]]]]}',
        "@mayor_example says the bridge is closed\n\nText of 28 November 2023.",
        "Bridge closed\nWrite to me@example.org\n28 November 2023\nThe bridge was closed.",
        '{"data": {"author_id": 1, "text": 5}, "timestamp": "x"}',
        '{"message": "", "created_time": 9e99}',
        '{"items": [{"from_id": [1], "text": "x"}], "groups": [{"id": {}}], "html": "<p>", "author_name": "x"}',
        "Town Hall\\nNovember 28, 2023 ·\\nThe bridge was closed.\\nhttp://[",
    ],
)
def test_other_text_is_no_post(text: str) -> None:
    assert post_in(text) is None


@each_of("export", EXPORTS.values())
def test_export_of_an_account_tells_words_author_moment_platform_and_address(export: Export) -> None:
    facts, post = text_facts(export.file), post_in(export.file)

    assert post is not None
    assert post.moment is not None
    assert post.moment.replace(tzinfo=None, microsecond=0) == datetime(2023, 11, 28, 16, 15, 30)
    assert (facts.text, facts.publisher, facts.byline, facts.published_on) == (
        *(export.text, export.platform, export.byline),
        DAY,
    )
    assert export.address in {"", post.url}


@each_of("text", [*OTHER_TABLES, "a,b,c\n" + '"' * 200_000, "date,text,url\n" * 20_000, "Date: x\n\n" * 50_000])
def test_other_table_is_no_post(text: str) -> None:
    assert post_in(text) is None


@each_of("value", OTHER_DATA)
def test_data_of_others_are_no_post(value: Any) -> None:
    assert post_in(json.dumps(value)) is None


def _threads(deep: int) -> dict[str, Any]:
    return {"text_post_app_text_posts": [_threads(deep - 1)]} if deep else {"x": 1}


def _posters(deep: int) -> dict[str, Any]:
    item = {"from_id": -1}
    return {"items": [item] * 30, "groups": [{"id": 1, **_posters(deep - 1)}]} if deep else item


def _users(deep: int) -> dict[str, Any]:
    post = {"author_id": "1"}
    return {"data": [post] * 30, "includes": {"users": [{"id": "1", **_users(deep - 1)}]}} if deep else post


def _chats(deep: int) -> dict[str, Any]:
    return {"messages": [_chats(deep - 1)]} if deep else {"x": 1}


@each_of("value", [_threads(16), _posters(3), _users(3), _chats(16)])
def test_nested_exports_are_read_without_looking_at_anything_many_times(value: dict[str, Any]) -> None:
    calls = calls_of(lambda: post_in(json.dumps(value)))

    assert calls["_posts_in"] + calls["_of_shapes"] < 1_000
