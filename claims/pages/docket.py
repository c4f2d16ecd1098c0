"""The dispute around a claim as a numbered tree: 1, what answers it as 1.1 and 1.2, what answers that as 1.1.1."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from claims.pages.graph import CONTESTS, COUNTER_CLAIM, RELATIONS, STEPS, Edge, Graph, Node
from claims.pages.presenting import claimants_of, holders
from claims.vocabulary import Relation
from factcheck.language.wording import number_words
from factcheck.publishing.canonical import Document

# What an answer does to what it answers; and the same where it is the other that does it.
_DOES: Final[dict[str, Any]] = {
    CONTESTS: pgettext_lazy("of an answer to the claim of a number", "Contests %(number)s"),
    COUNTER_CLAIM: pgettext_lazy("of an answer to the claim of a number", "Put against %(number)s"),
    Relation.CONTRADICTS: pgettext_lazy("of an answer to the claim of a number", "Contradicts %(number)s"),
    Relation.SUPPORTS: pgettext_lazy("of an answer to the claim of a number", "Supports %(number)s"),
    Relation.GOES_FURTHER: pgettext_lazy("of an answer to the claim of a number", "Goes further than %(number)s"),
    Relation.NARROWER: pgettext_lazy("of an answer to the claim of a number", "Is narrower than %(number)s"),
    Relation.UPDATES: pgettext_lazy("of an answer to the claim of a number", "Updates %(number)s"),
    Relation.SAME_AS: pgettext_lazy("of an answer to the claim of a number", "Is the same as %(number)s"),
}
_UNDERGOES: Final[dict[str, Any]] = _DOES | {
    COUNTER_CLAIM: pgettext_lazy("of a claim that another answers", "%(number)s is put against it"),
    Relation.CONTRADICTS: pgettext_lazy("of a claim that another answers", "Contradicted by %(number)s"),
    Relation.SUPPORTS: pgettext_lazy("of a claim that another answers", "Supported by %(number)s"),
    Relation.GOES_FURTHER: pgettext_lazy("of a claim that another answers", "%(number)s goes further"),
    Relation.NARROWER: pgettext_lazy("of a claim that another answers", "%(number)s is narrower"),
    Relation.UPDATES: pgettext_lazy("of a claim that another answers", "Updated by %(number)s"),
}
_AGAINST: Final = {CONTESTS, COUNTER_CLAIM, Relation.CONTRADICTS}
_SIGNS: Final[dict[str, str]] = {
    **dict.fromkeys(_AGAINST, "contests"),
    Relation.SUPPORTS: "endorses",
    Relation.GOES_FURTHER: "goes_further",
}
_ALSO: Final = gettext_lazy("Also: %(what)s")
_NO_GROUNDS: Final = gettext_lazy("gave no grounds")


@dataclass(frozen=True)
class Answer:
    """A claim or somebody who contests one, under the number of what it answers."""

    # Such as 1.2.1; the claim that the page is of is 1.
    number: str
    node: Node
    # The sign of what it does, and that in words; nothing for the first.
    sign: str
    does: str
    # What it does to others that are shown besides.
    also: Sequence[str]

    @property
    def depth(self) -> int:
        """How many steps from the claim that the page is of."""
        return self.number.count(".")

    @property
    def record(self) -> Document:
        """The claim, or the reference to who contests."""
        return self.node.claim or self.node.contester or {}

    @property
    def by(self) -> Sequence[Document]:
        """Those who put the claim forward and did not take it back."""
        return list(holders(self.node.claim).values()) if self.node.claim else []

    @property
    def remark(self) -> str:
        """That no grounds were given; or how many contest a claim too far away for them to be shown themselves."""
        if self.node.contester:
            return "" if self.node.grounds else str(_NO_GROUNDS)
        contesters = len(claimants_of(self.record["rebuttals"])) if self.node.step == STEPS else 0
        words = ngettext("Contested by %(number)s", "Contested by %(number)s", contesters)
        return words % {"number": number_words(str(contesters))} if contesters else ""


@dataclass(frozen=True)
class Docket:
    """Answers in the order of their numbers."""

    answers: Sequence[Answer]
    # Whether anything in it goes against anything: if not, these are claims beside each other.
    is_disputed: bool
    # How many more there are, in a sentence; nothing if all are shown.
    remainder: str


def docket(graph: Graph) -> Docket | None:
    """The tree of a dispute; None where there is nothing but the claim."""
    numbers = _numbers(graph)
    if len(numbers) == 1:
        return None
    answers = [_answer(graph, graph.nodes[id_], numbers) for id_ in sorted(numbers, key=lambda id_: _key(numbers[id_]))]
    is_disputed = any(answer.sign == "contests" for answer in answers)
    return Docket(answers, is_disputed, _remainder(graph))


def _key(number: str) -> list[int]:
    return [int(part) for part in number.split(".")]


def _numbers(graph: Graph) -> dict[str, str]:
    """The number of each node that is shown: those who put up a counter-claim are named there, and not once more."""
    numbers: dict[str, str] = {}
    answered: dict[str, list[Node]] = {id_: [] for id_ in graph.nodes}
    for node in graph.nodes.values():
        if not node.beside:
            numbers[node.id] = "1"
        elif not _is_named_by_its_claim(graph, node):
            answered[node.beside].append(node)
    # Parents come before what stands beside them.
    for id_, answers in answered.items():
        ordered = sorted(answers, key=lambda node: RELATIONS.index(_link(graph, node).relation))
        numbers |= {node.id: f"{numbers[id_]}.{place}" for place, node in enumerate(ordered, 1)}
    return numbers


def _is_named_by_its_claim(graph: Graph, node: Node) -> bool:
    name = node.contester and node.contester["name"]
    put_up = (edge for edge in graph.edges if edge.relation == COUNTER_CLAIM and edge.target == node.beside)
    return name is not None and any(name in edge.by for edge in put_up)


def _link(graph: Graph, node: Node) -> Edge:
    """The most telling of what a node has to do with the one that it stands beside."""
    return next(edge for edge in graph.edges if {edge.source, edge.target} == {node.id, node.beside})


def _answer(graph: Graph, node: Node, numbers: dict[str, str]) -> Answer:
    if not node.beside:
        return Answer("1", node, "", "", ())
    link = _link(graph, node)
    also = [str(_ALSO) % {"what": what} for what in _others(graph, node, numbers, link)]
    return Answer(numbers[node.id], node, _SIGNS.get(link.relation, ""), _words(link, node, numbers), also)


def _others(graph: Graph, node: Node, numbers: dict[str, str], link: Edge) -> Iterator[str]:
    for edge in graph.edges:
        repeats = {edge.source, edge.target} == {link.source, link.target}
        if edge.source == node.id and edge.target in numbers and not repeats:
            yield _words(edge, node, numbers)


def _words(edge: Edge, node: Node, numbers: dict[str, str]) -> str:
    is_doing = edge.source == node.id
    words = (_DOES if is_doing else _UNDERGOES)[edge.relation]
    return str(words) % {"number": numbers[edge.target if is_doing else edge.source]}


def _remainder(graph: Graph) -> str:
    number = graph.left_out + graph.is_cut
    if graph.is_cut:
        words = ngettext("At least %(number)s more is left out.", "At least %(number)s more are left out.", number)
    else:
        words = ngettext("%(number)s more is left out.", "%(number)s more are left out.", number)
    return words % {"number": number_words(str(number))} if number else ""
