import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from factcheck.demo.start import sign
from factcheck.transparency.models import Signing
from factcheck.transparency.signing.checkpoints import checkpoint
from factcheck.transparency.signing.places import Places
from tests.reader import queries_of, read
from tests.together import each_of
from tests.transparency.signing import add_one

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("signed")
def test_log_page_shows_the_newest_checkpoint_the_key_and_what_is_not_signed_yet() -> None:
    page = read("/log/")

    state = Signing.now()
    assert state.note in page.html
    assert state.verifier_key in page.text
    assert "when the log had 5 rows. 2 rows have been added since." in page.text
    assert {"/log/checkpoint", "/log/key"} <= set(page.links())
    assert not page.all("section", class_="notice")
    assert "demonstration" not in page.text


def test_log_page_of_a_site_that_signs_nothing_says_so() -> None:
    assert "No checkpoint has been signed on this site." in read("/log/").text


@pytest.mark.usefixtures("signed")
def test_log_page_after_a_refusal_warns_and_gives_no_details_away() -> None:
    Signing.objects.update(refused=True, problem="/var/keys is wrong", tried_at=timezone.now())

    page = read("/log/")

    assert "not an extension of what had been signed before" in page.section("refused")
    assert "/var/keys" not in page.html


@pytest.mark.usefixtures("signed")
def test_log_page_where_a_mirror_could_not_be_kept_says_that_something_is_wrong() -> None:
    Signing.objects.update(problem="/srv/mirror is away", tried_at=timezone.now())

    page = read("/log/")

    assert "not all copies of checkpoints could be kept" in page.section("failed")
    assert "/srv/mirror" not in page.html


def test_log_page_of_a_demonstration_says_that_it_is_one(places: Places, editor: User) -> None:
    add_one(editor)
    places.key_file.unlink()
    said = sign(places)

    page = read("/log/")

    assert "key of this demonstration's own" in said
    assert "This is a demonstration" in page.text


def test_log_page_takes_as_many_queries_for_a_long_log_as_for_a_short_one(signed: Places, editor: User) -> None:
    short = queries_of("/log/")
    for _ in range(5):
        add_one(editor)
    checkpoint(signed)

    assert queries_of("/log/") == short == 2


@each_of("method", ["post", "put", "delete"], rolled_back=True)
@each_of("path", ["/log/", "/log/checkpoint", "/log/tile/0/000.p/5", "/log/receipts/1.tlog-proof"], rolled_back=True)
def test_log_takes_no_method_but_those_that_read(method: str, path: str) -> None:
    assert getattr(Client(), method)(path).status_code == 405
