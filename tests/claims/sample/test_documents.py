"""What the sample's public documents say: each item that the article reports, and all that a review can show.

And what rules find in them, whole and with any one member spoilt.
"""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest

from claims.arithmetic.deriving import Check, Verdict, checks_of
from claims.documents.promises import states_of
from claims.pages.figures import numbers_of
from claims.rules import RULES
from factcheck.publishing.canonical import Document
from factcheck.publishing.standards import Finding, Level

Documents = dict[str, Document]

ODD: list[Any] = [None, "", [], {}, 0, "x", [None]]
RICHEST = 4
EXODUS = "Exodus from Nagorno-Karabakh, 2023"
YEAR = {"date": "2023", "precision": "year"}
DAY = {"date": "2023-11-11", "precision": "day"}


def about(documents: Documents, topic: str) -> list[Document]:
    return [document for document in documents.values() if topic in [each["name"] for each in document["topics"]]]


def by(rows: list[Document], claimant: str) -> Document:
    (row,) = [row for row in rows if row["claimant"]["name"] == claimant]
    return row


def test_article_yields_all_its_claims_and_no_review(documents: Documents) -> None:
    claims = about(documents, EXODUS)

    assert len(claims) == 38
    assert [claim["slug"] for claim in claims if claim["reviews"] or not claim["attributions"]] == []


def test_every_utterance_carries_a_passage_of_a_source(documents: Documents) -> None:
    spoken = [each for claim in documents.values() for each in (*claim["attributions"], *claim["rebuttals"])]

    assert [each["id"] for each in spoken if not each["passages"]] == []


def test_article_dates_only_what_the_report_itself_says(documents: Documents) -> None:
    attributions = [each for claim in about(documents, EXODUS) for each in claim["attributions"]]

    dated = {each["claimant"]["name"] for each in attributions if each["said_on"] is not None}

    assert dated == {"Unnamed outlet (news report of 11 November 2023)"}
    assert {str(each["said_on"]) for each in attributions if each["said_on"]} == {str(DAY)}


def test_ethnic_cleansing_is_asserted_endorsed_and_denied_with_a_counter_claim(documents: Documents) -> None:
    claim = documents["exodus-is-ethnic-cleansing"]

    pashinyan = by(claim["attributions"], "Nikol Pashinyan")
    assert (pashinyan["stance"], pashinyan["mode"], pashinyan["quote"]) == (
        "asserts",
        "direct_quote",
        "ethnic cleansing",
    )
    assert (pashinyan["role"], pashinyan["cue"]) == ("Prime Minister of Armenia", "has labeled")
    ocampo = by(claim["attributions"], "Luis Moreno Ocampo")
    assert (ocampo["stance"], ocampo["mode"], ocampo["cue"]) == ("endorses", "paraphrase", "asserts")
    assert ocampo["role"] == "former chief prosecutor for the International Criminal Court"
    denial = by(claim["rebuttals"], "Ministry of Foreign Affairs of Azerbaijan")
    assert (denial["kind"], denial["answers"]) == ("denial", pashinyan["id"])
    assert denial["counter_claim"]["id"] == documents["residents-leave-by-personal-choice"]["id"]


def test_personal_choice_is_contested_in_turn_by_the_words_of_the_report(documents: Documents) -> None:
    claim = documents["residents-leave-by-personal-choice"]

    (rebuttal,) = claim["rebuttals"]

    assert (rebuttal["kind"], rebuttal["mode"]) == ("counter_claim", "document")
    assert "do not trust" in rebuttal["grounds"]
    assert rebuttal["counter_claim"]["id"] == documents["most-leave-for-lack-of-trust"]["id"]
    assert rebuttal["answers"] == by(claim["attributions"], "Ministry of Foreign Affairs of Azerbaijan")["id"]


def test_genocide_goes_further_than_ethnic_cleansing(documents: Documents) -> None:
    claim = documents["what-is-occurring-is-legally-genocide"]

    (link,) = claim["links"]

    assert claim["kind"] == "legal_characterisation"
    assert (link["relation"], link["claim"]["id"]) == ("goes_further", documents["exodus-is-ethnic-cleansing"]["id"])


def test_quantities_say_unit_what_is_counted_and_the_date_they_hold_for(documents: Documents) -> None:
    found = {
        (each["low"], each["high"], each["unit"], each["approximate"], str(each["as_of"]))
        for claim in about(documents, EXODUS)
        if (each := claim["quantity"]) and each["counted"]
    }

    assert found == {
        ("100417", "100417", "people", False, str(YEAR)),
        ("120000", "120000", "people", True, str(YEAR)),
        ("100000", None, "people", False, str(DAY)),
        ("80", None, "%", False, str(DAY)),
        ("21043", "21043", "vehicles", False, str(DAY)),
    }


def test_more_than_80_per_cent_follows_from_the_two_numbers_of_the_article(documents: Documents) -> None:
    [(_, found)] = checks_of(documents["more-than-80-per-cent-have-left"])

    assert found == Check(Verdict.HOLDS, approximate=True, working="100,417 ÷ 120,000 × 100", result="83.68")


def test_count_of_arrivals_is_the_governments_own(documents: Documents) -> None:
    (attribution,) = documents["100417-people-have-arrived-in-armenia"]["attributions"]

    assert (attribution["claimant"]["name"], attribution["mode"]) == ("Government of Armenia", "figure")


def test_killed_serviceman_is_denied_without_grounds(documents: Documents) -> None:
    claim = documents["serviceman-killed-by-sniper-fire"]

    assert by(claim["attributions"], "Government of Azerbaijan")["cue"] == "claims"
    rebuttal = by(claim["rebuttals"], "Government of Armenia")
    assert (rebuttal["kind"], rebuttal["grounds"], rebuttal["cue"]) == ("denial", "", "refuted")


def test_empty_streets_are_known_through_the_report_alone(documents: Documents) -> None:
    attributions = documents["empty-streets-vacant-homes-closed-shops"]["attributions"]

    relay = by(attributions, "Unnamed outlet (news report of 11 November 2023)")
    smith = by(attributions, "Bernard Smith")

    assert (relay["stance"], smith["stance"]) == ("relays", "asserts")
    assert (smith["role"], smith["via"]) == ("Al Jazeera", relay["id"])


def test_remaining_items_of_the_article_are_there(documents: Documents) -> None:
    kinds = {
        "azerbaijan-will-respect-rights": "prediction",
        "those-who-stay-will-not-be-persecuted": "prediction",
        "government-will-dissolve-by-the-end-of-2023": "prediction",
        "armenia-asked-the-european-union-for-help": "factual",
        "azerbaijan-blocked-the-lachin-corridor": "factual",
        "azerbaijan-regained-land-in-the-2020-war": "factual",
        "internationally-recognised-as-part-of-azerbaijan": "factual",
    }

    assert {slug: documents[slug]["kind"] for slug in kinds} == kinds


def test_demonstration_rates_one_claim_on_two_scales_with_evidence_of_every_bearing(documents: Documents) -> None:
    reviews = documents["demonstration-every-second-crossing-late"]["reviews"]

    assert {(each["rating"]["label"], each["rating"]["best"]) for each in reviews} == {("Mostly true", 5), ("Hazy", 4)}
    assert {each["bearing"] for review in reviews for each in review["evidence"]} == {"supports", "refutes", "context"}
    assert {bool(each["address"]) for each in reviews} == {True, False}


def test_demonstration_keeps_what_was_said_apart_from_what_is_so(documents: Documents) -> None:
    claim = documents["demonstration-lighthouse-will-be-sold"]

    ratings = {each["question"]: (each["rating"]["label"], each["rating"]["on_scale"]) for each in claim["reviews"]}

    assert ratings == {"did_they_say_it": ("Mostly false", True), "is_it_so": ("Unproven", False)}


def test_demonstration_shows_a_chain_of_two_through_whom_the_words_are_known(documents: Documents) -> None:
    attributions = documents["demonstration-lighthouse-will-be-sold"]["attributions"]

    mayor, clerk = by(attributions, "Oren Falk (invented)"), by(attributions, "Tobin Ash (invented)")

    assert (mayor["via"], clerk["via"]) == (clerk["id"], by(attributions, "The Tessamere Lamp (invented outlet)")["id"])


def test_demonstration_shows_replies_asked_for_given_and_missing(documents: Documents) -> None:
    reviews = [review for document in documents.values() for review in document["reviews"]]

    asked = {(each["reply_asked_on"] is not None, each["reply"] != "") for each in reviews}
    rows = {(reply["asked"]["name"], "words" in reply) for review in reviews for reply in review.get("replies", ())}

    assert asked == {(True, True), (False, False)}
    assert rows == {
        ("Oren Falk (invented)", False),
        ("Oren Falk (invented)", True),
        ("Tobin Ash (invented)", True),
        ("Tessamere Ferry Users (invented)", True),
    }


def test_demonstration_shows_a_photograph_that_a_claim_is_about_with_what_it_was_found_to_be(
    documents: Documents,
) -> None:
    claim = documents["demonstration-sign-at-the-lighthouse"]

    [photograph] = claim["media_objects"]

    assert (photograph["kind"], photograph["authenticity"]) == ("image", ["decontextualized"])
    assert [(size["width"], size["height"]) for size in claim["image"]["sizes"]][-1] == (1200, 800)
    assert claim["image"]["credit"]


def test_demonstration_shows_a_denial_without_accuser_known_through_another_and_a_silence(documents: Documents) -> None:
    claim = documents["demonstration-harbour-was-promised"]

    assert claim["attributions"] == []
    assert claim["rebuttals"][0]["via"] == claim["relayed_rebuttals"][0]["id"]
    assert (claim["relayed_rebuttals"][0]["aim"], claim["no_comments"][0]["way"]) == ("relay", "declined")


def test_demonstration_shows_numbers_that_belong_together_and_an_open_bound(documents: Documents) -> None:
    share, most = documents["demonstration-12-per-cent-late"], documents["demonstration-most-boats-for-ten-years"]

    assert (share["quantity"]["relation"], [figure["low"] for figure in share["figures"]]) == ("share", ["30", "248"])
    assert (most["quantity"]["relation"], most["quantity"]["low_open"]) == ("highest", True)
    assert [(figure["role"], figure["low"]) for figure in most["figures"]] == [("period", "10")]


def test_demonstration_shows_words_with_their_translation(documents: Documents) -> None:
    (contested,) = documents["demonstration-most-boats-for-ten-years"]["rebuttals"]

    assert (contested["language"], contested["translation"]) == (
        "fr",
        {
            "text": "Nobody counted the boats in 2014.",
            "language": "en",
            "translated_by": "person",
            "translator": "Demonstration desk",
        },
    )


def test_demonstration_shows_that_words_are_denied_apart_from_the_claim(documents: Documents) -> None:
    claim = documents["demonstration-lighthouse-will-be-sold"]

    (denied,) = claim["rebuttals_of_attributions"]

    assert claim["rebuttals"] == []
    assert denied["answers"] == by(claim["attributions"], "Oren Falk (invented)")["id"]


def test_demonstration_shows_a_promise_and_what_became_of_it(documents: Documents) -> None:
    claim = documents["demonstration-ferry-free-for-pupils"]

    assert (claim["kind"], claim["promise"]["due_on"]["latest"]) == ("promise", "2024-12-31")
    assert [review["promise_state"] for review in states_of(claim)] == ["in_part", "pending"]


def test_demonstration_shows_a_retraction(documents: Documents) -> None:
    attributions = documents["demonstration-lighthouse-costs-90000-a-year"]["attributions"]

    assert [each["stance"] for each in attributions] == ["asserts", "retracts"]


def test_demonstration_rests_on_a_source_that_its_publisher_took_back(documents: Documents) -> None:
    attributions = documents["demonstration-lighthouse-will-be-sold"]["attributions"]

    (passage,) = by(attributions, "Oren Falk (invented)")["passages"]

    assert passage["source"]["retracted"]["on"] == {"date": "2024-05-28", "precision": "day"}
    assert "Demonstration" in passage["source"]["retracted"]["note"]


def test_demonstration_says_one_thing_twice_in_other_words(documents: Documents) -> None:
    attributions = documents["demonstration-every-second-crossing-late"]["attributions"]

    assert {each["claimant"]["name"] for each in attributions} == {"Ilse Marrow (invented)"}
    assert len({each["quote"] for each in attributions}) == 2


def test_demonstration_shows_a_correction_with_its_note(documents: Documents) -> None:
    claim = documents["demonstration-boats-in-august"]

    (correction,) = claim["corrections"]

    assert "84" in correction["note"]
    assert claim["text"].startswith("In August 2024, 48 ")
    assert claim["quantity"]["low"] == "48"


def test_demonstration_shows_two_figures_that_compete(documents: Documents) -> None:
    numbers = numbers_of(about(documents, "Demonstration: the invented island of Tessamere"))

    lows = [[figure.claim["quantity"]["low"] for figure in group.figures] for group in numbers.together]
    assert ["12", "50"] in lows


def test_demonstration_withdraws_one_claim(documents: Documents) -> None:
    assert "demonstration-pier-is-closed" not in documents
    assert len(about(documents, "Demonstration: the invented island of Tessamere")) == 9


def findings(claim: Document) -> list[Finding]:
    documents = {"claim": [claim], "review": claim["reviews"] if isinstance(claim.get("reviews"), list) else []}
    return [finding for rule in RULES for document in documents[rule.kind] for finding in rule().check(document)]


def members(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container in a document with each key or index in it."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    for key in keys:
        yield value, key
        yield from members(value[key])


@pytest.mark.django_db
def test_documents_of_the_sample_meet_all_that_must_be_met(documents: dict[str, Document]) -> None:
    found = {slug: findings(document) for slug, document in documents.items()}

    assert not [slug for slug, several in found.items() if any(one.level == Level.BLOCK for one in several)]


@pytest.mark.django_db
def test_rules_on_documents_with_any_one_member_spoilt_never_fail(documents: dict[str, Document]) -> None:
    richest = sorted(documents.values(), key=lambda document: len(str(document)))[-RICHEST:]
    odd = cycle(ODD)
    spoilt = 0

    for document in richest:
        for container, key in list(members(document)):
            kept, container[key] = container[key], next(odd)
            assert all(isinstance(finding.message, str) for finding in findings(document))
            container[key] = kept
            spoilt += 1

    assert spoilt > 1000
