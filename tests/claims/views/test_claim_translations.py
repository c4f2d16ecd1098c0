"""The text of a claim in the language of its reader."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Claim
from claims.templatetags.translations import translation_into
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


def test_claim_page_shows_its_translation_first_and_the_others_folded(claim: Claim) -> None:
    page = page_in("ar", claim)

    assert list(shown(page)) == [("ar", ARABIC), ("ru", RUSSIAN)]
    assert (text_of(page.one("h1")), page.one("h1").get("lang")) == (ARMENIAN, "hy")
    assert RUSSIAN in text_of(page.one("details", class_="translations"))
    assert ARABIC not in text_of(page.one("details", class_="translations"))


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
    scripts = [{"language": "az-Cyrl"}, {"language": "az-Latn-AZ"}]
    assert translation_into({"language": "en", "translations": scripts}, "az") == scripts[0]
    assert translation_into({"language": "az-Arab", "translations": scripts}, "az") is None
