"""A dispute as a picture: its cards and edges with coordinates for SVG, and the same in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from claims.pages.graph import CONTESTS, COUNTER_CLAIM, STEPS, Edge, Graph, Node
from claims.pages.layout import NODE_WIDTH, End, Layout, Trunk, lay_out
from claims.pages.presenting import claimants_of, holders
from claims.vocabulary import Relation
from factcheck.language.localisation import localised
from factcheck.language.wording import number_words
from factcheck.public.pictures.lettering import direction, lines, width

_PADDING: Final = 12.0
_TEXT: Final = 13.0
_SMALL: Final = 12.0
_LINE: Final = 18.0
_ASCENT: Final = 13.0
_MOST_LINES: Final = 4
_LABEL: Final = 130.0
"""The most that an edge's label may be wide."""
_LABEL_GAP: Final = 14.0
_ARROW: Final = 8.0
_TITLE: Final = 90
"""How many characters of each claim the title of an edge repeats."""

_LABELS: Final[dict[str, Any]] = {
    CONTESTS: pgettext_lazy("on an arrow between two claims", "contests"),
    COUNTER_CLAIM: pgettext_lazy("on an arrow between two claims", "counter-claim"),
    Relation.CONTRADICTS: pgettext_lazy("on an arrow between two claims", "contradicts"),
    Relation.SUPPORTS: pgettext_lazy("on an arrow between two claims", "supports"),
    Relation.GOES_FURTHER: pgettext_lazy("on an arrow between two claims", "goes further"),
    Relation.NARROWER: pgettext_lazy("on an arrow between two claims", "narrower"),
    Relation.UPDATES: pgettext_lazy("on an arrow between two claims", "updates"),
    Relation.SAME_AS: pgettext_lazy("on an arrow between two claims", "same as"),
}
_SENTENCES: Final[dict[str, Any]] = {
    CONTESTS: gettext_lazy("{source} contests “{target}”"),
    COUNTER_CLAIM: gettext_lazy("“{source}” is put up against “{target}” by {by}"),
    Relation.CONTRADICTS: gettext_lazy("“{source}” contradicts “{target}”"),
    Relation.SUPPORTS: gettext_lazy("“{source}” supports “{target}”"),
    Relation.GOES_FURTHER: gettext_lazy("“{source}” goes further than “{target}”"),
    Relation.NARROWER: gettext_lazy("“{source}” is narrower than “{target}”"),
    Relation.UPDATES: gettext_lazy("“{source}” updates “{target}”"),
    Relation.SAME_AS: gettext_lazy("“{source}” is the same as “{target}”"),
}


class Text(NamedTuple):
    """A line of text, at the left end of its baseline or, where it runs from right to left, at the right end."""

    x: float
    y: float
    text: str
    direction: str
    small: bool


@dataclass(frozen=True)
class Card:
    """A node of the graph as a box: where it stands and how large it is, in pixels, and its lines of text."""

    node: Node
    x: float
    y: float
    height: float
    lines: Sequence[Text]
    width: float = NODE_WIDTH

    @property
    def url(self) -> str:
        """The path of the page of what the node stands for: a claim or a claimant."""
        return str(_record(self.node)["url"])

    @property
    def title(self) -> str:
        """All that its text says, uncut."""
        return ". ".join([_name(self.node).rstrip("."), *_remarks(self.node)])

    @property
    def language(self) -> str:
        """The language of its name, where that is known."""
        return str(self.node.claim["language"]) if self.node.claim else ""


@dataclass(frozen=True)
class Stroke:
    """The end of an edge as it is drawn, with its arrow and its label."""

    relation: str
    d: str
    arrow: str
    label: Text
    title: str


@dataclass(frozen=True)
class Picture:
    """A dispute, drawn; its columns run from the side on which reading begins."""

    cards: Sequence[Card]
    trunks: Sequence[str]
    strokes: Sequence[Stroke]
    sentences: Sequence[SafeString]
    width: float
    height: float
    remainder: str


def draw(graph: Graph, *, mirrored: bool) -> Picture | None:
    """A picture of a dispute, mirrored for pages that are read from right to left; None where there is but one node."""
    if len(graph.nodes) == 1:
        return None
    heights = {node.id: 2 * _PADDING + _LINE * len(_lines(node)) for node in graph.nodes.values()}
    label_widths = {edge: width(_label(edge), _SMALL) + 2 * _LABEL_GAP for edge in graph.edges}
    layout = lay_out(graph, heights, label_widths)
    pen = _Pen(graph, layout, mirrored=mirrored)
    return Picture(
        cards=[pen.card(node) for node in graph.nodes.values()],
        trunks=[pen.trunk(trunk) for trunk in layout.trunks],
        strokes=[pen.stroke(end) for end in layout.ends],
        sentences=[_sentence(edge, graph) for edge in graph.edges],
        width=layout.width,
        height=layout.height,
        remainder=_remainder(graph),
    )


class _Pen:
    """Turns places along the way of reading into coordinates."""

    def __init__(self, graph: Graph, layout: Layout, *, mirrored: bool) -> None:
        self.graph, self.layout, self.mirrored = graph, layout, mirrored

    def x(self, along: float) -> float:
        return self.layout.width - along if self.mirrored else along

    def card(self, node: Node) -> Card:
        box = self.layout.boxes[node.id]
        x = self.x(box.x + NODE_WIDTH) if self.mirrored else box.x
        texts = []
        for number, (text, small, way) in enumerate(_lines(node)):
            start = x + (_PADDING if way == "ltr" else NODE_WIDTH - _PADDING)
            texts.append(Text(start, box.y + _PADDING + _ASCENT + _LINE * number, text, way, small))
        return Card(node, x, box.y, box.height, texts)

    def trunk(self, trunk: Trunk) -> str:
        top, bottom = min(trunk.y, *trunk.to), max(trunk.y, *trunk.to)
        lane = self.x(trunk.lane)
        return f"M{self.x(trunk.box.x + NODE_WIDTH):g} {trunk.y:g}H{lane:g}M{lane:g} {top:g}V{bottom:g}"

    def stroke(self, end: End) -> Stroke:
        text = _label(end.edge)
        middle = (end.lane + end.side) / 2
        arrives = end.edge.target == end.box.id
        tip = end.side if arrives else end.lane
        back = tip + _ARROW * (-1 if (end.side > end.lane) == arrives else 1)
        points = ((tip, 0.0), (back, -_ARROW / 2), (back, _ARROW / 2))
        return Stroke(
            relation=end.edge.relation,
            d=f"M{self.x(end.lane):g} {end.y:g}H{self.x(end.side):g}",
            arrow=" ".join(f"{self.x(x):g},{end.y + dy:g}" for x, dy in points),
            label=Text(self.x(middle), end.y - 5, text, direction(text), small=True),
            title=_in_words(end.edge, self.graph),
        )


def _record(node: Node) -> dict[str, Any]:
    return node.claim or node.contester or {}


def _name(node: Node) -> str:
    return str(node.claim["text"] if node.claim else _record(node)["name"])


def _lines(node: Node) -> list[tuple[str, bool, str]]:
    """The lines on a card, whether each is in small letters, and the direction of the text that it is part of."""
    room = NODE_WIDTH - 2 * _PADDING
    name = _name(node)
    shown = [(line, False, direction(name)) for line in lines(name, room, _TEXT, _MOST_LINES)]
    for remark in _remarks(node):
        shown += [(line, True, direction(remark)) for line in lines(remark, room, _SMALL, 2)]
    return shown


def _remarks(node: Node) -> Iterator[str]:
    if node.contester and not node.grounds:
        yield _("gave no grounds")
    if node.claim and (names := list(dict.fromkeys(holder["name"] for holder in holders(node.claim).values()))):
        yield _("Said by %(names)s") % {"names": _listed(names)}
    # Nearer ones are shown as nodes of their own.
    if node.claim and node.step == STEPS and node.claim["rebuttals"]:
        contesters = len(claimants_of(node.claim["rebuttals"]))
        words = ngettext("Contested by %(number)s", "Contested by %(number)s", contesters)
        yield words % {"number": number_words(str(contesters))}


def _listed(names: Sequence[str]) -> str:
    return pgettext("between the parts of a list", ", ").join(names)


def _label(edge: Edge) -> str:
    return lines(str(_LABELS[edge.relation]), _LABEL, _SMALL, 1)[0]


def _in_words(edge: Edge, graph: Graph) -> str:
    ends = (Truncator(_name(graph.nodes[id_])).chars(_TITLE).rstrip(".") for id_ in edge[:2])
    source, target = ends
    return str(_SENTENCES[edge.relation]).format(source=source, target=target, by=_listed(edge.by))


def _sentence(edge: Edge, graph: Graph) -> SafeString:
    source, target = (_link(graph.nodes[id_]) for id_ in edge[:2])
    return format_html(str(_SENTENCES[edge.relation]), source=source, target=target, by=_listed(edge.by))


def _link(node: Node) -> SafeString:
    link = '<a href="{}"><bdi>{}</bdi></a>'
    return format_html(link, localised(_record(node)["url"]), _name(node).rstrip("."))


def _remainder(graph: Graph) -> str:
    """How many nodes the picture leaves out, in a sentence; nothing if it shows all."""
    number = graph.left_out + graph.is_cut
    if graph.is_cut:
        words = ngettext("At least %(number)s more is left out.", "At least %(number)s more are left out.", number)
    else:
        words = ngettext("%(number)s more is left out.", "%(number)s more are left out.", number)
    return words % {"number": number_words(str(number))} if number else ""
