import pytest

from claims.chains import leads_back
from claims.models import Topic


def chain_of(*links: tuple[int, int | None]) -> dict[int, Topic]:
    topics = {pk: Topic(pk=pk) for pk, _ in links}
    for pk, parent in links:
        topics[pk].parent = topics[parent] if parent is not None else None
    return topics


@pytest.mark.parametrize(
    ("links", "answer"),
    [
        ([(1, None)], False),
        ([(1, 2), (2, 3), (3, None)], False),
        ([(1, 2), (2, 1)], True),
        ([(1, 2), (2, 3), (3, 1)], True),
    ],
)
def test_chain_that_comes_back_to_the_row_is_told(links: list[tuple[int, int | None]], answer: bool) -> None:
    assert leads_back(chain_of(*links)[1], "parent") is answer


def test_row_that_points_at_itself_is_left_to_its_constraint() -> None:
    assert leads_back(chain_of((1, 1))[1], "parent") is False


def test_circle_that_the_row_is_not_part_of_ends() -> None:
    assert leads_back(chain_of((1, 2), (2, 3), (3, 2))[1], "parent") is False


def test_unsaved_row_is_in_no_circle() -> None:
    assert leads_back(Topic(parent=chain_of((1, 2), (2, None))[1]), "parent") is False
