"""Exports of posts that people download of their own accounts, and tables of programs that collect posts."""

import json
from typing import Any, Final, NamedTuple

SAID: Final = "The bridge is closed, says the mayor."
FRENCH: Final = "Le pont est fermé, dit la maire."
MOJIBAKE: Final = FRENCH.encode().decode("latin-1")


class Export(NamedTuple):
    """What stands in a file, and what is read of its first post. All are of 28 November 2023, 16:15:30."""

    file: str
    platform: str
    byline: str = ""
    address: str = ""
    text: str = SAID


def _json(value: Any) -> str:
    return json.dumps(value)


_CREATE: Final = {
    "id": "https://example.social/users/jane/statuses/1/activity",
    "type": "Create",
    "actor": "https://example.social/users/jane",
    "published": "2023-11-28T16:15:30Z",
    "object": {
        "id": "https://example.social/users/jane/statuses/1",
        "type": "Note",
        "published": "2023-11-28T16:15:30Z",
        "url": "https://example.social/@jane/1",
        "attributedTo": "https://example.social/users/jane",
        "content": f"<p>{SAID}</p>",
    },
}
_TELEGRAM: Final = {
    "name": "Town news",
    "type": "public_channel",
    "id": 1,
    "messages": [
        {"id": 1, "type": "service", "date": "2023-11-27T10:00:00", "action": "create_channel", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2023-11-28T16:15:30",
            "date_unixtime": "1701188130",
            "from": "Town news",
            "from_id": "channel1",
            "text": [{"type": "bold", "text": "The bridge"}, " is closed, says the mayor."],
            "text_entities": [],
        },
    ],
}
_LINK: Final = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7135"
_REDDIT: Final = "https://www.reddit.com/r/town/comments/abc/bridge/k1/"
_VIDEO: Final = "https://www.tiktokv.com/share/video/7123/"
EXPORTS: Final[dict[str, Export]] = {
    "LinkedIn, Shares.csv": Export(
        "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
        f'2023-11-28 16:15:30,{_LINK},"{SAID}",,,MEMBER_NETWORK\n',
        "LinkedIn",
        address=_LINK,
    ),
    "LinkedIn, Shares.csv of several lines": Export(
        "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
        f'2023-11-28 16:15:30,{_LINK},"The bridge is closed.""\n""Says the mayor, ""sadly"".",,,MEMBER_NETWORK\n',
        "LinkedIn",
        address=_LINK,
        text='The bridge is closed.\nSays the mayor, "sadly".',
    ),
    "LinkedIn, Comments.csv": Export(
        f"Date,Link,Message\n2023-11-28 16:15:30,{_LINK},{json.dumps(SAID)}\n", "LinkedIn", address=_LINK
    ),
    "Mastodon, outbox.json": Export(
        _json(
            {
                "type": "OrderedCollection",
                "orderedItems": [{"type": "Announce", "object": "https://x.example/1"}, _CREATE],
            }
        ),
        "Mastodon",
        "@jane@example.social",
        "https://example.social/@jane/1",
    ),
    "Telegram, result.json of a channel": Export(_json(_TELEGRAM), "Telegram", "Town news"),
    "Telegram, result.json of an account": Export(
        _json({"about": "x", "personal_information": {"user_id": 1}, "chats": {"about": "x", "list": [_TELEGRAM]}}),
        "Telegram",
        "Town news",
    ),
    "X, tweets.js": Export(
        "window.YTD.tweets.part0 = "
        + _json([{"tweet": {"id_str": "12", "created_at": "Tue Nov 28 16:15:30 +0000 2023", "full_text": SAID}}]),
        "X",
    ),
    "X, note-tweet.js": Export(
        "window.YTD.note_tweet.part0 = "
        + _json([{"noteTweet": {"noteTweetId": "1", "createdAt": "2023-11-28T16:15:30.000Z", "core": {"text": SAID}}}]),
        "X",
    ),
    "Facebook, your_posts.json": Export(
        _json([{"timestamp": 1701188130, "title": "Jane Doe updated her status.", "data": [{"post": MOJIBAKE}]}]),
        "Facebook",
        "Jane Doe",
        text=FRENCH,
    ),
    "Facebook, a photo with its description": Export(
        _json(
            [
                {
                    "timestamp": 1701188130,
                    "attachments": [{"data": [{"media": {"uri": "a.jpg", "description": MOJIBAKE}}]}],
                    "data": [{"update_timestamp": 1701188130}],
                    "title": "Jane Doe added a new photo.",
                }
            ]
        ),
        "Facebook",
        "Jane Doe",
        text=FRENCH,
    ),
    "Facebook, comments.json": Export(
        _json(
            {
                "comments_v2": [
                    {
                        "timestamp": 1701188130,
                        "data": [{"comment": {"timestamp": 1701188130, "comment": MOJIBAKE, "author": "Jane Doe"}}],
                        "title": "Jane Doe commented on Bob Roe's post.",
                    }
                ]
            }
        ),
        "Facebook",
        "Jane Doe",
        text=FRENCH,
    ),
    "Facebook, a group's posts": Export(
        _json(
            {
                "group_posts_v2": [
                    {"timestamp": 1701188130, "data": [{"post": SAID}], "title": "Jane Doe posted in Town."}
                ]
            }
        ),
        "Facebook",
        "Jane Doe",
    ),
    "Instagram, posts_1.json of one picture": Export(
        _json([{"media": [{"uri": "a.jpg", "creation_timestamp": 1701188130, "title": MOJIBAKE}]}]),
        "Instagram",
        text=FRENCH,
    ),
    "Instagram, posts_1.json of several pictures": Export(
        _json(
            [
                {
                    "media": [{"uri": "a.jpg", "creation_timestamp": 1701188130, "title": ""}],
                    "title": MOJIBAKE,
                    "creation_timestamp": 1701188130,
                }
            ]
        ),
        "Instagram",
        text=FRENCH,
    ),
    "Instagram, post_comments_1.json": Export(
        _json(
            [
                {
                    "media_list_data": [{"uri": ""}],
                    "string_map_data": {
                        "Comment": {"value": MOJIBAKE},
                        "Media Owner": {"value": "bob"},
                        "Time": {"timestamp": 1701188130},
                    },
                }
            ]
        ),
        "Instagram",
        text=FRENCH,
    ),
    "Threads, threads_and_replies.json": Export(
        _json(
            {
                "text_post_app_text_posts": [
                    {"media": [{"uri": "", "creation_timestamp": 1701188130, "title": MOJIBAKE}]}
                ]
            }
        ),
        "Threads",
        text=FRENCH,
    ),
    "Reddit, comments.csv": Export(
        "id,permalink,date,ip,subreddit,gildings,link,parent,body,media\n"
        f'k1,{_REDDIT},2023-11-28 16:15:30 UTC,,town,0,https://www.reddit.com/r/town/comments/abc/bridge/,,"{SAID}",\n',
        "Reddit",
        address=_REDDIT,
    ),
    "Reddit, posts.csv": Export(
        "id,permalink,date,ip,subreddit,gildings,title,url,body\n"
        f'abc,{_REDDIT},2023-11-28 16:15:30 UTC,,town,0,Bridge closed,/r/town/,"{SAID}"\n',
        "Reddit",
        address=_REDDIT,
    ),
    "Reddit, a post that is a title": Export(
        "id,permalink,date,ip,subreddit,gildings,title,url,body\n"
        f'abc,{_REDDIT},2023-11-28 16:15:30 UTC,,town,0,"{SAID}",,\n',
        "Reddit",
        address=_REDDIT,
    ),
    "YouTube, comments.csv": Export(
        "Comment ID,Channel ID,Comment Create Timestamp,Price,Parent Comment ID,Post ID,Video ID,Comment Text,Top-Level"
        ' Comment ID\nUgx1,UC1,2023-11-28T16:15:30.123456+00:00,0,,,dQw4,"{""text"":""' + SAID + '""}",\n',
        "YouTube",
        address="https://www.youtube.com/watch?v=dQw4&lc=Ugx1",
    ),
    "YouTube, comments.csv of pieces": Export(
        "Comment ID,Channel ID,Comment create timestamp,Price,Video ID,Comment text\n"
        "Ugx1,UC1,2023-11-28T16:15:30+00:00,0,dQw4,"
        '"{""text"":""The bridge is closed,""},{""text"":"" says the mayor.""}"\n',
        "YouTube",
        address="https://www.youtube.com/watch?v=dQw4&lc=Ugx1",
    ),
    "TikTok, Posts.txt": Export(
        f"Date: 2023-11-28 16:15:30 UTC\nLink: {_VIDEO}\nLike(s): 12\nWho can view: Everyone\nTitle: {SAID}\n\n"
        "Date: 2023-11-27 10:00:00 UTC\nLink: x\nLike(s): 1\n",
        "TikTok",
        address=_VIDEO,
    ),
    "TikTok, Comments.txt": Export(
        f"Date: 2023-11-28 16:15:30 UTC\nComment: {SAID}\nPhoto: N/A\nUrl: \n\n"
        "Date: 2023-11-27 10:00:00 UTC\nComment: x\n",
        "TikTok",
    ),
    "TikTok, user_data.json with comments": Export(
        _json({"Comment": {"Comments": {"CommentsList": [{"date": "2023-11-28 16:15:30", "comment": SAID}]}}}), "TikTok"
    ),
    "TikTok, user_data.json with videos": Export(
        _json({"Video": {"Videos": {"VideoList": [{"Date": "2023-11-28 16:15:30", "Link": _VIDEO, "Title": SAID}]}}}),
        "TikTok",
        address=_VIDEO,
    ),
    "Discord, a channel": Export(
        _json(
            {
                "guild": {"id": "1", "name": "Town"},
                "channel": {"id": "2", "name": "news"},
                "messages": [
                    {
                        "id": "3",
                        "type": "Default",
                        "timestamp": "2023-11-28T16:15:30.000+00:00",
                        "content": SAID,
                        "author": {"id": "4", "name": "janedoe", "nickname": "Jane Doe"},
                    }
                ],
            }
        ),
        "Discord",
        "Jane Doe (@janedoe)",
    ),
    "CrowdTangle, posts of Facebook": Export(
        "Page Name,User Name,Facebook Id,Post Created,Type,URL,Message\n"
        f'Town Hall,townhall,1,2023-11-28 16:15:30 UTC,Status,https://www.facebook.com/1/posts/2,"{SAID}"\n',
        "Facebook",
        "Town Hall (@townhall)",
        "https://www.facebook.com/1/posts/2",
    ),
    "a collector's table of X": Export(
        "id,created_at,author,username,url,text\n"
        f'12,2023-11-28T16:15:30Z,Jane Doe,janedoe,https://x.com/janedoe/status/12,"{SAID}"\n',
        "X",
        "Jane Doe (@janedoe)",
        "https://x.com/janedoe/status/12",
    ),
}
OTHER_TABLES: Final = (
    "Date,Town,Bridges\n2023-11-28,Ardova,3\n",
    "name,text\nJane Doe,The bridge is closed.\n",
    "Date, place, weather: all of this was known.\nThe bridge, says the mayor, is closed.\nNobody, he adds, knew.",
    'date,text,url\n,"",\n',
    "Date: 28 November 2023\nThe bridge is closed.",
    "Date: 2023-11-28\nComment: \n",
)
"""What looks alike and is no export."""
_ANN: Final = {"text": SAID, "date": "2023-11-28"}
OTHER_DATA: Final = (
    {"comment": SAID, "date": "2023-11-28", "author": "Ann Lee"},
    {"comment": SAID, "date": "2023-11-28"},
    {"commits": [{"date": "2023-11-28", "comment": "Mend the bridge"}]},
    {"CommentsList": [{"date": "2023-11-28", "comment": SAID, "name": "Ann Lee"}]},
    {"date": "2023-11-28", "title": SAID, "link": _VIDEO, "author": "Ann Lee"},
    {"user": "Ann Lee", "text": SAID, "created_at": "2023-11-28T16:15:30Z"},
    {"user": {"name": "Ann Lee", "login": "ann"}, "text": SAID, "created_at": "2023-11-28T16:15:30Z"},
    {"id": 5, "author_id": 7, "text": SAID, "created_at": "2023-11-28T16:15:30Z"},
    {"full_text": SAID, "author": "Ann Lee", "created_at": "2023-11-28T16:15:30Z"},
    {"legacy": False, **_ANN},
    {"owner_id": 5, "author": "Ann Lee", **_ANN},
    {"chat": "Support", **_ANN},
    {"create_time": 1701188130, "desc": SAID, "creator": "Ann Lee"},
    {"permalink": "https://blog.example/x", "author": "Ann Lee", **_ANN},
)
"""Data of others that have the words, the day and some member as platforms have."""
