"""Where the nodes and edges of a dispute stand: in columns by steps, each node beside the one that led to it.

All lengths are in pixels, from the corner at which reading begins. An edge leaves its nearer node, follows a lane
between the columns, and ends at a place of its own on its farther node, where its label stands: so no label can meet
another label, node or lane.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from claims.pages.graph import Edge, Graph

NODE_WIDTH: Final = 216.0
PORT: Final = 22.0
"""The height that an edge takes up at a node: its label, and the line under that."""
_LANE: Final = 12.0
_ROW_GAP: Final = 16.0
_MARGIN: Final = 4.0


@dataclass
class Box:
    """A node's place, and the edges that end at its sides."""

    id: str
    # Its place among all boxes, the nearest first.
    rank: int
    column: int
    height: float
    x: float = 0.0
    y: float = 0.0
    # Those that come from the column before, and those from its own column: they end at the far side.
    before: list[Edge] = field(default_factory=list)
    after: list[Edge] = field(default_factory=list)
    # Whether edges to the next column, and those of its own that end at another box, leave it.
    leads_on: bool = False
    leads_aside: bool = False

    def grow(self) -> None:
        """Make room for all ends of edges."""
        aside = len(self.after) + self.leads_on + self.leads_aside
        self.height = max(self.height, PORT * max(len(self.before), aside) + PORT / 2)

    def port(self, number: int, of: int) -> float:
        """The height at which one of several edges ends."""
        return self.y + (self.height - PORT * of) / 2 + PORT * number + PORT * 0.75

    def exit(self, *, aside: bool) -> float:
        """The height at which edges leave it: under those that end at the same side."""
        of = len(self.after) + self.leads_on + self.leads_aside
        return self.port(len(self.after) + (aside and self.leads_on), of)


class End(NamedTuple):
    """Where an edge ends: from its lane to the side of a box, and its label between the two."""

    edge: Edge
    box: Box
    lane: float
    side: float
    y: float


class Trunk(NamedTuple):
    """What the edges that leave a box share: out to the lane, and along it."""

    box: Box
    lane: float
    y: float
    to: tuple[float, ...]


@dataclass
class Layout:
    """The places of all, and the room that they take."""

    boxes: dict[str, Box]
    ends: list[End] = field(default_factory=list)
    trunks: list[Trunk] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0


class _Run(NamedTuple):
    """What is to have a lane of its own: the edges that leave a box on one side, with the places where they end."""

    box: Box
    y: float
    ends: list[tuple[Edge, Box, float]]

    @property
    def top(self) -> float:
        return min(self.y, *(y for _, _, y in self.ends))

    @property
    def bottom(self) -> float:
        return max(self.y, *(y for _, _, y in self.ends))


def lay_out(graph: Graph, heights: Mapping[str, float], label_widths: Mapping[Edge, float]) -> Layout:
    """A place for everything in a graph, given how tall each node's text is and how wide each edge's label."""
    nodes = enumerate(graph.nodes.values())
    boxes = {node.id: Box(node.id, rank, node.step, heights[node.id]) for rank, node in nodes}
    for edge in graph.edges:
        _end_at(edge, boxes)
    for box in boxes.values():
        box.grow()
    _stack(graph, boxes)
    layout = Layout(boxes, height=max(box.y + box.height for box in boxes.values()) + _MARGIN)
    _set_columns(layout, _runs(graph, boxes), label_widths)
    return layout


def _end_at(edge: Edge, boxes: dict[str, Box]) -> None:
    near, far = _near_and_far(edge, boxes)
    if near.column == far.column:
        far.after.append(edge)
        near.leads_aside = True
    else:
        far.before.append(edge)
        near.leads_on = True


def _near_and_far(edge: Edge, boxes: dict[str, Box]) -> tuple[Box, Box]:
    near, far = sorted((boxes[edge.source], boxes[edge.target]), key=lambda box: box.rank)
    return near, far


def _stack(graph: Graph, boxes: dict[str, Box]) -> None:
    beside: dict[str, list[str]] = {}
    for node in graph.nodes.values():
        beside.setdefault(node.beside, []).append(node.id)
    y = _MARGIN
    for first in beside.get("", ()):
        y = _place(first, y, beside, boxes)


def _place(id_: str, y: float, beside: Mapping[str, Iterable[str]], boxes: dict[str, Box]) -> float:
    """Place a box, and those beside it from the same height down; return where the next may begin."""
    boxes[id_].y = y
    below = y
    for other in beside.get(id_, ()):
        below = _place(other, below, beside, boxes)
    return max(y + boxes[id_].height + _ROW_GAP, below)


def _runs(graph: Graph, boxes: dict[str, Box]) -> list[_Run]:
    runs: dict[tuple[str, bool], _Run] = {}
    for box in boxes.values():
        sides = ((box.before, False), (box.after, True))
        for edges, aside in sides:
            of = len(edges) + (box.leads_on + box.leads_aside if aside else 0)
            for number, edge in enumerate(edges):
                near, _ = _near_and_far(edge, boxes)
                run = runs.setdefault((near.id, aside), _Run(near, near.exit(aside=aside), []))
                run.ends.append((edge, box, box.port(number, of)))
    return list(runs.values())


def _set_columns(layout: Layout, runs: list[_Run], label_widths: Mapping[Edge, float]) -> None:
    x = _MARGIN
    for column in range(1 + max(box.column for box in layout.boxes.values())):
        boxes = [box for box in layout.boxes.values() if box.column == column]
        for box in boxes:
            box.x = x
        x += NODE_WIDTH
        layout.width = x + _MARGIN
        theirs = [run for run in runs if run.box.column == column]
        if theirs:
            first_lane = x + _widest((edge for box in boxes for edge in box.after), label_widths) + _LANE
            last_lane = _share_lanes(theirs, first_lane, layout)
            layout.width = last_lane + _MARGIN
            following = (edge for box in layout.boxes.values() if box.column == column + 1 for edge in box.before)
            x = last_lane + _LANE / 2 + _widest(following, label_widths)
    for number, end in enumerate(layout.ends):
        side = end.box.x + (NODE_WIDTH if end.edge in end.box.after else 0)
        layout.ends[number] = end._replace(side=side)


def _widest(edges: Iterable[Edge], label_widths: Mapping[Edge, float]) -> float:
    return max((label_widths[edge] for edge in edges), default=0.0)


def _share_lanes(runs: list[_Run], first: float, layout: Layout) -> float:
    """Give each run the first lane that is free along its whole length; return where the last lane is."""
    free_from: list[float] = []
    for run in sorted(runs, key=lambda run: (run.top, run.bottom)):
        number = next((lane for lane, y in enumerate(free_from) if y < run.top), len(free_from))
        free_from[number : number + 1] = [run.bottom]
        lane = first + number * _LANE
        layout.trunks.append(Trunk(run.box, lane, run.y, tuple(y for _, _, y in run.ends)))
        layout.ends += [End(edge, box, lane, 0.0, y) for edge, box, y in run.ends]
    return first + (len(free_from) - 1) * _LANE
