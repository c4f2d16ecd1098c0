import pytest
from django.contrib.auth.models import User
from hypothesis import given
from hypothesis import strategies as st

from factcheck.publishing.models import PublicRecord
from factcheck.publishing.search import MAX_TERM_LENGTH, QueryError, search_text, words
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories


def found(query: str) -> set[str]:
    return set(PublicRecord.objects.of_kind("claim").matching(query).values_list("name", flat=True))


@pytest.fixture
def claims(editor: User) -> None:
    for text in (
        "Łódź has 100,417 inhabitants.",
        "Հայաստանի կառավարություն",
        "The café's ROOF fell in.",
        "Straße 9 is closed_now.",
        "Bakıda Əliyev",
        "\u0645\u0640\u062d\u0645\u062f soft\u00adware",
    ):
        publish(factories.PublishableClaimFactory.create(text=text), by=editor)


@pytest.mark.django_db
@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("roof", {"The café's ROOF fell in."}),
        ("CAFE roo", {"The café's ROOF fell in."}),
        ("cafés", set()),
        ("roof closed", set()),
        ("100,417", {"Łódź has 100,417 inhabitants."}),
        ("հայաստանի", {"Հայաստանի կառավարություն"}),
        ("STRASSE", {"Straße 9 is closed_now."}),
        ("LODZ", {"Łódź has 100,417 inhabitants."}),
        ("BAKI", {"Bakıda Əliyev"}),
        ("bakı eliyev", {"Bakıda Əliyev"}),
        ("\u0645\u062d\u0645\u062f", {"\u0645\u0640\u062d\u0645\u062f soft\u00adware"}),
        ("software", {"\u0645\u0640\u062d\u0645\u062f soft\u00adware"}),
        ("now", {"Straße 9 is closed_now."}),
        ("!!! --", set()),
        ("'; DROP TABLE claims; --", set()),
        ('"roof" OR NEAR(', set()),
        ("roof' | 'x:*", set()),
        ("roof\\", {"The café's ROOF fell in."}),
    ],
)
def test_search_finds_claims_whose_words_begin_with_every_term(query: str, texts: set[str]) -> None:
    assert found(query) == texts


@pytest.mark.django_db
def test_search_of_too_many_words_is_refused() -> None:
    with pytest.raises(QueryError, match="at most 16 words, not 1200"):
        found(" ".join(f"w{n}" for n in range(1200)))


@pytest.mark.django_db
def test_search_forgets_old_words_and_withdrawn_records(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create(text="Quagga seen")
    publish(claim, by=editor)
    claim.text = "Zebra seen"
    claim.save()
    publish(claim, by=editor)
    assert (found("quagga"), found("zebra")) == (set(), {"Zebra seen"})

    withdraw(claim, by=editor, note="Gone.")

    assert found("zebra") == set()


@given(st.text())
def test_words_of_any_text_are_folded_short_and_stable(text: str) -> None:
    once = words(text)

    assert once == sorted(set(once))
    assert all(0 < len(word) <= MAX_TERM_LENGTH for word in once)
    assert search_text(" ".join(once)) == " ".join(once)
