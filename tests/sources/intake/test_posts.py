"""Posts on social platforms, as they are exported and as they are copied off the screen."""

import json
from datetime import date
from typing import Any

from sources.intake.facts import text_facts
from sources.intake.posts import post_in
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
    ],
)
def test_other_text_is_no_post(text: str) -> None:
    assert post_in(text) is None
