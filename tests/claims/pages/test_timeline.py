from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claims.pages.timeline import Moment, timeline_of
from tests.claims.said import claim, date, said

shown = st.none() | st.dates().map(str).flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]]))


def speakers(moment: Moment) -> list[str]:
    return [mark.claimant["name"] for group in moment.reported for mark in group.marks]


def read_in(name: str, published_on: str | None = None) -> dict[str, Any]:
    return {"passages": [{"source": {"id": name, "name": name, "published_on": date(published_on)}}]}


def test_what_was_said_comes_by_date_with_the_vaguer_first() -> None:
    dates = ["2024-05-10", "2024-05", "2023", "2024", "2023-12-31", "2024-05-10"]

    timeline = timeline_of([], [claim(f"c{n}", said(f"S{n}", "asserts", on)) for n, on in enumerate(dates)])

    assert [(moment.date and moment.date["date"], len(speakers(moment))) for moment in timeline.moments] == [
        ("2023", 1),
        ("2023-12-31", 1),
        ("2024", 1),
        ("2024-05", 1),
        ("2024-05-10", 2),
    ]


def test_what_happened_stands_at_its_date_beside_what_was_said() -> None:
    events = [{"happened_on": date(on), "text": on} for on in ("2024", "2023-05", "2024-05-10")]

    timeline = timeline_of(events, [claim("one", said("Ann", "asserts", "2024-05-10"))])

    assert [
        (moment.date and moment.date["date"], len(moment.events), len(speakers(moment))) for moment in timeline.moments
    ] == [
        ("2023-05", 1, 0),
        ("2024", 1, 0),
        ("2024-05-10", 1, 1),
    ]


def test_undated_stands_where_its_source_was_published_or_at_the_end() -> None:
    spoken = [
        said("Ann", "asserts"),
        said("Ben", said_on="2024-05-10"),
        said("Cay", "asserts", **read_in("paper", "2024-05-10")),
        said("Dan", "asserts", "2024-06"),
    ]

    moments = timeline_of([], [claim("one", *spoken)]).moments

    assert [(speakers(moment), moment.at_the_latest) for moment in moments] == [
        (["Ben"], False),
        (["Cay"], True),
        (["Dan"], False),
        (["Ann"], True),
    ]
    assert moments[-1].date is None


def test_each_source_of_a_day_is_there_once_with_disputed_claims_and_each_speaker_together() -> None:
    claims = [
        claim("one", said("Ann", "asserts", "2024", **read_in("paper")), said("Ben", "asserts", "2024")),
        claim(
            "two", said("Cay", "asserts", "2024", **read_in("paper")), said("Ann", said_on="2024", **read_in("paper"))
        ),
    ]

    [moment] = timeline_of([], claims).moments

    assert [
        (group.source and group.source["name"], [mark.claimant["name"] for mark in group.marks])
        for group in moment.reported
    ] == [
        ("paper", ["Cay", "Ann", "Ann"]),
        (None, ["Ben"]),
    ]


def test_latest_are_shown_and_the_rest_counted() -> None:
    spoken = [said(f"S{n}", "asserts", f"{2000 + n}") for n in range(12)]

    timeline = timeline_of([], [claim("one", *spoken)], most=10)

    assert (len(timeline.moments), timeline.others) == (10, 2)
    assert speakers(timeline.moments[-1]) == ["S11"]


@given(st.lists(shown, max_size=30))
def test_every_utterance_is_there_once_and_moments_rise(dates: list[str | None]) -> None:
    timeline = timeline_of([], [claim("one", *(said(f"S{n}", "asserts", on) for n, on in enumerate(dates)))])

    moments = [moment.date["date"] for moment in timeline.moments if moment.date]
    found = [name for moment in timeline.moments for name in speakers(moment)]
    assert moments == sorted(set(moments))
    assert len(found) == len(dates) == len(set(found))
