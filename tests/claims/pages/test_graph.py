from claims.pages.graph import CONTESTS, COUNTER_CLAIM, MOST_NODES, Edge, dispute
from tests.claims.disputes import around, claim, contest, crowd, link
from tests.together import each_of


def test_dispute_of_a_claim_alone_is_one_node() -> None:
    graph = dispute(around(claim(0)))

    assert (list(graph.nodes), graph.edges) == (["c000"], [])


def test_dispute_has_links_of_either_direction_two_steps_out() -> None:
    near, far = claim(1, links=[link(0, "supports")]), claim(2)
    near["links"].append(link(2, "updates"))
    too_far = claim(3, links=[link(2, "same_as")])

    graph = dispute(around(claim(0), near, far, too_far))

    assert {node.id: node.step for node in graph.nodes.values()} == {"c000": 0, "c001": 1, "c002": 2}
    assert graph.edges == [Edge("c001", "c000", "supports"), Edge("c001", "c002", "updates")]


def test_dispute_shows_who_contests_and_what_they_put_up_instead() -> None:
    focus = claim(0, rebuttals=[contest(7, counter=1), contest(8, grounds="We were there."), contest(7)])

    graph = dispute(around(focus, claim(1)))

    assert [node.id for node in graph.nodes.values() if node.contester] == ["c000-r7", "c000-r8"]
    assert [node.grounds for node in graph.nodes.values() if node.contester] == [False, True]
    assert Edge("c001", "c000", COUNTER_CLAIM, ("Ministry number 7",)) in graph.edges
    assert [edge.source for edge in graph.edges if edge.relation == CONTESTS] == ["c000-r7", "c000-r8"]


def test_dispute_leaves_out_claims_that_are_not_public() -> None:
    focus = claim(0, links=[link(1, "supports")], rebuttals=[contest(7, counter=2)])

    assert list(dispute(around(focus)).nodes) == ["c000", "c000-r7"]


def test_dispute_in_a_circle_shows_each_claim_once() -> None:
    claims = [claim(number, links=[link((number + 1) % 3, "supports")]) for number in range(3)]

    graph = dispute(around(*claims))

    assert sorted(graph.nodes) == ["c000", "c001", "c002"]
    assert len(graph.edges) == 3


def test_dispute_of_many_shows_sixty_and_counts_those_left_out() -> None:
    graph = dispute(around(claim(0), *(claim(number, links=[link(0, "supports")]) for number in range(1, 81))))

    assert (len(graph.nodes), graph.left_out) == (MOST_NODES, 21)


def test_dispute_contested_by_many_shows_some_and_counts_the_others() -> None:
    focus = claim(0, rebuttals=[contest(number) for number in range(40)])

    graph = dispute(around(focus, claim(1, links=[link(0, "supports")])))

    assert (len(graph.nodes), graph.left_out) == (8, 34)


@each_of("size", [3, 15, 60, 90])
def test_dispute_is_the_same_whatever_the_order_of_its_documents(size: int) -> None:
    neighbours = crowd(size)
    turned = around(neighbours.claim, *reversed(neighbours.documents.values()))

    assert dispute(turned) == dispute(neighbours)
