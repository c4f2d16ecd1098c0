"""The front page: where to begin, what waits, what was done lately."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import ADDITION, DELETION, LogEntry
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone

from claims.models import Claim, Topic
from factcheck.desk import front
from factcheck.desk.front import Entry
from factcheck.editing.history import acting
from factcheck.workflow.templatetags.desk import ago
from tests import factories
from tests.desk.pages import add_url, queries_of, url_of

pytestmark = pytest.mark.django_db


def _page(client: Client) -> str:
    return " ".join(client.get("/admin/").content.decode().split())


def _logged(record: Any, user: User, flag: int = ADDITION, message: str = "Added.") -> None:
    LogEntry.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(record),
        object_id=record.pk,
        object_repr=str(record),
        action_flag=flag,
        change_message=message,
    )


def _someone(*codenames: str) -> User:
    user = User.objects.create_user("someone", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def test_front_page_where_nothing_waits_says_so(desk: Client) -> None:
    assert "Nothing waits." in _page(desk)


def test_front_page_for_someone_without_any_list_does_not_speak_of_waiting(client: Client) -> None:
    client.force_login(_someone())

    assert "What waits" not in _page(client)
    assert "Nothing waits." not in _page(client)


def test_front_page_shows_a_count_with_words_and_a_link(desk: Client) -> None:
    factories.PassageFactory.create(state="orphaned")

    page = _page(desk)

    assert "Orphaned passages" in page
    assert 'href="/admin/sources/passage/?waiting=orphaned"' in page


def test_front_page_shows_what_waits_for_me_before_what_waits_for_all(desk: Client, editor: User) -> None:
    factories.PassageFactory.create(state="orphaned")
    with acting(by=editor, what="began it"):
        factories.ClaimFactory.create()

    groups = desk.get("/admin/").context["front"]["waiting"]

    assert [group["name"] for group in groups] == ["For you", "For the desk"]


def test_entry_is_shown_to_those_who_may_add(client: Client) -> None:
    client.force_login(_someone("add_claim"))

    assert f'href="{add_url(Claim)}"' in _page(client)


def test_entry_is_hidden_from_those_who_may_not_add(client: Client) -> None:
    client.force_login(_someone("view_claim"))

    assert "New claim" not in _page(client)


def test_entry_whose_address_is_not_there_is_hidden(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "ENTRIES", (Entry("New thing", "", "admin:nothing", "claims.add_claim"),))

    assert "New thing" not in _page(desk)


def test_activity_shows_the_latest_changes_of_anyone_newest_first(desk: Client, editor: User) -> None:
    other = User.objects.create_user("colleague")
    claims = factories.ClaimFactory.create_batch(12)
    for number, claim in enumerate(claims):
        _logged(claim, other, message=f"Changed {number}.")
    _logged(claims[0], editor, message="Published as revision 1.")

    response = desk.get("/admin/")

    entries = response.context["front"]["activity"]
    assert [entry.object_id for entry, _ in entries] == [str(each.pk) for each in [claims[0], *claims[:2:-1]]]
    assert "Published as revision 1." in response.content.decode()
    assert "colleague, " in response.content.decode()
    assert url_of(claims[0]) in response.content.decode()


def test_activity_of_many_records_at_once_is_one_line(desk: Client, editor: User) -> None:
    first, second, third = factories.ClaimFactory.create_batch(3)
    _logged(first, editor, message="Published as revision 1.")
    LogEntry.objects.update(action_time=timezone.now() - timedelta(hours=1))
    for claim in (second, third):
        _logged(claim, editor, message="Published as revision 1.")

    response = desk.get("/admin/")

    found = [(entry.object_id, others) for entry, others in response.context["front"]["activity"]]
    assert found == [(str(third.pk), 1), (str(first.pk), 0)]
    assert "and 1 other" in response.content.decode()


def test_activity_leaves_out_what_the_user_may_not_see(client: Client, editor: User) -> None:
    _logged(factories.ClaimFactory.create(text="Known to some."), editor)
    _logged(factories.TopicFactory.create(name="Known to all"), editor)
    _logged(editor, editor)
    client.force_login(_someone("view_topic"))

    entries = client.get("/admin/").context["front"]["activity"]

    assert [entry.object_repr for entry, _ in entries] == ["Known to all"]


def test_activity_of_a_deleted_record_has_no_link(desk: Client, editor: User) -> None:
    topic = factories.TopicFactory.create(name="Gone")
    _logged(topic, editor, DELETION)
    url = url_of(topic)
    Topic.objects.all().delete()

    assert "Gone" in _page(desk)
    assert url not in _page(desk)


def test_activity_of_hostile_text_is_escaped(desk: Client, editor: User) -> None:
    _logged(factories.TopicFactory.create(name="<b onclick=x>"), editor, message="<script>alert(1)</script>")

    assert "<b onclick" not in _page(desk)
    assert "<script>alert" not in _page(desk)


def test_ago_right_after_says_just_now() -> None:

    assert ago(timezone.now()) == "just now"
    assert ago(timezone.now() - timedelta(hours=3, minutes=5)).endswith("hours ago")


def test_front_page_with_much_waiting_makes_as_many_queries_as_with_little(desk: Client, editor: User) -> None:
    def wait(number: int) -> int:
        for _ in range(number):
            factories.PassageFactory.create(state="orphaned")
            _logged(factories.ReviewFactory.create().claim, editor)
        return queries_of(desk, "/admin/")

    wait(1)
    assert wait(1) == wait(30)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_front_page_by_another_method_changes_nothing(method: str, desk: Client) -> None:
    factories.ClaimFactory.create()

    assert getattr(desk, method)("/admin/").status_code < 500
    assert Claim.objects.count() == 1
