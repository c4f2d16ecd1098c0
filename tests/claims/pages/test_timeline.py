import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.pages.timeline import timeline_of
from tests.claims.said import claim, date, said

shown = st.none() | st.dates().map(str).flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]]))


def test_what_was_said_comes_by_date_with_the_vaguer_first() -> None:
    dates = ["2024-05-10", "2024-05", "2023", "2024", "2023-12-31", "2024-05-10"]

    timeline = timeline_of([], [claim(f"c{n}", said(f"S{n}", "asserts", on)) for n, on in enumerate(dates)])

    assert [(moment.date["date"], len(moment.marks)) for moment in timeline.moments] == [
        ("2023", 1),
        ("2023-12-31", 1),
        ("2024", 1),
        ("2024-05", 1),
        ("2024-05-10", 2),
    ]


def test_what_happened_stands_at_its_date_beside_what_was_said() -> None:
    events = [{"happened_on": date(on), "text": on} for on in ("2024", "2023-05", "2024-05-10")]

    timeline = timeline_of(events, [claim("one", said("Ann", "asserts", "2024-05-10"))])

    assert [(moment.date["date"], len(moment.events), len(moment.marks)) for moment in timeline.moments] == [
        ("2023-05", 1, 0),
        ("2024", 1, 0),
        ("2024-05-10", 1, 1),
    ]


def test_undated_stands_apart() -> None:
    timeline = timeline_of([], [claim("one", said("Ann", "asserts"), said("Ben", said_on="2024"))])

    assert [mark.claimant["name"] for mark in timeline.undated] == ["Ann"]
    assert [mark.claimant["name"] for mark in timeline.moments[0].marks] == ["Ben"]


@pytest.mark.parametrize(("dated", "undated", "left"), [(12, 4, (10, 0)), (8, 4, (8, 2)), (3, 4, (3, 4))])
def test_latest_are_shown_and_the_rest_counted(dated: int, undated: int, left: tuple[int, int]) -> None:
    spoken = [said(f"S{n}", "asserts", f"{2000 + n}") for n in range(dated)]
    spoken += [said(f"U{n}", "asserts") for n in range(undated)]

    timeline = timeline_of([], [claim("one", *spoken)], most=10)

    assert (len(timeline.moments), len(timeline.undated)) == left
    assert timeline.others == dated + undated - sum(left)
    assert timeline.moments[-1].date["date"] == f"{2000 + dated - 1}"


@given(st.lists(shown, max_size=30))
def test_every_utterance_is_there_once_and_moments_rise(dates: list[str | None]) -> None:
    timeline = timeline_of([], [claim("one", *(said(f"S{n}", "asserts", on) for n, on in enumerate(dates)))])

    moments = [moment.date["date"] for moment in timeline.moments]
    found = [mark.claimant["id"] for moment in timeline.moments for mark in moment.marks]
    assert moments == sorted(set(moments))
    assert (
        len(found) + len(timeline.undated) == len(dates) == len({*found, *(m.claimant["id"] for m in timeline.undated)})
    )
