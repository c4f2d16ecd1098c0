"""Which of those that are there an archive means."""

from pathlib import Path
from typing import Any

import pytest

from claims.models import Claim, Claimant, Review
from factcheck.importing.models import ImportedRecord
from factcheck.importing.recording.texts import name_keys, text_key
from factcheck.importing.vocabulary import Outcome
from sources.models import Publisher, Source
from tests.factories import (
    AliasFactory,
    ClaimantFactory,
    ClaimantNameFactory,
    ClaimFactory,
    PublisherFactory,
    PublisherNameFactory,
    SourceFactory,
    TopicNameFactory,
)
from tests.importing.archive import by, claim_review, imported, written
from tests.together import each_of


@each_of(
    ("one", "other", "same"),
    [
        ("Nikol Pashinyan", "NIKOL  PASHINYAN", True),
        ("Pashinyan, Nikol", "Nikol Pashinyan", True),
        ("José Pérez", "Jose Perez", True),
        ("Jean-Luc Picard", "Jean Luc Picard", True),
        ("Նիկոլ Փաշինյան", "նիկոլ փաշինյան", True),
        ("Nikol Pashinyan", "Nikol Pashinian", False),
        ("किरण", "करण", False),
    ],
)
def test_names_are_compared_without_case_marks_spacing_and_order(one: str, other: str, same: bool) -> None:
    assert bool(set(name_keys(one)) & set(name_keys(other))) is same


@each_of(
    ("one", "other", "same"),
    [
        ("It is so.", "  it  IS so", True),
        ("“It is so”", "It is so!", True),
        ("It grew by 5%", "It grew by 5", False),
        ("It is so", "It is not so", False),
    ],
)
def test_texts_are_compared_without_case_spacing_and_the_marks_around_them(one: str, other: str, same: bool) -> None:
    assert (text_key(one) == text_key(other)) is same


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["ada lovelace", "Lovelace, Ada", "Ada  Lovelace", "ADA LOVELACE"])
def test_claimant_of_the_same_name_is_the_one_that_is_there(tmp_path: Path, name: str) -> None:
    there = ClaimantFactory.create(name="Ada Lovelace")

    imported(written(tmp_path, claim_review(itemReviewed=by(name))))

    assert Claim.objects.get().attributions.get().claimant == there
    assert Claimant.objects.count() == 1


@pytest.mark.django_db
def test_claimant_is_known_by_another_name_and_by_wikidata(tmp_path: Path) -> None:
    alias = AliasFactory.create(name="Countess of Lovelace")
    known = ClaimantFactory.create(name="Augusta", wikidata_id="Q7259")

    imported(
        written(
            tmp_path,
            claim_review(1, itemReviewed=by("The Countess", sameAs="https://www.wikidata.org/wiki/Q7259")),
            claim_review(2, itemReviewed=by("countess of lovelace")),
        )
    )

    speakers = {claim.text[:8]: claim.attributions.get().claimant for claim in Claim.objects.all()}
    assert speakers == {"Bridge 1": known, "Bridge 2": alias.claimant}


@pytest.mark.django_db
def test_names_in_other_languages_mean_the_claimant_the_publisher_and_the_topic_that_have_them(tmp_path: Path) -> None:
    speaker = ClaimantNameFactory.create(language="ru", name="Ада Лавлейс").claimant
    publisher = PublisherNameFactory.create(language="ru", name="Проверяющие").publisher
    topic = TopicNameFactory.create(language="ru", name="Мосты").topic
    record = claim_review(itemReviewed=by("АДА ЛАВЛЕЙС"), author={"name": "Проверяющие"}, keywords=["мосты"])
    imported(written(tmp_path, record))

    again = written(tmp_path, record | {"reviewBody": "It stood open."}, name="newer.ndjson")

    claim = Claim.objects.get()
    assert [said.claimant for said in claim.attributions.all()] == [speaker]
    assert (claim.reviews.get().publisher, list(claim.topics.all())) == (publisher, [topic])
    assert imported(again).counts == {"updated": 1}
    assert {remark[0].split()[0] for remark in ImportedRecord.objects.get().remarks} == {"analysis"}


@pytest.mark.django_db
def test_claimant_spelled_alike_within_a_file_is_one(tmp_path: Path) -> None:
    imported(
        written(
            tmp_path, *(claim_review(number, itemReviewed=by(name)) for number, name in enumerate(["Bo Li", "BO LI"]))
        )
    )

    assert Claimant.objects.count() == 1


@pytest.mark.django_db
def test_name_that_two_have_is_neither_and_is_added_once(tmp_path: Path) -> None:
    ClaimantFactory.create_batch(2, name="Ada Lovelace")

    importing = imported(written(tmp_path, claim_review(1), claim_review(2)))

    assert Claimant.objects.count() == 3
    assert importing.count("unsure") == 2


@pytest.mark.django_db
def test_publisher_and_source_are_those_of_the_same_address(tmp_path: Path) -> None:
    publisher = PublisherFactory.create(name="The Checkers’ Guild", homepage="https://checks.example/")
    source = SourceFactory.create(url="https://posts.example/1")

    imported(
        written(
            tmp_path, claim_review(itemReviewed=by("A B") | {"appearance": {"url": "HTTPS://Posts.example:443/1#top"}})
        )
    )

    assert list(Publisher.objects.all()) == [publisher, *Publisher.objects.exclude(pk=publisher.pk)]
    assert Review.objects.get().publisher == publisher
    assert list(Source.objects.all()) == [source]


@pytest.mark.django_db
def test_claim_of_the_same_words_gets_what_the_archive_adds(tmp_path: Path) -> None:
    claim = ClaimFactory.create(text="BRIDGE 1 of the old town was closed by the army!")

    importing = imported(written(tmp_path, claim_review()))

    assert list(Claim.objects.all()) == [claim]
    assert claim.reviews.count() == claim.attributions.count() == 1
    assert ImportedRecord.objects.get().outcome == Outcome.JOINED
    assert importing.counts == {"joined": 1}


@pytest.mark.django_db
def test_claim_that_two_publishers_reviewed_is_one_with_two_reviews(tmp_path: Path) -> None:
    other: Any = {"author": {"name": "Second Opinion"}, "url": "https://others.example/1"}

    imported(written(tmp_path, claim_review(), claim_review(**other)))

    claim = Claim.objects.get()
    assert {review.publisher.name for review in claim.reviews.all()} == {"Checkers", "Second Opinion"}
    assert claim.attributions.count() == 1
