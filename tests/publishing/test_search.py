import pytest
from django.contrib.auth.models import User
from hypothesis import given
from hypothesis import strategies as st

from factcheck.publishing.models import PublicRecord
from factcheck.publishing.search import MAX_TERM_LENGTH, words
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.together import each_of


def found(query: str) -> set[str]:
    return set(PublicRecord.objects.of_kind("claim").matching(query).values_list("name", flat=True))


@pytest.fixture(scope="module")
def claims(shared_db: None) -> None:
    editor = User.objects.create_user("editor-of-claims")
    # What they cite is numbered: no number of these may be one that is looked for.
    for numbered in (factories.PublisherFactory, factories.SourceFactory, factories.ClaimantFactory):
        numbered.reset_sequence(force=True)  # type: ignore[no-untyped-call]  # factory-boy has no types
    for text in (
        "Łódź has 100,417 inhabitants.",
        "Հայաստանի կառավարություն",
        "The café's ROOF fell in.",
        "Straße 9 is closed_now.",
        "Bakıda Əliyev",
        "\u0645\u0640\u062d\u0645\u062f soft\u00adware",
        "नाव डूब गई",
        "नगर में वर्षा हुई",
        "港で火事があった",
    ):
        publish(factories.PublishableClaimFactory.create(text=text), by=editor)


@pytest.mark.usefixtures("claims", "db")
@each_of(
    ("query", "texts"),
    [
        ("roof", {"The café's ROOF fell in."}),
        ("CAFE roo", {"The café's ROOF fell in."}),
        ("cafés", {"The café's ROOF fell in."}),
        ("fall", {"The café's ROOF fell in."}),
        ("falling roofs", {"The café's ROOF fell in."}),
        ("roof closed", set()),
        ("100,417", {"Łódź has 100,417 inhabitants."}),
        ("100417", {"Łódź has 100,417 inhabitants."}),
        ("100 417", {"Łódź has 100,417 inhabitants."}),
        ("١٠٠٤١٧", {"Łódź has 100,417 inhabitants."}),
        ("1004", {"Łódź has 100,417 inhabitants."}),
        ('"roof fell"', {"The café's ROOF fell in."}),
        ('"roof in"', set()),
        ("is -closed", set()),
        ("has -closed", {"Łódź has 100,417 inhabitants."}),
        ("roof OR inhabitants", {"The café's ROOF fell in.", "Łódź has 100,417 inhabitants."}),
        ("火事", {"港で火事があった"}),
        ("事が", {"港で火事があった"}),
        ("火", {"港で火事があった"}),
        ("た", {"港で火事があった"}),
        ("नाव", {"नाव डूब गई"}),
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
        ('"roof" OR NEAR(', {"The café's ROOF fell in."}),
        ("roof' & 'x:*", set()),
        ("roof\\", {"The café's ROOF fell in."}),
    ],
    rolled_back=True,
)
def test_search_finds_claims_whose_words_begin_with_every_term(query: str, texts: set[str]) -> None:
    assert found(query) == texts


@pytest.mark.django_db
def test_search_of_very_many_words_looks_for_some() -> None:
    assert found(" ".join(f"w{n}" for n in range(1200))) == set()


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
