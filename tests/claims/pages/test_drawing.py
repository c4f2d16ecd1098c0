from itertools import combinations
from typing import NamedTuple

import pytest
from django.utils import translation

from claims.pages.drawing import Picture, draw
from claims.pages.graph import dispute
from claims.pages.layout import NODE_WIDTH
from factcheck.public.pictures.lettering import width
from tests.claims.disputes import around, claim, contest, crowd, link


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


def cards(picture: Picture) -> list[Box]:
    return [Box(card.x, card.y, card.x + card.width, card.y + card.height) for card in picture.cards]


def labels(picture: Picture) -> list[Box]:
    halves = [(stroke.label, width(stroke.label.text, 12) / 2) for stroke in picture.strokes]
    return [Box(text.x - half, text.y - 11, text.x + half, text.y + 3) for text, half in halves]


def picture_of(size: int, *, mirrored: bool = False) -> Picture:
    picture = draw(dispute(crowd(size)), mirrored=mirrored)
    assert picture is not None
    return picture


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("size", [2, 3, 15, 60, 90])
def test_picture_of_any_size_has_no_card_and_no_label_over_another(size: int, mirrored: bool) -> None:
    picture = picture_of(size, mirrored=mirrored)

    taken = [*cards(picture), *labels(picture)]

    assert [pair for pair in combinations(taken, 2) if pair[0].meets(pair[1])] == []
    assert all(Box(0, 0, picture.width, picture.height).holds(box) for box in taken)


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("size", [3, 60])
def test_picture_keeps_every_line_of_text_within_its_card(size: int, mirrored: bool) -> None:
    picture = picture_of(size, mirrored=mirrored)

    for card, box in zip(picture.cards, cards(picture), strict=True):
        for line in card.lines:
            wide = width(line.text, 12 if line.small else 13)
            left = line.x - wide if line.direction == "rtl" else line.x
            assert box.holds(Box(left, line.y - 11, left + wide, line.y + 4)), line


def test_picture_keeps_the_direction_of_a_text_over_its_lines() -> None:
    focus = claim(0)
    focus["attributions"][0]["claimant"]["name"] = "Ministry of Foreign Affairs of Azerbaijan"

    with translation.override("ar"):
        picture = draw(dispute(around(focus, claim(1, links=[link(0, "supports")]))), mirrored=True)

    assert picture is not None
    said_by = [line for line in picture.cards[0].lines if line.small]
    assert [line.direction for line in said_by] == ["rtl", "rtl"]
    assert said_by[0].x == said_by[1].x


def test_picture_leads_no_lane_through_a_card_or_a_label() -> None:
    picture = picture_of(60)

    for trunk in picture.trunks:
        lane, top, bottom = _lane(trunk)
        line = Box(lane - 0.5, top, lane + 0.5, bottom)
        assert [box for box in (*cards(picture), *labels(picture)) if box.meets(line)] == []


@pytest.mark.parametrize("size", [15, 60])
def test_picture_lays_no_two_trunks_over_each_other(size: int) -> None:
    lanes = [_lane(trunk) for trunk in picture_of(size).trunks]

    over = [(a, b) for a, b in combinations(lanes, 2) if a[0] == b[0] and a[1] <= b[2] and b[1] <= a[2]]

    assert over == []


def test_picture_draws_no_edge_through_a_label() -> None:
    picture = picture_of(60)

    for stroke in picture.strokes:
        start, end = stroke.d.removeprefix("M").split("H")
        x, y = map(float, start.split())
        line = Box(min(x, float(end)), y - 1, max(x, float(end)), y + 1)
        assert [box for box in labels(picture) if box.meets(line)] == []


def _lane(trunk: str) -> tuple[float, float, float]:
    place, bottom = trunk.rsplit("M", 1)[1].split("V")
    lane, top = place.split()
    return float(lane), float(top), float(bottom)


def test_picture_mirrored_is_the_same_from_the_other_side() -> None:
    plain, mirrored = picture_of(15), picture_of(15, mirrored=True)

    assert [plain.width - card.x - NODE_WIDTH for card in plain.cards] == [card.x for card in mirrored.cards]


def test_picture_of_links_among_neighbours_draws_each_edge_once() -> None:
    focus, one, other = claim(0), claim(1, links=[link(0, "supports")]), claim(2, links=[link(0, "updates")])
    one["links"].append(link(2, "contradicts"))
    graph = dispute(around(focus, one, other))

    picture = draw(graph, mirrored=False)

    assert picture is not None
    assert sorted(stroke.relation for stroke in picture.strokes) == ["contradicts", "supports", "updates"]


def test_picture_of_a_claim_alone_is_none() -> None:
    assert draw(dispute(around(claim(0))), mirrored=False) is None


def test_picture_says_in_sentences_what_it_draws() -> None:
    focus = claim(0, text="It is shut.", rebuttals=[contest(7, counter=1)])

    picture = draw(dispute(around(focus, claim(1, text="It is <open>."))), mirrored=False)

    assert picture is not None
    assert [_plain(sentence) for sentence in picture.sentences] == [
        "“It is &lt;open&gt;” is put up against “It is shut” by Ministry number 7",
        "Ministry number 7 contests “It is shut”",
    ]
    assert '<a href="/claims/c001/x/">' in picture.sentences[0]


def _plain(sentence: str) -> str:
    for piece in ("</a>", "<bdi>", "</bdi>"):
        sentence = sentence.replace(piece, "")
    return "".join(piece.partition('">')[2] or piece for piece in sentence.split("<a href="))


@pytest.mark.parametrize(
    ("number", "is_cut", "words"),
    [
        (60, False, "1 more is left out."),
        (62, False, "3 more are left out."),
        (3, True, "At least 1 more is left out."),
    ],
)
def test_picture_says_how_many_it_leaves_out(number: int, is_cut: bool, words: str) -> None:
    others = [claim(each, links=[link(0, "supports")]) for each in range(1, number + 1)]

    picture = draw(dispute(around(claim(0), *others, is_cut=is_cut)), mirrored=False)

    assert picture is not None
    assert picture.remainder == words


def test_picture_card_has_all_of_its_text_as_title() -> None:
    long = "A word after the other " * 20
    picture = draw(dispute(around(claim(0), claim(1, text=long, links=[link(0, "supports")]))), mirrored=False)

    assert picture is not None
    assert picture.cards[1].title == f"{long}. Said by Claimant number 1"
    assert picture.cards[1].lines[3].text.endswith("…")
