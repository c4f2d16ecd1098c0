import unicodedata

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Claim
from factcheck.publishing.models import Publication, PublicRecord, Publishable
from factcheck.publishing.planning.state import State, states
from factcheck.publishing.writing.actions import publish
from factcheck.slugs import MAX_LENGTH, UnicodeSlugField, free_slug, slug_of
from tests.factories import ClaimFactory, SourceFactory, TopicFactory, UserFactory
from tests.refusals import messages_of
from tests.together import each_of


@each_of(
    ("text", "slug"),
    [
        ("More than 80 % have left.", "more-than-80-have-left"),
        ("Նիկոլ Փաշինյան", "նիկոլ-փաշինյան"),
        ("Âge d'or — 2020", "âge-dor-2020"),
        ("İstanbul and/or Paris–Lyon", "istanbul-and-or-paris-lyon"),
        ("3.5 of 1,200 at 10:30 on 20/6", "3-5-of-1200-at-10-30-on-20-6"),
        ("アルジャジーラ", "アルジャジーラ"),
        ("पुल नौ दिन बंद रहा", "पुल-नौ-दिन-बंद-रहा"),
        ("สะพานปิดเก้าวัน", "สะพานปิดเก้าวัน"),
        ("مُغلق", "مُغلق"),
        ("\u0301a b", "a-b"),
        ("  --  ", ""),
        ("🌍 !?", ""),
        ("a\x00b\ud800", "ab"),
    ],
)
def test_slug_keeps_letters_and_digits_of_any_script(text: str, slug: str) -> None:
    assert slug_of(text) == slug


def test_slug_of_a_long_text_is_cut_between_words() -> None:
    slug = slug_of("residents " * 20)

    assert slug == "-".join(["residents"] * 8)


def test_slug_of_one_long_word_is_cut_within_it() -> None:
    assert slug_of("x" * 100_000) == "x" * 80


@given(st.text(max_size=200))
def test_slug_of_any_text_is_short_and_valid(text: str) -> None:
    slug = slug_of(text)

    assert len(slug) <= 80
    assert slug == unicodedata.normalize("NFC", slug)
    assert slug == "" or UnicodeSlugField().clean(slug, None) == slug


@each_of(
    ("taken", "slug"), [(set(), "war"), ({"war"}, "war-2"), ({"war", "war-2", "war-4"}, "war-3"), ({"war-2"}, "war")]
)
def test_free_slug_takes_the_first_number_left(taken: set[str], slug: str) -> None:
    assert free_slug("war", taken) == slug


def test_slug_typed_with_loose_accents_is_composed_in_forms_and_rows() -> None:
    field = UnicodeSlugField()
    form_field = field.formfield()

    assert field.clean("cafe\u0301", None) == "caf\u00e9"
    assert isinstance(form_field, forms.SlugField)
    assert form_field.clean("cafe\u0301") == "caf\u00e9"


@pytest.mark.django_db
@each_of("slug", ["two words", "a/b", "a\x00", "a\ud800", "a\u202eb", "../x", "x" * 101], rolled_back=True)
def test_slug_that_is_none_is_refused_at_its_field(slug: str) -> None:
    assert list(messages_of(TopicFactory.build(slug=slug))) == ["slug"]


@pytest.mark.django_db
def test_row_without_slug_gets_one_from_its_own_text() -> None:
    rows = [TopicFactory.create(name="The War"), ClaimFactory.create(text="It ended."), SourceFactory.create(title="X")]

    assert [row.slug for row in rows] == ["the-war", "it-ended", "x"]


@pytest.mark.django_db
def test_record_with_the_name_of_a_draft_gets_its_slug_unnumbered() -> None:
    TopicFactory.create(name="War")
    topic = TopicFactory.create(name="War")

    publish(topic, by=UserFactory.create())

    assert _public_slug(topic) == "war"


@pytest.mark.django_db
def test_draft_whose_slug_a_public_record_has_is_published_with_the_next_number() -> None:
    editor = UserFactory.create()
    topics = [TopicFactory.create(name="War") for _ in range(3)]

    for topic in topics:
        publish(topic, by=editor)

    assert [_public_slug(topic) for topic in topics] == ["war", "war-2", "war-3"]
    assert states("topic", [topic.public_id for topic in topics]) == {
        topic.public_id: State.PUBLISHED for topic in topics
    }
    assert not Publication.objects.filter(saved_since=True).exists()


@pytest.mark.django_db
def test_drafts_of_one_name_published_with_the_claim_that_cites_both_get_two_slugs() -> None:
    claim = ClaimFactory.create()
    claim.topics.set([TopicFactory.create(name="War"), TopicFactory.create(name="War")])

    publish(claim, by=UserFactory.create())

    assert sorted(_public_slug(topic) for topic in claim.topics.all()) == ["war", "war-2"]


@pytest.mark.django_db
def test_public_record_keeps_its_slug_when_published_again_beside_one_that_is_numbered() -> None:
    editor = UserFactory.create()
    first, second = (TopicFactory.create(name="War") for _ in range(2))
    publish(first, by=editor)
    publish(second, by=editor)

    for topic in (first, second):
        topic.refresh_from_db()
        topic.description = "It ended."
        topic.full_clean()
        topic.save()
        publish(topic, by=editor)

    assert [_public_slug(topic) for topic in (first, second)] == ["war", "war-2"]


@pytest.mark.django_db
def test_slug_typed_that_a_public_record_has_gets_a_number_when_checked() -> None:
    publish(TopicFactory.create(name="War"), by=UserFactory.create())
    topic = TopicFactory.build(name="Strife", slug="war")

    topic.full_clean()

    assert topic.slug == "war-2"


def test_free_slug_of_a_long_one_still_fits() -> None:
    slug = "x" * MAX_LENGTH

    assert free_slug(slug, {slug}) == "x" * (MAX_LENGTH - 2) + "-2"


def _public_slug(record: Publishable) -> str:
    return PublicRecord.objects.get(record_id=record.public_id).slug


@pytest.mark.django_db
def test_row_whose_text_has_no_letter_gets_its_public_id() -> None:
    topic = TopicFactory.create(name="🌍")

    assert topic.slug == topic.public_id


@pytest.mark.django_db
def test_row_checked_in_full_has_its_slug_before_it_is_saved() -> None:
    topic = TopicFactory.build(name="War")

    topic.full_clean()

    assert topic.slug == "war"


@pytest.mark.django_db
def test_row_renamed_keeps_its_slug() -> None:
    claim = ClaimFactory.create(text="It ended.")
    claim.text = "It ended in 1994."

    claim.full_clean()
    claim.save()

    assert Claim.objects.get().slug == "it-ended"


@pytest.mark.django_db
def test_slug_of_a_record_called_history_leaves_the_address_of_histories_alone() -> None:
    topic = TopicFactory.create(name="History")

    assert topic.slug == "history-2"


@pytest.mark.django_db
def test_typed_slug_history_is_refused_at_its_field() -> None:
    topic = TopicFactory.build(name="Of old times", slug="history")

    assert messages_of(topic) == {"slug": ["“history” is the address of another page: add a word."]}


@pytest.mark.django_db
def test_slug_follows_a_rename_until_readers_have_seen_it() -> None:
    claim, shown = ClaimFactory.create(text="The bridge is shut."), ClaimFactory.create(text="The bridge is new.")
    chosen = ClaimFactory.create(text="The bridge is old.", slug="bridge")
    publish(shown, by=UserFactory.create(), note="")
    found = {}
    for row in (claim, shown, chosen):
        record = Claim.objects.get(pk=row.pk)
        record.text = "The ferry is shut."
        record.full_clean()
        found[row.pk] = record.slug

    assert found == {claim.pk: "the-ferry-is-shut", shown.pk: "the-bridge-is-new", chosen.pk: "bridge"}
