"""The dispute around a claim, two steps out: claims, those who contest them, and how they stand to each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from claims.pages.presenting import claimants_of
from claims.vocabulary import Relation
from factcheck.publishing.canonical import Document
from factcheck.publishing.reading.public_state import PublicState

MOST_NODES: Final = 60
"""How many nodes a picture shows: more can't be taken in."""
STEPS: Final = 2
_MOST_CONTESTERS: Final = 6
"""How many of those who contest one claim are shown: its page names the others."""
CONTESTS: Final = "contests"
COUNTER_CLAIM: Final = "counter_claim"
RELATIONS: Final = (CONTESTS, COUNTER_CLAIM, *(str(relation) for relation in Relation))
"""What an edge may be, the most telling of a dispute first."""


@dataclass(frozen=True)
class Neighbourhood:
    """A claim and the documents of the claims around it that are public."""

    claim: Document
    # Those within two steps, by id; the claim itself among them.
    documents: dict[str, Document]
    # Those of them that point to the claim, the latest published first.
    pointing: Sequence[Document]
    # Whether there may be claims that were not read, for there were too many.
    is_cut: bool


@dataclass(frozen=True)
class Node:
    """A claim, or someone who contests one."""

    id: str
    # How many steps from the claim that the picture is of.
    step: int
    # The node nearer to that claim that it is drawn beside; none for that claim itself.
    beside: str
    claim: Document | None = None
    # The claimant, for someone who contests.
    contester: Document | None = None
    grounds: bool = False


class Edge(NamedTuple):
    """How one node stands to another: a relation of claims, `counter_claim` or `contests`."""

    source: str
    target: str
    relation: str
    # For a counter-claim, the names of those who put it up.
    by: tuple[str, ...] = ()


@dataclass
class Graph:
    """The nodes, the nearest first, and the edges between them."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    # How many nodes are known and not shown.
    left_out: int = 0
    is_cut: bool = False


def neighbourhood(claim: Document, state: PublicState) -> Neighbourhood:
    """The documents around a claim, in four reads however many there are."""
    near = state.documents("claim", cited_claims(claim))
    pointing = state.documents_pointing("claim", "claim", claim["id"], MOST_NODES)
    near |= {other["id"]: other for other in pointing}
    farther = state.documents_pointing_to_any("claim", "claim", sorted(near)[:MOST_NODES], MOST_NODES)
    known = {other["id"]: other for other in farther} | near | {claim["id"]: claim}
    cited = (cited_id for other in near.values() for cited_id in sorted(cited_claims(other)))
    unknown = [cited_id for cited_id in dict.fromkeys(cited) if cited_id not in known]
    known |= state.documents("claim", unknown[:MOST_NODES])
    is_cut = max(len(pointing), len(farther)) == MOST_NODES or max(len(near), len(unknown)) > MOST_NODES
    return Neighbourhood(claim, known, pointing, is_cut)


def cited_claims(claim: Document) -> set[str]:
    """The ids of the claims that this one links to or is countered by."""
    return {edge.target if edge.source == claim["id"] else edge.source for edge in _claim_edges(claim)}


def _claim_edges(claim: Document) -> Iterator[Edge]:
    for link in claim["links"]:
        yield Edge(claim["id"], link["claim"]["id"], link["relation"])
    put_up_by: dict[str, list[str]] = {}
    for contested in claim["rebuttals"]:
        if contested["counter_claim"]:
            put_up_by.setdefault(contested["counter_claim"]["id"], []).append(contested["claimant"]["name"])
    for counter_id, names in put_up_by.items():
        yield Edge(counter_id, claim["id"], COUNTER_CLAIM, tuple(dict.fromkeys(names)))


def dispute(around: Neighbourhood) -> Graph:
    """The graph of a neighbourhood, with at most `MOST_NODES` nodes: of those as near, who contests comes first."""
    edges = sorted({edge for document in around.documents.values() for edge in _claim_edges(document)}, key=_order)
    graph = Graph(is_cut=around.is_cut)
    found = [Node(around.claim["id"], 0, "", claim=around.claim)]
    while found:
        room = MOST_NODES - len(graph.nodes)
        graph.left_out += len(found[room:])
        graph.nodes |= {node.id: node for node in found[:room]}
        graph.left_out += sum(len(_contesters(node)[_MOST_CONTESTERS:]) for node in found[:room])
        found = _next_step(found[:room], edges, around.documents, graph.nodes)
    graph.edges = [edge for edge in edges if edge.source in graph.nodes and edge.target in graph.nodes]
    graph.edges += [Edge(node.id, node.beside, CONTESTS) for node in graph.nodes.values() if node.contester]
    return graph


def _order(edge: Edge) -> tuple[int, str, str]:
    return RELATIONS.index(edge.relation), edge.source, edge.target


def _next_step(
    parents: Iterable[Node], edges: Sequence[Edge], documents: dict[str, Document], nodes: dict[str, Node]
) -> list[Node]:
    found: dict[str, Node] = {}
    for parent in parents:
        for node in (*_contesters(parent)[:_MOST_CONTESTERS], *_claims_beside(parent, edges, documents)):
            if node.id not in nodes:
                found.setdefault(node.id, node)
    return list(found.values())


def _claims_beside(parent: Node, edges: Iterable[Edge], documents: dict[str, Document]) -> Iterator[Node]:
    for edge in edges if parent.step < STEPS else ():
        if parent.id in (edge.source, edge.target):
            other = edge.target if edge.source == parent.id else edge.source
            if other in documents:
                yield Node(other, parent.step + 1, parent.id, claim=documents[other])


def _contesters(parent: Node) -> list[Node]:
    if parent.claim is None or parent.step == STEPS:
        return []
    rebuttals = parent.claim["rebuttals"]
    with_grounds = claimants_of(contested for contested in rebuttals if contested["grounds"])
    return [
        Node(f"{parent.id}-{id_}", parent.step + 1, parent.id, contester=who, grounds=id_ in with_grounds)
        for id_, who in claimants_of(rebuttals).items()
    ]
