"""What the desk is told of followers."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.following.admin import rows
from factcheck.following.models import Subscription
from tests.following.conftest import follower


def test_desk_is_shown_counts_by_sort_and_nothing_of_whom_or_of_what_was_searched(client: Client, editor: User) -> None:
    for number, path in enumerate(
        ["/claims/?topic=a", "/claims/?topic=a", "/claims/?q=my+village", "/claims/?claimant=b&q=my+village"]
    ):
        follower(path, address=f"{number}@example.org", frequency="daily")
    follower("/claims/3k9xw2m7q0rt/")
    Subscription.objects.create(address="new@example.org", path="/claims/", frequency="daily", language="en")
    client.force_login(editor)

    page = client.get("/admin/followers/").content.decode()

    assert [(str(row.name), row.daily, row.at_once) for row in rows()] == [
        ("a record", 0, 1),
        ("a topic", 2, 0),
        ("a claimant", 0, 0),
        ("a search", 2, 0),
        ("all new claims", 0, 0),
        ("corrections and withdrawals", 0, 0),
    ]
    assert "example.org" not in page
    assert "village" not in page
    assert "/admin/followers/" in client.get("/admin/").content.decode()


@pytest.mark.parametrize("is_signed_in", [True, False])
def test_reader_is_shown_no_counts(client: Client, *, is_signed_in: bool) -> None:
    if is_signed_in:
        client.force_login(User.objects.create_user("reader"))

    assert client.get("/admin/followers/").status_code == 302
