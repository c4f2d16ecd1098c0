from claims.pages.matrix import Position, matrix_of, who_says_what
from tests.claims.said import claim, said


def test_cell_holds_each_thing_that_a_claimant_said_of_a_claim_with_its_address() -> None:
    spoken = [
        said("Ann", "asserts"),
        said("Ann", "retracts"),
        said("Ben"),
        said("Cay", "endorses"),
        said("Dan", "relays"),
    ]

    matrix = matrix_of([claim("one", *spoken)])

    assert [claimant["name"] for claimant in matrix.claimants] == ["Ann", "Ben", "Cay", "Dan"]
    assert [[mark.position for mark in cell] for cell in matrix.rows[0].cells] == [
        [Position.ASSERTS, Position.TOOK_BACK],
        [Position.CONTESTS],
        [Position.ENDORSES],
        [Position.RELAYS],
    ]
    assert [mark.url for cell in matrix.rows[0].cells for mark in cell] == [
        "/claims/one/#a-ann-asserts",
        "/claims/one/#a-ann-retracts",
        "/claims/one/#r-ben-contests",
        "/claims/one/#a-cay-endorses",
        "/claims/one/#a-dan-relays",
    ]


def test_claimant_who_says_nothing_of_a_claim_has_an_empty_cell() -> None:
    matrix = matrix_of([claim("one", said("Ann", "asserts")), claim("two", said("Ben", "asserts"))])

    assert [[len(cell) for cell in row.cells] for row in matrix.rows] == [[1, 0], [0, 1]]


def test_claim_that_goes_further_shows_at_the_one_that_it_goes_beyond() -> None:
    further = claim("two", said("Ann", "asserts"), said("Ben", "relays"), said("Cay"), further="one")

    matrix = matrix_of([claim("one", said("Ann", "endorses")), further])

    ann = matrix.rows[0].cells[0]
    assert [mark.position for mark in ann] == [Position.ENDORSES, Position.WENT_FURTHER]
    assert (ann[1].url, ann[1].claim["id"]) == ("/claims/two/#a-ann-asserts", "two")
    assert [len(cell) for cell in matrix.rows[0].cells] == [2, 0, 0]


def test_further_than_a_claim_that_is_not_here_shows_nowhere() -> None:
    assert len(matrix_of([claim("two", said("Ann", "asserts"), further="elsewhere")]).rows) == 1


def test_claimants_come_by_the_number_of_claims_they_speak_of_then_by_name() -> None:
    claims = [claim("one", said("Zoe", "asserts"), said("Ben"), said("Ann")), claim("two", said("Zoe", "asserts"))]

    assert [claimant["name"] for claimant in matrix_of(claims).claimants] == ["Zoe", "Ann", "Ben"]


def test_claimants_beyond_the_bound_are_left_out_and_counted() -> None:
    matrix = matrix_of([claim("one", *(said(f"Speaker {n:02}", "asserts") for n in range(35)))], most=30)

    assert (len(matrix.claimants), matrix.others, len(matrix.rows[0].cells)) == (30, 5, 30)


def test_no_claims_make_an_empty_matrix() -> None:
    assert matrix_of([]).rows == ()


def test_claims_of_one_claimant_are_folded_under_their_name_and_make_no_column() -> None:
    claims = [
        claim("one", said("Ann", "asserts"), said("Ben")),
        claim("two", said("Cay", "asserts")),
        claim("three", said("Ben", "asserts")),
        claim("four", said("Cay", "relays")),
        claim("five"),
    ]

    told = who_says_what(claims)

    assert [row.claim["id"] for row in told.matrix.rows] == ["one"]
    assert [claimant["name"] for claimant in told.matrix.claimants] == ["Ann", "Ben"]
    assert [(each.claimant["name"], [mark.claim["id"] for mark in each.marks]) for each in told.alone] == [
        ("Cay", ["two", "four"]),
        ("Ben", ["three"]),
    ]
    assert [each["id"] for each in told.unsaid] == ["five"]


def test_claimant_who_goes_further_in_a_claim_of_their_own_shows_at_the_one_that_others_speak_of() -> None:
    claims = [claim("one", said("Ann", "asserts"), said("Ben")), claim("two", said("Ann", "asserts"), further="one")]

    told = who_says_what(claims)

    assert [mark.position for mark in told.matrix.rows[0].cells[0]] == [Position.ASSERTS, Position.WENT_FURTHER]
    assert [each.claimant["name"] for each in told.alone] == ["Ann"]


def test_words_that_a_review_found_unsaid_are_only_reported_to_be_said() -> None:
    mayor = said("Mayor", "asserts")
    rating = {"bucket": "false"}
    review = {"question": "did_they_say_it", "attribution": mayor["id"], "rating": rating}

    matrix = matrix_of([{**claim("one", mayor), "reviews": [review]}])

    assert [mark.position for mark in matrix.rows[0].cells[0]] == [Position.UNSAID]
