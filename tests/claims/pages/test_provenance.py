from typing import Any

from claims.pages.provenance import origins_beyond, provenance


def source(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "name": name.title(), "url": f"/sources/{name}/"} | more


def claim(*sources: dict[str, Any]) -> dict[str, Any]:
    said = [
        {"id": each["id"], "claimant": {"id": each["id"]}, "via": None, "passages": [{"source": each}]}
        for each in sources
    ]
    return {"attributions": said, "rebuttals": []}


def from_agency(name: str) -> dict[str, Any]:
    return source(name, origins=[{"id": "agency", "steps": 1}])


def test_provenance_of_documents_of_before_takes_each_source_for_its_own_origin() -> None:
    known = provenance(claim(source("a"), source("b")), {})

    assert known.sentence == "2 reports, 2 independent sources."
    assert known.drawn == []


def test_provenance_names_an_origin_that_the_claim_cites_too() -> None:
    agency = source("agency", origins=[{"id": "agency", "steps": 0}])

    known = provenance(claim(agency, from_agency("a"), from_agency("b")), {})

    assert known.sentence == "3 reports, 1 independent source."
    [origin] = known.drawn
    assert origin.source == agency
    assert [report["id"] for report in origin.reports] == ["a", "b"]


def test_provenance_names_an_origin_that_is_only_drawn_on_where_it_is_public() -> None:
    document = claim(from_agency("a"))
    entry = {"title": "The agency", "url": "/sources/agency/"}

    assert origins_beyond(document) == {"agency"}
    assert provenance(document, {"agency": entry}).drawn[0].source == {"name": "The agency", "url": "/sources/agency/"}
    assert provenance(document, {}).drawn[0].source is None


def test_provenance_of_sources_that_draw_on_each_other_counts_one_and_names_none() -> None:
    document = claim(source("a", origins=[]), source("b", origins=[]), source("c"))

    known = provenance(document, {})

    assert known.sentence == "3 reports, 2 independent sources."
    assert (known.drawn, origins_beyond(document)) == ([], set())


def test_provenance_chains_run_from_the_speaker_to_the_source_and_show_each_end_once() -> None:
    document = claim(source("lamp"), source("clerk"), source("mayor"), source("other"))
    lamp, clerk, mayor, other = document["attributions"]
    clerk["via"], mayor["via"], other["via"] = "lamp", "clerk", "gone"

    assert provenance(document, {}).chains == [[mayor, clerk, lamp]]


def test_provenance_of_a_claim_without_sources_counts_none() -> None:
    known = provenance(claim(), {})

    assert (known.reports, known.origins, known.chains) == (0, [], [])


def test_provenance_does_not_count_what_was_retracted_and_says_so() -> None:
    gone = source("gone", retracted={"on": None, "note": "Invented."})
    copy = source("copy", origins=[{"id": "gone", "steps": 1}], draws_on_retracted=[{"id": "gone"}])

    known = provenance(claim(source("a"), gone, copy), {})

    assert known.sentence == (
        "2 reports, 1 independent source. 1 source that was retracted by its publisher is not counted."
    )
    assert known.drawn == []
