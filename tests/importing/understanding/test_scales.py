from decimal import Decimal

from claims.vocabulary import Bucket
from factcheck.importing.records import ReadRating
from factcheck.importing.understanding import scales
from factcheck.importing.understanding.labels import bucket_of
from factcheck.importing.understanding.scales import ScaleProposal, propose_scale
from tests.together import each_of


def rating(label: str, value: float | None = None, best: float | None = None, worst: float | None = None) -> ReadRating:
    return ReadRating(label, *(None if each is None else Decimal(str(each)) for each in (value, best, worst)))


def buckets(proposal: ScaleProposal) -> dict[str, Bucket | None]:
    return {each.label: each.bucket for each in proposal.labels}


@each_of(
    ("label", "bucket"),
    [
        ("FALSE", Bucket.FALSE),
        ("Falso", Bucket.FALSE),
        ("faux", Bucket.FALSE),
        ("Falsch!", Bucket.FALSE),
        ("Фальшь", Bucket.FALSE),
        ("फर्जी", Bucket.FALSE),
        ("Սուտ", Bucket.FALSE),
        ("Pants on Fire!", Bucket.FALSE),
        ("Four Pinocchios", Bucket.FALSE),
        ("False. The photo is of 2012.", Bucket.FALSE),
        ("Verdadeiro", Bucket.TRUE),
        ("Mostly True", Bucket.MOSTLY_TRUE),
        ("Verdadeiro, mas", Bucket.MOSTLY_TRUE),
        ("größtenteils falsch", Bucket.MOSTLY_FALSE),
        ("Half-True", Bucket.MIXED),
        ("C’est plus compliqué", Bucket.MIXED),
        ("Missing context", Bucket.MIXED),
        ("Trompeur", Bucket.MIXED),
        ("Impossível provar", Bucket.UNPROVEN),
        ("Satire", Bucket.NOT_RATED),
        ("❌", Bucket.FALSE),
        ("True, but it was long ago", None),
        ("Will military drills end?", None),
        ("3", None),
        ("Not really, charts say", None),
    ],
)
def test_bucket_of_a_label_is_told_only_beyond_doubt(label: str, bucket: Bucket | None) -> None:
    assert bucket_of(label) is bucket


def test_one_number_for_false_and_true_alike_is_noticed_and_not_used() -> None:
    proposal = propose_scale([rating("Falso", 4, 6)] * 3 + [rating("Verdadeiro", 4, 6), rating("Curioso", 4, 6)])

    assert (proposal.numbers_used, proposal.remark) == (False, scales.CONTRADICT)
    assert buckets(proposal) == {"Falso": Bucket.FALSE, "Verdadeiro": Bucket.TRUE, "Curioso": None}


def test_one_label_with_numbers_at_both_ends_is_noticed() -> None:
    ends = [rating("Falso", 1, 5, 1), rating("Verdadero", 5, 5, 1)]

    assert propose_scale([rating("False", 1, 5, 1), rating("False", 5, 5, 1)]).remark == scales.CONTRADICT
    assert propose_scale([*ends, rating("Curioso", 1, 5, 1), rating("Curioso", 5, 5, 1)]).remark == scales.CONTRADICT


def test_scale_that_runs_downwards_is_read_right() -> None:
    proposal = propose_scale([rating("Falso", 5, 1, 5), rating("Verdadero", 1, 1, 5), rating("Curioso", 3, 1, 5)])

    assert proposal.numbers_used
    assert buckets(proposal)["Curioso"] is Bucket.MIXED


def test_label_without_a_meaning_is_placed_by_numbers_that_agree_with_the_others() -> None:
    proposal = propose_scale([rating("Falso", 1, 8), rating("Verdadeiro", 8, 8), rating("Subestimado", 6, 8)])

    assert [(each.label, each.position, each.reason) for each in proposal.labels] == [
        ("Falso", 1, scales.BY_LABEL),
        ("Subestimado", 2, scales.BY_NUMBER),
        ("Verdadeiro", 3, scales.BY_LABEL),
    ]


def test_labels_off_the_scale_have_no_place() -> None:
    proposal = propose_scale([rating("False"), rating("Satire"), rating("Unproven")])

    assert {each.label: (each.on_scale, each.position) for each in proposal.labels} == {
        "False": (True, 1),
        "Satire": (False, None),
        "Unproven": (False, None),
    }


def test_falsest_of_the_false_comes_first() -> None:
    proposal = propose_scale([rating("False")] * 5 + [rating("Pants on Fire")])

    assert [each.label for each in proposal.labels] == ["Pants on Fire", "False"]


def test_spellings_of_a_label_are_one_and_sentences_none() -> None:
    proposal = propose_scale([rating("FALSE"), rating("False"), rating("False"), rating("word " * 30)])

    assert [(each.label, each.count) for each in proposal.labels] == [("False", 3)]


def test_numbers_by_themselves_are_not_believed() -> None:
    proposal = propose_scale([rating("Grün", 1, 5), rating("Rot", 5, 5)])

    assert proposal.remark == scales.UNSURE
    assert set(buckets(proposal).values()) == {None}


def test_no_ratings_make_no_scale() -> None:
    assert propose_scale([]) == ScaleProposal((), numbers_used=False, remark=scales.NO_NUMBERS)
