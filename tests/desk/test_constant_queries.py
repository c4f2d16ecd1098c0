"""No page of the desk queries once a row: with 1,000 rows of everything, each makes as many queries as with 10."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Claim, Claimant, Topic
from factcheck.inbox.models import Message
from factcheck.policies.models import Policy
from factcheck.publishing.models import Revision
from sources.models import Publisher, Source
from tests import factories
from tests.desk.pages import form_of, list_url, queries_of, registered, url_of
from tests.desk.rows import populate

FEW, MANY = 10, 1000
# As many as a page of the desk may take. That of a claim makes the draft's document, to ask our standards of it.
MOST = 90
PICKED = (
    ("claims", "attribution", "claimant"),
    ("claims", "attribution", "passages"),
    ("claims", "attribution", "via"),
    ("claims", "claim", "topics"),
    ("claims", "claimlink", "other"),
    ("claims", "review", "rating"),
    ("sources", "draw", "drawn_on"),
    ("sources", "passage", "capture"),
    ("sources", "source", "publisher"),
    ("auth", "user", "groups"),
)


def _addresses(editor: User) -> list[str]:
    pages = ["/admin/", *(list_url(model) for model in registered())]
    claims = list_url(Claim)
    topic, claimant = Topic.objects.latest("pk"), Claimant.objects.latest("pk")
    pages += [f"{claims}?q=bridge&kind__exact=factual&state=published&o=1", f"{claims}?topic={topic.pk}"]
    pages += [f"{claims}?claimant={claimant.pk}", f"{list_url(Source)}?published_on__year=2023"]
    for app, model, field in PICKED:
        pages.append(f"/admin/autocomplete/?app_label={app}&model_name={model}&field_name={field}&term=")
    first = [model.objects.earliest("pk") for model in (Claim, Claimant, Topic, Publisher, Source, Policy, Message)]
    return [*pages, *map(url_of, first), url_of(Revision.objects.earliest("pk")), url_of(editor)]


@pytest.mark.sweep
def test_every_page_with_many_rows_makes_as_many_queries_as_with_few(desk: Client, editor: User) -> None:
    populate(0, FEW)
    addresses = _addresses(editor)
    for address in addresses:  # Fills Django's cache of content types.
        desk.get(address)
    few = {address: queries_of(desk, address) for address in addresses}
    populate(FEW, MANY)
    many = {address: queries_of(desk, address) for address in addresses}
    assert many == few
    assert max(few.values()) <= MOST, few


def _claim_with(attributions: int) -> Any:
    claim = factories.ClaimFactory.create()
    for _ in range(attributions):
        said = factories.AttributionFactory.create(claim=claim)
        said.passages.add(factories.PassageFactory.create())
        factories.RebuttalFactory.create(claim=claim, answers=said)
    return claim


def test_claim_with_many_parts_makes_as_many_queries_as_with_one(desk: Client) -> None:
    one, many = _claim_with(1), _claim_with(12)
    desk.get(url_of(one))
    assert queries_of(desk, url_of(many)) == queries_of(desk, url_of(one))


def test_claim_with_many_parts_offers_no_long_list_of_options(desk: Client) -> None:
    factories.ClaimantFactory.create_batch(100)
    page = desk.get(url_of(_claim_with(3))).content.decode()
    longest = max(select.count("<option") for select in page.split("<select")[1:])
    assert longest < 20


def test_saving_a_claim_checks_only_the_parts_that_changed(desk: Client, django_assert_max_num_queries: Any) -> None:
    claim = _claim_with(20)
    form = form_of(desk, url_of(claim), context="Something that readers must know.")
    with django_assert_max_num_queries(MOST):
        assert desk.post(url_of(claim), form).status_code == 302
    claim.refresh_from_db()
    assert claim.context == "Something that readers must know."
