"""What may be the same is shown while a record is typed, and on its page."""

import csv
import gzip
import json
import os
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from claims.drafts.duplicates import claims_alike, similar_claimants
from claims.models import Claim
from factcheck.desk import likeness
from factcheck.desk.likeness import alike, best, corpus
from factcheck.merging import mergeable
from sources.drafts.duplicates import similar_publishers, similar_sources
from tests import factories
from tests.desk.pages import list_url, queries_of, url_of
from tests.factories import FACTORIES
from tests.publishing.conftest import SignIn
from tests.together import each_of

pytestmark = pytest.mark.django_db

# A folder with claims.jsonl.gz, queries.dev.tsv and qrels.dev.tsv; no part of it is kept here.
SHARED = Path(os.environ.get("FACTCHECK_SHARED", settings.BASE_DIR.parent / "shared"))
PAIRS = SHARED / "data" / "matching" / "ct22b"


@pytest.fixture(autouse=True)
def no_memory_of_other_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "_corpora", {})


def found(matches: Any) -> list[str]:
    return [str(match.record) for match in matches]


def test_claims_alike_finds_other_words_for_the_same_number() -> None:
    factories.ClaimFactory.create_batch(20)
    claim = factories.ClaimFactory.create(text="100,417 people have arrived in Armenia.")
    factories.ClaimFactory.create(text="50,243 people have arrived in Armenia.")

    matches = claims_alike("100417 individuals have arrived in Armenia")

    assert found(matches) == [claim.text]
    assert 0 < matches[0].score <= 1


def test_claims_alike_puts_the_likest_first_and_leaves_out_the_claim_itself() -> None:
    near = factories.ClaimFactory.create(text="The Lachin corridor was blocked for nine months.")
    same = factories.ClaimFactory.create(text="The Lachin corridor was blocked.")
    factories.ClaimFactory.create(text="The minister resigned on Monday.")

    assert found(claims_alike("The Lachin corridor was blocked!")) == [same.text, near.text]
    assert found(claims_alike(same.text, exclude=same)) == [near.text]
    assert found(claims_alike(same.text, limit=1)) == [same.text]


def test_claims_alike_finds_some_of_very_many_that_say_the_same() -> None:
    for number in range(20):
        factories.ClaimFactory.create(text=f"Stepanakert was shelled again in September{'!' * number}")

    assert len(claims_alike("Stepanakert was shelled in September")) == 5


def test_claims_alike_after_update_and_delete_looks_at_what_is_there() -> None:
    claim = factories.ClaimFactory.create(text="Vardenis was evacuated.")
    Claim.objects.filter(pk=claim.pk).update(text="Goris received refugees.")

    assert found(claims_alike("Vardenis was evacuated")) == []
    assert found(claims_alike("Goris received refugees")) == ["Goris received refugees."]
    claim.delete()
    assert found(claims_alike("Goris received refugees")) == []


@each_of(
    "typed", ["Nikol Pashinyan", "nikol pašinyán", "PASHINYAN", "Նիկոլ Փաշինյան", "նիկոլ փաշինյան"], rolled_back=True
)
def test_similar_claimants_finds_any_name_without_case_and_accents(typed: str) -> None:
    claimant = factories.ClaimantFactory.create(name="Nikol Pashinyan")
    for name in ("Նիկոլ Փաշինյան", "Nikol Pašinyan"):
        factories.AliasFactory.create(claimant=claimant, name=name)
    factories.ClaimantFactory.create(name="Ilham Aliyev")

    assert found(similar_claimants(typed)) == ["Nikol Pashinyan"]


def test_similar_sources_and_publishers_are_found_by_title_and_name() -> None:
    source = factories.SourceFactory.create(title="Exodus from Nagorno-Karabakh")
    publisher = factories.PublisherFactory.create(name="Al Jazeera")

    assert found(similar_sources("The exodus from Nagorno-Karabakh")) == [source.title]
    assert found(similar_publishers("al jazeera")) == [publisher.name]


@pytest.mark.parametrize("model", mergeable.models(), ids=lambda model: model.record_kind)
def test_alike_for_any_text_answers(model: Any, desk: Client) -> None:
    FACTORIES[model].create()
    texts = ("", " ", "\0", "'", '"', "a\0b", "' & ! | ( ) :* <->", "NEAR(", "😀", "x" * 3000, "é" * 300, "%s {} \\")

    for text, key in zip(texts, cycle(("", "abc", "9" * 30, "-1", "\0")), strict=False):
        response = desk.get(f"{list_url(model)}alike/", {"text": text, "without": key})
        assert (response.status_code, response.json()) == (200, {"matches": []}), (text, key)


def test_alike_answers_with_name_and_address(desk: Client) -> None:
    claim = factories.ClaimFactory.create(text="Stepanakert was shelled in September.")

    response = desk.get(f"{list_url(Claim)}alike/", {"text": "Stepanakert was shelled"})

    assert response.json() == {"matches": [{"name": claim.text, "url": url_of(claim), "key": claim.pk}]}


@pytest.mark.parametrize(("codename", "status"), [("add_claim", 200), ("view_claim", 200), ("add_claimant", 403)])
def test_alike_is_for_those_who_may_add_or_view(codename: str, status: int, staff: SignIn) -> None:
    assert staff(codename).get(f"{list_url(Claim)}alike/", {"text": "x"}).status_code == status


def test_alike_without_a_session_asks_to_sign_in_and_by_another_method_is_405(client: Client, desk: Client) -> None:
    assert Client().get(f"{list_url(Claim)}alike/").status_code == 302
    assert desk.post(f"{list_url(Claim)}alike/").status_code == 405


def test_page_of_a_record_shows_what_may_be_the_same(desk: Client) -> None:
    one = factories.ClaimFactory.create(text="Stepanakert was shelled in September.")
    other = factories.ClaimFactory.create(text="In September Stepanakert was shelled")

    page = desk.get(url_of(one))

    assert [name for name, _, _ in page.context["alike"]] == [other.text]
    assert "Perhaps entered already" in page.content.decode()


def test_alike_with_many_matches_makes_as_many_queries_as_with_one(desk: Client) -> None:
    factories.ClaimFactory.create(text="Stepanakert was shelled in September.")
    url = f"{list_url(Claim)}alike/?text=Stepanakert+was+shelled"
    desk.get(url)
    few = queries_of(desk, url)
    for number in range(5):
        factories.ClaimFactory.create(text=f"Stepanakert was shelled in September, again {'a' * number}.")

    assert queries_of(desk, url) == few


@pytest.mark.skipif(not PAIRS.exists(), reason="the claims and queries do not lie beside the checkout")
@pytest.mark.sweep
def test_claims_alike_of_real_fact_checks_finds_most() -> None:
    with gzip.open(PAIRS / "claims.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][:4000]
    claims = [Claim(text=" ".join(row["claim"].split())[:1000] or "-", slug=row["id"], kind="factual") for row in rows]
    Claim.objects.bulk_create(claims, batch_size=1000)
    keys = dict(Claim.objects.values_list("slug", "pk"))
    with (PAIRS / "qrels.dev.tsv").open(encoding="utf-8") as pairs:
        wanted = {query: keys[claim] for query, claim in csv.reader(pairs, delimiter="\t") if claim in keys}
    with (PAIRS / "queries.dev.tsv").open(encoding="utf-8") as lines:
        texts = dict(line.rstrip("\n").split("\t", 1) for line in lines)

    hits = [
        key in best(alike(corpus(Claim, "text"), texts[query]), at_least=0, limit=5, without=None)
        for query, key in wanted.items()
    ]

    assert sum(hits) / len(hits) > 0.4
