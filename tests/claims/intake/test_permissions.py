"""Who may do what at the reading desk."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from claims.models import Attribution
from factcheck.publishing.writing.actions import publish
from factcheck.workflow.roles import CONTRIBUTOR, EDITOR
from sources.models import Passage, Source
from tests.claims.intake.test_reading_desk import TEXT, WHOLE, desk_of, errors_of, nothing_is_stored
from tests.factories import (
    AttributionFactory,
    ClaimantFactory,
    ClaimFactory,
    PassageFactory,
    ReviewFactory,
    SourceFactory,
)
from tests.workflow.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def source() -> Source:
    return SourceFactory.create(text=TEXT)


@pytest.fixture
def given(client: Client) -> Callable[..., Client]:
    """The browser of an account with these permissions and no others."""

    def sign_in(*codenames: str) -> Client:
        user = User.objects.create_user("someone", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client.force_login(user)
        return client

    return sign_in


def test_page_is_for_those_who_may_see_sources(given: Callable[..., Client], source: Source) -> None:
    client = given("add_attribution", "add_passage")

    assert client.get(desk_of(source)).status_code == 403
    assert client.post(desk_of(source), WHOLE).status_code == 403
    assert client.post(desk_of(source) + "proposal/", {"exact": "Ben"}).status_code == 403


def test_reader_reads_and_records_nothing(given: Callable[..., Client], source: Source) -> None:
    client = given("view_source")

    assert "record nothing" in client.get(desk_of(source)).content.decode()
    assert client.post(desk_of(source), WHOLE).status_code == 403
    assert client.post(desk_of(source) + "proposal/", {"exact": "Ben"}).status_code == 403
    assert nothing_is_stored()


def test_form_offers_only_what_the_account_may_make(given: Callable[..., Client], source: Source) -> None:
    client = given("view_source", "add_passage", "add_attribution", "view_claim", "view_claimant")

    form = client.get(desk_of(source)).context["form"]
    assert [value for value, _ in form.fields["part"].choices] == ["attribution"]
    assert not {"new_claim", "new_claimant", "review_publisher"} & set(form.fields)
    assert "claim" in errors_of(client.post(desk_of(source), WHOLE))
    assert "part" in errors_of(client.post(desk_of(source), WHOLE | {"part": "rebuttal"}))
    assert nothing_is_stored()

    picked = {"claim": ClaimFactory.create().pk, "claimant": ClaimantFactory.create().pk}
    assert client.post(desk_of(source), WHOLE | picked).status_code == 302


def test_mending_needs_the_permission(given: Callable[..., Client], source: Source) -> None:
    orphan = PassageFactory.create(source=source, state="orphaned")
    client = given("view_source", "add_passage", "add_attribution")

    assert client.post(desk_of(source), {"mend": orphan.pk, "exact": "Ben"}).status_code == 403


def test_further_words_need_the_permission(given: Callable[..., Client], source: Source) -> None:
    said = AttributionFactory.create()
    client = given("view_source", "add_passage", "add_attribution")

    assert client.post(desk_of(source), {"more": f"attribution-{said.pk}", "exact": "Ben"}).status_code == 403


def test_page_asks_strangers_to_sign_in(client: Client, source: Source) -> None:
    assert "/login/" in client.get(desk_of(source)).headers["Location"]


def test_contributor_adds_nothing_to_what_is_public(client: Client, editor: User, source: Source) -> None:
    said = AttributionFactory.create()
    review = ReviewFactory.create(claim=said.claim)
    publish(said.claim, by=editor)
    client.force_login(person(CONTRIBUTOR))
    claim = WHOLE | {"new_claim": "", "claim": said.claim.pk}
    evidence = {"part": "evidence", "exact": WHOLE["exact"], "review": review.pk, "bearing": "supports"}

    assert "was public" in str(errors_of(client.post(desk_of(source), claim))["claim"])
    assert "was public" in str(errors_of(client.post(desk_of(source), evidence))["review"])
    more = {"more": f"attribution-{said.pk}", "exact": WHOLE["exact"]}
    assert "was public" in str(errors_of(client.post(desk_of(source), more))["exact"])
    assert Attribution.objects.count() == 1
    assert not Passage.objects.exists()


def test_editor_adds_a_voice_to_what_is_public(client: Client, editor: User, source: Source) -> None:
    said = AttributionFactory.create()
    publish(said.claim, by=editor)
    client.force_login(person(EDITOR, "anna"))

    client.post(desk_of(source), WHOLE | {"new_claim": "", "claim": said.claim.pk})

    assert Attribution.objects.filter(claim=said.claim).count() == 2
