"""Before a second record of the same words is made, the form asks."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from claims.drafts.duplicates import claim_saying, claimant_called
from claims.intake.forms import RecordForm
from claims.models import Claim, Claimant
from factcheck.desk import likeness
from factcheck.desk.checking.asking import SURE, same_words
from sources.drafts.duplicates import same_article
from sources.models import Source
from tests import factories
from tests.desk.pages import add_url, form_of

pytestmark = pytest.mark.django_db
TEXT = "The bridge in Ardova is closed, and the mayor does not know for how long it will stay so. " * 3


@pytest.fixture(autouse=True)
def no_memory_of_other_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "_corpora", {})


def test_same_words_are_told_whatever_their_case_accents_and_spaces() -> None:
    same = [("The bridge.", "the  BRIDGE"), ("Müller", "muller"), ("Ёжиков", "Ежиков"), ("A\u00a0b", "a b"), ("!", "!")]
    other = [("The bridge", "The bridges"), ("10 dead", "11 dead"), ("!", "?"), ("Anna Lee", "Lee Anna")]

    assert [pair for pair in same if not same_words(*pair)] + [pair for pair in other if same_words(*pair)] == []


def test_record_of_the_same_words_is_found_but_not_itself() -> None:
    claim = factories.ClaimFactory.create(text="The bridge is closed.")
    alias = factories.AliasFactory.create(name="Bridge Authority")

    assert claim_saying("the bridge is CLOSED") == claim
    assert claim_saying("The bridge is closed.", claim) is None
    assert claim_saying("The bridge is not closed.") is None
    assert claimant_called("bridge authority") == alias.claimant


@pytest.mark.parametrize(
    ("model", "field", "more"),
    [(Claim, "text", {"kind": "factual"}), (Claimant, "name", {"kind": "person"})],
)
def test_form_asks_before_a_second_record_and_makes_it_when_told_so(
    model: Any, field: str, more: dict[str, str], desk: Client
) -> None:
    model.objects.create(**{field: "Just the same"}, **more)
    data = form_of(desk, add_url(model), **more, **{field: "just  the same"})

    asked = desk.post(add_url(model), data)

    assert model.objects.count() == 1
    assert "This is entered already" in asked.content.decode()
    assert f'name="{SURE}{field}"' in asked.content.decode()

    desk.post(add_url(model), {**data, f"{SURE}{field}": "something else"})
    assert model.objects.count() == 1

    desk.post(add_url(model), {**data, f"{SURE}{field}": "just the same"})
    assert model.objects.count() == 2


def test_reading_desk_asks_for_claim_and_claimant() -> None:
    source = factories.SourceFactory.create(text="Anna said no.")
    factories.ClaimFactory.create(text="No is no.")
    factories.ClaimantFactory.create(name="Anna")
    data = QueryDict(mutable=True)
    data.update({"exact": "Anna said no", "part": "attribution", "mode": "paraphrase", "language": "en"})
    data.update({"new_claim": "no is no", "new_claimant": "ANNA", "new_claimant_kind": "person"})

    form = RecordForm(data, source=source, parts=["attribution"])

    assert {name: "entered already" in str(errors) for name, errors in form.errors.items()} == {
        "new_claim": True,
        "new_claimant": True,
    }
    data.update({f"{SURE}new_claim": "no is no", f"{SURE}new_claimant": "ANNA"})
    assert RecordForm(data, source=source, parts=["attribution"]).errors == {}


def test_new_claim_is_in_the_editors_language_not_in_its_sources() -> None:
    source = factories.SourceFactory.create(text="Анна сказала нет.", language="ru")
    data = QueryDict(mutable=True)
    data.update({"exact": "Анна сказала нет", "part": "attribution", "mode": "paraphrase"})
    data.update({"new_claim": "No is no.", "new_claimant": "Anna", "new_claimant_kind": "person"})
    form = RecordForm(data, source=source, parts=["attribution"])

    assert form.is_valid(), form.errors
    claim = form.claim_meant()

    assert claim is not None
    assert (claim.language, form.utterance().language) == ("en", "ru")


def test_new_name_needs_its_kind_and_is_no_pronoun() -> None:
    source = factories.SourceFactory.create(text="Anna said no.")
    data = QueryDict(mutable=True)
    data.update({"exact": "Anna said no", "part": "attribution", "mode": "paraphrase", "new_claim": "No."})

    data["new_claimant"] = "Anna"
    assert set(RecordForm(data, source=source, parts=["attribution"]).errors) == {"new_claimant_kind"}
    data["new_claimant"], data["new_claimant_kind"] = "He", "person"
    assert set(RecordForm(data, source=source, parts=["attribution"]).errors) == {"new_claimant"}


def test_article_is_known_by_its_text() -> None:
    source = factories.SourceFactory.create(text=TEXT, title="Bridge closed", url="")

    assert same_article(TEXT) == source
    assert same_article("Updated. " + TEXT, title="Bridge closed") == source
    assert same_article("Quite another text of another day. " * 9, title="Bridge closed") is None
    assert same_article(" ") is None


def test_pasted_article_that_is_known_leads_to_its_source(desk: Client) -> None:
    source = factories.SourceFactory.create(text=TEXT.strip(), url="")

    answer = desk.post(reverse("admin:sources_intake"), {"text": TEXT, "url": ""})

    assert (answer.status_code, answer["Location"]) == (302, reverse("read_source", args=[source.pk]))
    assert Source.objects.count() == 1
