"""What a model doesn't know of a language, or hasn't seen yet, is no evidence against a claim."""

import pytest
from django.contrib.auth.models import User

from claims.models import Claim
from factcheck.matching import LIKELY, POSSIBLE, across, match
from factcheck.matching.features import FEATURES
from factcheck.matching.question import MISSING
from factcheck.matching.ranking import model, probabilities
from factcheck.meaning import catching_up
from factcheck.meaning.languages import is_english
from factcheck.meaning.matrix import forget
from factcheck.meaning.models import Vector
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import publish
from tests import factories

CLAIMS = (
    ("en", "The lighthouse costs 90,000 crowns a year."),
    ("en", "21,043 vehicles crossed the Old Bridge in one week."),
    ("ar", "وصل 100,417 شخصًا إلى المدينة من الجبال."),
    ("ru", "Мэр продаст маяк до конца 2024 года."),
    ("az", "Şəhərdə suyun 40 faizi itirilir."),
    ("hi", "नगर में 300 नए विद्यालय बने।"),
    ("fr", "Le port a perdu 1200 emplois depuis la tempête."),
)
REPEATED = (
    (0, "lighthouse costs us 90,000 crowns"),
    (1, "Look: 21043 vehicles crossed the Old Bridge"),
    (2, "وصل ١٠٠٤١٧ شخصًا إلى المدينة من الجبال"),
    (2, "انظروا: وصل 100417 شخصًا إلى المدينة"),
    (3, "Мэр продаст маяк до конца года"),
    (4, "Baxın: şəhərdə suyun 40 faizi itirilir"),
    (5, "देखो, नगर में ३०० नए विद्यालय बने"),
    (6, "Le port a perdu 1 200 emplois"),
)
UNRELATED = (
    *("The weather was nice.", "Погода была хорошая.", "كان الطقس جميلا.", "Hava çox gözəl idi.", "मौसम अच्छा था।"),
    *("天气很好。", "Water is wet.", "Mein Bruder spielt jeden Sonntag Fußball.", "Կատուն քնած է։"),
)


@pytest.mark.sweep
@pytest.mark.django_db
@pytest.mark.usefixtures("semantic")
def test_match_in_any_language_tells_the_claim_that_is_repeated_and_no_other(editor: User) -> None:
    rows = [_published(text, language, editor) for language, text in CLAIMS]
    catching_up.catch_up()

    wrong = _wrong(rows)
    for without in (rows[::2], rows[1::2]):
        Vector.objects.filter(record__in=[row.pk for row in without]).delete()
        forget()
        wrong += _wrong(rows)
        catching_up.catch_up()

    assert wrong == []


def _published(text: str, language: str, editor: User) -> PublicRecord:
    claim: Claim = factories.PublishableClaimFactory.create(text=text, language=language)
    publish(claim, by=editor)
    return PublicRecord.objects.get(kind="claim", record_id=claim.public_id)


def _wrong(rows: list[PublicRecord]) -> list[tuple[str, list[str]]]:
    """The texts that are told to be about another claim than they repeat, or about one though they repeat none."""
    expected = [(text, LIKELY, [rows[place].name]) for place, text in REPEATED]
    expected += [(text, POSSIBLE, []) for text in UNRELATED]
    found = [(text, [each.record.name for each in match(text, at_least=least)]) for text, least, _ in expected]
    return [each for each, (_, _, names) in zip(found, expected, strict=True) if each[1] != names]


def test_candidates_without_a_vector_are_weighed_by_words_and_others_with_meaning() -> None:
    near = FEATURES.index("meaning_text_near")
    without, within = ([0.5] * len(FEATURES) for _ in range(2))
    without[near], within[near] = MISSING, 0.9

    found = probabilities([without, within])

    assert found == [
        model(semantic=False).probabilities([without, within])[0],
        *model(semantic=True).probabilities([within]),
    ]


def test_nearest_of_unrelated_sentences_or_of_some_alone_is_not_told() -> None:
    row = [0.0] * len(FEATURES)
    row[FEATURES.index("meaning_across_spread")] = 0.2
    near = FEATURES.index("meaning_across_near")

    row[near] = 0.9
    related = across.probability(row)
    unsure = across.probability(row, unsure=True)
    row[near] = 0.82

    assert max(unsure, across.probability(row)) < POSSIBLE < LIKELY < related


def test_is_english_by_what_is_told_and_by_letters() -> None:
    cases = {
        ("The bridge was closed.", "en"): True,
        ("The “café” was closed.", "en-GB"): True,
        ("21,043 vehicles", ""): True,
        ("", ""): True,
        ("90,000", "en"): True,
        ("Le pont est fermé.", "fr"): False,
        ("Köprü kapandı.", ""): False,
        ("Мост закрыт.", ""): False,
        ("Мост закрыт.", "en"): False,
        ("大桥关闭了。", "zh"): False,
        ("The bridge", "de"): False,
    }

    assert {case: is_english(*case) for case in cases} == cases
