"""Every page of the desk, asked for by everybody, and by some with every method.

A page that `role_table` does not name fails here. To add one, write a line there: a new view of a model into the
table of its group, such as `"merge": Page(PA, PA)` in `RECORD`; a new model into `MODELS`; a page of the site itself
into `SITE`. `Page(get, post)` holds the letters of who may. An address with an argument other than a record's
key needs its value in `_argument`.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db import connection, models, transaction
from django.http import HttpResponse
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import URLPattern, URLResolver

from claims.intake import urls as reading_desk
from factcheck.accounts import desk_urls
from factcheck.accounts.changes.recording import record
from factcheck.accounts.models import Sort
from factcheck.desk.site import DeskSite
from factcheck.following import desk_urls as follower_urls
from factcheck.images import desk_urls as image_urls
from factcheck.merging.actions import merge
from factcheck.public import error_pages
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Revision
from factcheck.publishing.writing import actions
from factcheck.redaction.actions import propose
from factcheck.transparency.models import Signing
from factcheck.workflow import desk_urls as work_urls
from factcheck.workflow.actions import comment
from factcheck.workflow.models import Comment
from tests.factories import FACTORIES, PublisherFactory, TopicFactory
from tests.records import whole_publishable_claim
from tests.workflow.people import make_roles, person
from tests.workflow.role_table import CEPA, MODELS, NEVER, PARTS_OF, ROLES, SITE, Page

pytestmark = [pytest.mark.sweep, pytest.mark.django_db]


class Address(NamedTuple):
    """One address of the desk: whose view it is, and how its route is written."""

    # Empty for the site's own.
    model: str
    view: str
    route: str

    @property
    def page(self) -> Page:
        """What the table says of it."""
        return MODELS[self.model][self.view] if self.model else SITE[self.view]


def _patterns(entries: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    for entry in entries:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _patterns(entry.url_patterns, route)
        elif isinstance(entry, URLPattern):
            yield entry.name or "", route


def _addresses() -> list[Address]:
    """Every address of the desk."""
    prefixes = {f"{model._meta.app_label}/{model._meta.model_name}/": model for model in admin.site._registry}
    found = []
    besides = (reading_desk, desk_urls, follower_urls, image_urls, work_urls)
    patterns = [pattern for urls in besides for pattern in urls.urlpatterns]
    for name, route in _patterns([*admin.site.get_urls(), *patterns]):
        model = next((prefixes[prefix] for prefix in prefixes if route.startswith(prefix)), None)
        label = f"{model._meta.app_label}_{model._meta.model_name}" if model else ""
        view = name.removeprefix(f"{label}_") or ("redirect" if model else "catch-all")
        found.append(Address(label, view, route))
    return found


ADDRESSES = _addresses()
QUERIES = {"autocomplete": "?app_label=claims&model_name=claim&field_name=topics&term="}
# Where nothing is to be found, whoever asks.
EMPTY = {"app_list", "catch-all", "view_on_site", "warc", "desk_image"}
OTHERS = ("PUT", "PATCH", "DELETE")
# HEAD and other methods find the same guards as GET: who may do all asks with them, and who may do next to nothing.
FEW = ("A", "s")
# Who may is settled before a page is drawn, which costs most; HEAD draws what GET did.
DRAWN_FOR = "A"
# On the other database, too: the others are told apart by their permissions, and ask for nothing that these don't.
ON_BOTH = FEW


def test_table_names_every_page_of_the_desk_and_no_other() -> None:
    named = {("", view) for view in SITE} | {(model, view) for model in MODELS for view in MODELS[model]}

    assert {(address.model, address.view) for address in ADDRESSES} == named


@pytest.fixture
def desk(db: None) -> dict[str, models.Model]:
    """A row of every model, none of them public but a revision's, by the name that addresses have for the model."""
    make_roles()
    claim = whole_publishable_claim()
    someone = User.objects.create_user("someone", is_staff=True)
    actions.publish(TopicFactory.create(name="Public"), by=someone)
    rows: dict[str, Any] = {
        "auth_user": someone,
        "auth_group": Group.objects.create(name="A group"),
        "publishing_revision": Revision.objects.latest("pk"),
        "accounts_accountchange": record(someone, Sort.MADE, by=someone),
    }
    for model in FACTORIES:
        label = f"{model._meta.app_label}_{model._meta.model_name}"
        rows[label] = model._default_manager.order_by("pk").first() or FACTORIES[model].create()
    publishers = PublisherFactory.create_batch(2)
    rows["merging_merge"] = merge(publishers[0], into=publishers[1], by=someone)
    rows["claims_claim"] = claim
    rows["transparency_signing"] = Signing.objects.create(problem="The key can't be read.")
    chosen = {"captures": [rows["sources_capture"].pk]}
    about = key_of(rows["sources_capture"].source)
    rows["redaction_redaction"] = propose(about, besides=chosen, basis="A court.", by=someone)
    for row in (rows[label] for label in MODELS):
        if hasattr(row, "record_kind"):
            comment(row, by=someone, text="Look.")
    return rows


def _argument(name: str, address: Address, rows: dict[str, Any]) -> str:
    if name in {"object_id", "id", "pk"} and address.model:
        return str(rows[address.model].pk)
    if name == "prefix":
        return PARTS_OF[address.model]
    if name == "comment_id":
        return str(Comment.objects.get(record_id=rows[address.model].public_id).pk)
    return {
        "change": "0",
        "app_label": "claims",
        "url": "nothing",
        "content_type_id": "1",
        "object_id": "1",
        "sha256": "0" * 64,
    }[name]


def _url(address: Address, rows: dict[str, Any]) -> str:
    def filled(found: "re.Match[str]") -> str:
        return _argument(found[1].rpartition(":")[2], address, rows)

    # Routes are written as <int:name>, or as regular expressions with named groups.
    path = re.sub(r"\(\?P(<\w+>)[^)]*\)", r"\1", address.route).strip("^$").removesuffix("\\Z")
    return "/admin/" + re.sub(r"<([^>]+)>", filled, path) + QUERIES.get(address.view, "")


def _browser(letter: str) -> Client:
    client = Client()
    if letter == "u":
        client.force_login(User.objects.create_user("reader"))
    elif letter != "-":
        client.force_login(person("" if letter == "s" else ROLES[letter]))
    return client


def _asked(client: Client, method: str, url: str) -> int:
    """The status that a request gets, 403 where it leads to the login; nothing of what it does stays."""
    session = client.session if "sessionid" in client.cookies else None
    with transaction.atomic():
        response = client.generic(method, url)
        transaction.set_rollback(True)
    if session is not None:  # Logging out ended it.
        client.cookies["sessionid"] = str(session.session_key)
    to_login = response.status_code == 302 and "/login/" in response.headers["Location"]
    return 403 if to_login else response.status_code


def _fits(status: int, letter: str, may: str, address: Address) -> bool:
    if may == NEVER:
        return status == 405 or (status in {302, 403} and letter not in CEPA)
    if letter in may:
        # A form sent empty is asked again, some with 400 or 422; without the version that was seen it conflicts.
        return status < 400 or status in {400, 409, 422} or (status == 404 and address.view in EMPTY)
    return status == 403 or (status == 404 and address.view in EMPTY)


def _leave_undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw no page, no page of an error, and no list of models beside them; the page of one app has its own."""
    listed = DeskSite.get_app_list
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "Not drawn.")
    monkeypatch.setattr(error_pages, "render", lambda *_, status: HttpResponse("Not drawn.", status=status))
    monkeypatch.setattr(
        DeskSite, "get_app_list", lambda *given: listed(*given) if given[2:] and given[2] is not None else []
    )


@pytest.mark.parametrize(
    "letter", [pytest.param(each, marks=() if each in ON_BOTH else pytest.mark.any_database) for each in ROLES]
)
def test_page_asked_for_answers_as_the_table_says(letter: str, desk: dict[str, Any]) -> None:
    client, faults = _browser(letter), []

    for address in ADDRESSES:
        url = _url(address, desk)
        asked = {"GET": address.page.get, "POST": address.page.post}
        if letter in FEW:
            asked["HEAD"] = address.page.get
        for method, may in asked.items():
            with pytest.MonkeyPatch.context() as patch:
                if letter != DRAWN_FOR or method == "HEAD":
                    _leave_undrawn(patch)
                status = _asked(client, method, url)
            if not _fits(status, letter, may, address):
                faults.append(f"{method} {url} ({address.view}): {status}")

    assert faults == []
    assert len(ADDRESSES) > 100


def _refuse_writing(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    assert not re.match(r"(INSERT|UPDATE|DELETE)", sql) or "django_session" in sql, sql
    return execute(sql, params, many, context)


@pytest.mark.any_database
@pytest.mark.parametrize("letter", FEW)
def test_page_asked_by_another_method_shows_no_more_and_writes_nothing(
    letter: str, desk: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, faults = _browser(letter), []
    _leave_undrawn(monkeypatch)

    with connection.execute_wrapper(_refuse_writing):
        for address in ADDRESSES:
            url, shown = _url(address, desk), letter in address.page.get and address.page.get != NEVER
            for method in OTHERS:
                status = _asked(client, method, url)
                if status < 300 and not shown:
                    faults.append(f"{method} {url} ({address.view}): {status}")

    assert faults == []
