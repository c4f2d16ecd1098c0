"""The dispute around a claim as a numbered tree."""

from claims.pages.docket import Docket, docket
from claims.pages.graph import MOST_NODES, dispute
from tests.claims.disputes import around, claim, contest, crowd, link


def shown(found: Docket | None) -> list[tuple[str, str, str]]:
    assert found is not None
    return [
        (answer.number, answer.does, answer.record.get("text") or answer.record["name"]) for answer in found.answers
    ]


def test_docket_of_a_claim_alone_is_none() -> None:
    assert docket(dispute(around(claim(0)))) is None


def test_docket_numbers_answers_to_answers_beneath_them() -> None:
    focus = claim(0, text="Shut", rebuttals=[contest(7, counter=1), contest(8)])
    counter = claim(1, text="Open", rebuttals=[contest(9, counter=2)])
    further = claim(3, text="Gone", links=[link(0, "goes_further")])

    found = docket(dispute(around(focus, counter, claim(2, text="Half open"), further)))

    assert shown(found) == [
        ("1", "", "Shut"),
        ("1.1", "Contests 1", "Ministry number 8"),
        ("1.2", "Put against 1", "Open"),
        ("1.2.1", "Put against 1.2", "Half open"),
        ("1.3", "Goes further than 1", "Gone"),
    ]


def test_docket_names_who_put_up_a_counter_claim_there_alone() -> None:
    focus = claim(0, rebuttals=[contest(7, counter=1)])

    found = docket(dispute(around(focus, claim(1))))

    assert [number for number, _, _ in shown(found)] == ["1", "1.1"]


def test_docket_tells_what_else_an_answer_does_to_others_that_are_shown() -> None:
    focus = claim(0, rebuttals=[contest(7, counter=1)])
    other = claim(2, links=[link(0, "goes_further"), link(1, "contradicts")])

    found = docket(dispute(around(focus, claim(1), other)))

    assert found is not None
    assert [(answer.number, list(answer.also)) for answer in found.answers][2] == ("1.2", ["Also: Contradicts 1.1"])


def test_docket_without_anything_against_anything_is_not_called_disputed() -> None:
    beside = docket(dispute(around(claim(0), claim(1, links=[link(0, "narrower")]))))
    against = docket(dispute(around(claim(0), claim(1, links=[link(0, "contradicts")]))))

    assert beside is not None
    assert against is not None
    assert (beside.is_disputed, against.is_disputed) == (False, True)


def test_docket_of_a_crowd_sorts_tens_after_nines_and_says_what_it_leaves_out() -> None:
    found = docket(dispute(crowd(80)))

    assert found is not None
    assert len(found.answers) <= MOST_NODES
    places = [[int(part) for part in answer.number.split(".")] for answer in found.answers]
    assert places == sorted(places)
    assert len({answer.number for answer in found.answers}) == len(places)
    assert "left out" in found.remainder
