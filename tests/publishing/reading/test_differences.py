import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.publishing.reading.differences import Difference, Segment, Words, differences, segments
from tests.effort import calls_of
from tests.together import each_of

WORDS = Words(
    fields={"text": "Claim", "said": "They say so", "who": "Who", "kind": "Kind"},
    values={"kind": {"direct_quote": "direct quote"}},
    unsaid=frozenset({"start"}),
    unread=frozenset({"origins"}),
    days=frozenset({"asked"}),
    moments=frozenset({"captured"}),
)
NOBODY = {"id": "w1", "name": "Nobody", "url": "/claimants/w1/"}


def shown(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str]]:
    """The differences in one line each: [-what went-], {+what came+}."""
    return [(found.place, found.field, marked(found)) for found in differences(before, after, WORDS)]


def marked(difference: Difference) -> str:
    brackets = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(brackets[segment.mark].format(segment.text) for segment in difference.segments)


def test_changed_text_differs_word_by_word() -> None:
    before, after = {"text": "The bridge was shut."}, {"text": "The old bridge is shut."}

    assert shown(before, after) == [("", "Claim", "The {+old +}bridge [-was-]{+is+} shut.")]


def test_equal_documents_have_no_difference() -> None:
    document = {"text": "The same.", "said": [{"id": "a1", "who": NOBODY}]}

    assert shown(document, json.loads(json.dumps(document))) == []


def test_stamps_of_a_revision_are_no_differences() -> None:
    before = {"text": "Same.", "updated_at": "2024", "revision": {"number": 1}, "corrections": [], "url": "/a/"}

    assert shown(before, before | {"updated_at": "2025", "revision": {"number": 2}, "url": "/b/"}) == []


def test_items_of_a_list_are_matched_by_their_id_and_not_by_their_place() -> None:
    first, second = {"id": "a1", "who": NOBODY, "cue": "said"}, {"id": "a2", "who": NOBODY, "cue": "told"}

    assert shown({"said": [first, second]}, {"said": [second, first | {"cue": "says"}]}) == [
        ("They say so, Nobody", "Cue", "[-said-]{+says+}")
    ]


def test_item_that_came_or_went_is_shown_whole_and_once() -> None:
    item = {"id": "a1", "who": NOBODY, "cue": "said"}

    assert shown({"said": []}, {"said": [item]}) == [
        ("They say so, Nobody", "Who", "{+Nobody+}"),
        ("They say so, Nobody", "Cue", "{+said+}"),
    ]
    assert shown({"said": [item]}, {"said": []}) == [
        ("They say so, Nobody", "Who", "[-Nobody-]"),
        ("They say so, Nobody", "Cue", "[-said-]"),
    ]


def test_item_without_an_id_is_matched_by_what_it_cites() -> None:
    link = {"relation": "supports", "claim": NOBODY}

    assert shown({"links": [link]}, {"links": [link | {"relation": "contradicts"}]}) == [
        ("Links, Nobody", "Relation", "[-supports-]{+contradicts+}")
    ]


def test_two_items_that_cite_the_same_are_both_shown() -> None:
    role = {"role": "chair", "organisation": NOBODY}

    assert shown({"roles": [role]}, {"roles": [role, role | {"role": "clerk"}]}) == [
        ("Roles, Nobody", "Role", "{+clerk+}"),
        ("Roles, Nobody", "Organisation", "{+Nobody+}"),
    ]


def test_plain_items_that_came_and_went_are_shown_by_themselves() -> None:
    assert shown({"aliases": ["One", "Two"]}, {"aliases": ["Two", "Three"]}) == [
        ("", "Aliases", "{+Three+}"),
        ("", "Aliases", "[-One-]"),
    ]


def test_new_name_of_a_cited_record_is_a_difference() -> None:
    after = NOBODY | {"name": "Nobody else"}

    assert shown({"who": NOBODY}, {"who": after}) == [("", "Who", "Nobody{+ else+}")]


def test_another_cited_record_of_the_same_name_is_a_difference() -> None:
    after = NOBODY | {"id": "w2", "url": "/claimants/w2/"}

    assert shown({"who": NOBODY}, {"who": after}) == [("", "Who", "{+Nobody+}"), ("", "Who", "[-Nobody-]")]


def test_what_a_cited_record_says_of_itself_differs_only_where_the_citation_stays() -> None:
    source = NOBODY | {"address": "https://a.example/"}

    moved = shown({"source": source}, {"source": source | {"address": "https://b.example/"}})

    assert [(place, field) for place, field, _ in moved] == [("Source", "Address")]
    assert shown({"source": None}, {"source": source}) == [("", "Source", "{+Nobody+}")]


def test_new_address_alone_of_a_cited_record_is_no_difference_to_readers() -> None:
    assert shown({"who": NOBODY}, {"who": NOBODY | {"url": "/claimants/w1/nobody/"}}) == []


@each_of(
    ("before", "after", "marked"),
    [
        (None, {"date": "2023-11", "precision": "month"}, "{+November 2023+}"),
        ({"date": "2023", "precision": "year"}, {"date": "2023-11", "precision": "month"}, "{+November +}2023"),
        (False, True, "[-no-]{+yes+}"),
        ("", "direct_quote", "{+direct quote+}"),
        (None, 7, "{+7+}"),
        ("gone", None, "[-gone-]"),
    ],
)
def test_values_are_shown_as_readers_see_them(before: Any, after: Any, marked: str) -> None:
    assert shown({"kind": before}, {"kind": after}) == [("", "Kind", marked)]


def test_id_of_another_item_is_shown_as_what_that_item_is_called() -> None:
    said = [{"id": "a1", "who": NOBODY}]

    assert shown({"said": said, "answers": None}, {"said": said, "answers": "a1"}) == [("", "Answers", "{+Nobody+}")]


def test_unsaid_values_are_left_out_and_objects_of_that_name_are_not() -> None:
    before, after = {"start": 1}, {"start": {"date": "2023", "precision": "year"}}

    assert shown(before, {"start": 2}) == []
    assert shown(before, after) == [("", "Start", "{+2023+}")]


def test_days_and_moments_are_in_words_and_what_programs_read_is_left_out() -> None:
    after = {"asked": "2024-05-02", "captured": "2024-05-02T04:49:00.000000Z", "origins": [{"id": "s1", "steps": 1}]}

    assert shown({}, after) == [
        ("", "Asked", "{+2 May 2024+}"),
        ("", "Captured", "{+2 May 2024, 04:49 UTC+}"),
    ]


def test_fields_come_in_the_order_of_reading() -> None:
    after = {"kind": "x", "zebra": "x", "text": "x", "apple": "x"}

    assert [field for _, field, _ in shown({}, after)] == ["Claim", "Kind", "Zebra", "Apple"]


def test_space_between_two_changed_words_does_not_tear_the_change_apart() -> None:
    assert segments("the red car", "the blue bus") == (
        Segment("same", "the "),
        Segment("removed", "red car"),
        Segment("added", "blue bus"),
    )


@given(st.text(alphabet="ab \n.é", max_size=60), st.text(alphabet="ab \n.é", max_size=60))
def test_segments_hold_every_character_of_both_texts(before: str, after: str) -> None:
    found = segments(before, after)

    assert "".join(segment.text for segment in found if segment.mark != "added") == before
    assert "".join(segment.text for segment in found if segment.mark != "removed") == after
    assert all(segment.text for segment in found)
    assert all(one.mark != other.mark for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b " * 25_000, "b a " * 25_000 + "c"),
        (" ".join(map(str, range(20_000))), " ".join(map(str, reversed(range(20_000))))),
        ("a\n" * 50_000, "b\n" * 50_000),
        ("a" * 100_000, "a b" * 30_000),
    ],
)
def test_long_texts_are_compared_in_a_few_steps(before: str, after: str) -> None:
    found = segments(before, after)

    # Comparing them word by word takes a call for each pair of the same words: millions.
    assert calls_of(lambda: segments(before, after)).total() < 1000
    assert "".join(segment.text for segment in found if segment.mark != "added") == before


def test_long_text_with_one_changed_word_shows_that_word() -> None:
    text = " ".join(map(str, range(20_000)))

    assert segments(text, text.replace(" 12345 ", " changed "))[1:3] == (
        Segment("removed", "12345"),
        Segment("added", "changed"),
    )
