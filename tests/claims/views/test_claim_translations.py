"""The text of a claim in the language of its reader."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.translation import gettext, override

from claims.models import Claim
from claims.pages.cards.contents import card_of
from claims.pages.cards.heights import height_of
from claims.pages.summary.summaries import summary_of
from claims.pages.summary.wordings import translation_into, wording_of
from factcheck.publishing.writing.actions import publish
from tests.factories import ClaimFactory, ClaimTranslationFactory
from tests.reader import Page, queries_of, read, text_of

pytestmark = pytest.mark.django_db

ARMENIAN, RUSSIAN, ARABIC = "Կամուրջ 7-ը փակ էր։", "Мост 7 был закрыт.", "كان الجسر 7 مغلقًا."


@pytest.fixture
def claim(editor: User) -> Claim:
    claim = ClaimFactory.create(text=ARMENIAN, language="hy")
    ClaimTranslationFactory.create(claim=claim, language="ru", text=RUSSIAN, translator="Անի", machine_made=True)
    ClaimTranslationFactory.create(claim=claim, language="ar", text=ARABIC, translator="The desk")
    publish(claim, by=editor)
    return claim


def page_in(language: str, claim: Claim) -> Page:
    return read(f"/{language}/claims/{claim.public_id}/{claim.slug}/")


def shown(page: Page) -> Iterator[tuple[str, str]]:
    """The language and text of what stands under the heading, and of what is folded away."""
    for part in page.all("div", class_="translation") + page.all("li", class_="translation"):
        [words] = [each for each in part.iter("p") if each.get("lang")]
        yield words.get("lang", ""), text_of(words)


def test_claim_page_leads_with_its_translation_beside_the_original_and_folds_the_others(claim: Claim) -> None:
    page = page_in("ar", claim)

    assert (text_of(page.one("h1")), page.one("h1").get("lang")) == (ARABIC, "ar")
    assert list(shown(page)) == [("hy", ARMENIAN), ("ru", RUSSIAN)]
    assert ARABIC in text_of(page.one("title"))
    assert ARMENIAN not in text_of(page.one("title"))
    assert RUSSIAN in text_of(page.one("details", class_="translations"))
    assert ARABIC not in text_of(page.one("details", class_="translations"))


@pytest.mark.parametrize(("language", "says_so"), [("ru", True), ("ar", False)])
def test_title_says_so_where_a_machine_made_the_translation_that_leads(
    claim: Claim, language: str, says_so: bool
) -> None:
    document = Client().get(f"/api/v1/claims/{claim.public_id}/").json()
    with override(language):
        title, by_machine = summary_of(document).title, gettext("machine translation")

    assert (by_machine in title) is says_so


@pytest.mark.parametrize("path", ["claims/", "claims/{id}/card/", "feeds/claims/", "feeds/claims.json"])
def test_surface_of_a_claim_leads_with_the_translation_into_its_language(claim: Claim, path: str) -> None:
    def told(language: str) -> str:
        answer = Client().get(f"/{language}/{path.format(id=claim.public_id)}")
        return str(json.loads(answer.content) if path.endswith("json") else answer.content.decode())

    assert ARABIC in told("ar")
    assert ARMENIAN in told("en")
    assert ARABIC not in told("en")


def test_picture_to_share_draws_the_translation_into_its_language(
    claim: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []

    def draws_nothing(text: str, *_: str) -> bool:
        drawn.append(text)
        return False

    monkeypatch.setattr("claims.views.picture.can_draw", draws_nothing)
    for language in ("ar", "en"):
        Client().get(f"/{language}/claims/{claim.public_id}/image.png")

    assert drawn == [ARABIC, ARMENIAN]


def test_card_has_room_for_the_original_beside_its_translation(claim: Claim) -> None:
    document = Client().get(f"/api/v1/claims/{claim.public_id}/").json()
    with override("ar"):
        translated = card_of(document)
    own = replace(translated, wording=replace(translated.wording, translation=None))

    assert height_of(translated, 600) > height_of(own, 600)


def test_entry_without_translations_keeps_its_own_words(claim: Claim) -> None:
    [entry] = Client().get("/api/v1/claims/").json()["results"]
    with override("ar"):
        assert wording_of(entry).text == ARMENIAN
        assert ARMENIAN in summary_of(entry).title


def test_claim_page_says_whose_translation_it_is_and_that_a_machine_made_it(claim: Claim) -> None:
    page = page_in("en", claim)

    assert "Translation from Armenian into Arabic by The desk, 1 May 2024" in page.text
    assert "Machine translation from Armenian into Russian by Անի, 1 May 2024" in page.text
    assert "Translated into 2 other languages" in page.text


def test_claim_page_names_languages_and_dates_in_the_language_of_the_page(claim: Claim) -> None:
    page = page_in("ar", claim)

    assert "الأرمنية" in page.text
    assert "1 مايو 2024" in page.text


def test_claim_page_in_the_language_of_the_claim_puts_no_translation_first(claim: Claim) -> None:
    page = page_in("hy", claim)

    assert not page.all("div", class_="translation")


def test_claim_page_without_translation_says_nothing_of_it(editor: User) -> None:
    claim = ClaimFactory.create()
    publish(claim, by=editor)

    assert "ranslat" not in page_in("ru", claim).text


def test_claim_page_makes_the_same_queries_with_translations_and_without(claim: Claim, editor: User) -> None:
    bare = ClaimFactory.create()
    publish(bare, by=editor)

    numbers = {queries_of(f"/ar/claims/{each.public_id}/{each.slug}/") for each in (claim, bare)}

    assert len(numbers) == 1


def test_claim_is_found_by_the_words_of_its_translation(claim: Claim) -> None:
    found = Client().get("/api/v1/claims/", {"q": "закрыт"}).json()["results"]

    assert [entry["id"] for entry in found] == [claim.public_id]


def test_document_holds_the_translations_by_language(claim: Claim) -> None:
    document = Client().get(f"/api/v1/claims/{claim.public_id}/").json()

    assert [translation["language"] for translation in document["translations"]] == ["ar", "ru"]
    assert document["translations"][1] == {
        "language": "ru",
        "text": RUSSIAN,
        "translator": "Անի",
        "translated_on": {"date": "2024-05-01", "precision": "day"},
        "machine_made": True,
    }


def test_history_shows_which_words_of_which_translation_changed(claim: Claim, editor: User) -> None:
    claim.translations.filter(language="ru").update(text="Мост 7 был открыт.", machine_made=False)
    publish(claim, by=editor)

    page = read(f"/en/claims/{claim.public_id}/history/")

    assert "Translation, ru" in page.text
    assert [text_of(gone) for gone in page.all("del")][1:] == ["закрыт", "yes"]
    assert ARABIC not in page.text


def test_translation_is_found_for_a_document_of_before_and_in_a_script() -> None:
    assert translation_into({"language": "en"}, "ru") is None
    scripts = [{"language": language, "machine_made": False} for language in ("az-Cyrl", "az-Latn-AZ")]
    assert translation_into({"language": "en", "translations": scripts}, "az") == scripts[0]
    by_machine = [{"language": "az", "machine_made": True}, *scripts]
    assert translation_into({"language": "en", "translations": by_machine}, "az") == scripts[0]
    assert translation_into({"language": "az-Arab", "translations": scripts}, "az") is None
