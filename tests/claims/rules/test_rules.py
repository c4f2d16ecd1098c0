"""Each rule on a document that it finds fault with, and all of them on documents that they don't."""

import copy
import inspect
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.drafts.rules import DESK_RULES, Unique
from claims.rules import RULES, arithmetic, attributions, origins, promises, reviews, wording
from claims.rules.wording import sides_taken
from factcheck.publishing.standards import Rule
from sources.rules import RULES as SOURCE_RULES
from sources.rules import DrawsOnStanding, SourceCaptured
from tests.claims.rules import fits
from tests.claims.rules.fits import claim, found, review, source, utterance
from tests.factories import ClaimFactory
from tests.together import each_of

EVERY = (*RULES, *SOURCE_RULES)
PAGE = {"captures": [{"sha256": "a"}]}
MEETING = {"claim": claim(reviews=[review()]), "review": review(), "source": PAGE}


@each_of("rule", EVERY)
def test_rule_on_what_meets_it_finds_nothing(rule: type[Rule]) -> None:
    assert found(rule, MEETING[rule.kind]) == []


@each_of(
    ("rule", "document", "place", "words"),
    [
        (attributions.Attributed, claim(attributions=[], rebuttals=[]), "attributions", "No attribution"),
        (
            attributions.PassageEach,
            claim(attributions=[], rebuttals=[utterance(3, passages=[])]),
            "rebuttals:u3",
            "The rebuttal by Claimant 3 has no passage",
        ),
        (
            attributions.OwnAnswers,
            claim(rebuttals_of_attributions=[utterance(5, answers="x", aim="attribution")]),
            "rebuttals:u5",
            "another claim",
        ),
        (attributions.PassageEach, claim(attributions=[utterance(1, passages=[])]), "attributions:u1", "Claimant 1"),
        (attributions.OwnAnswers, claim(rebuttals=[utterance(3, answers="x")]), "rebuttals:u3", "another claim"),
        (
            attributions.SaidBeforeReported,
            claim(
                attributions=[
                    utterance(
                        1,
                        said_on={"date": "2024-06-02", "precision": "day"},
                        passages=[fits.passage(source(1, published_on={"date": "2024-05", "precision": "month"}))],
                    )
                ]
            ),
            "attributions:u1",
            "spoken on 2 June 2024, after the last report of it, 31 May 2024",
        ),
        (
            arithmetic.WorkedOut,
            claim(**fits.derived("a / b")),
            "derivations:d1",
            "stands for no claim",
        ),
        (
            promises.PromiseDue,
            claim(kind="promise", promise={"due_on": None, "open_ended": False}),
            "due_on",
            "by when",
        ),
        (promises.PromiseDue, claim(kind="promise"), "due_on", "by when"),
        (promises.PromiseKept, claim(reviews=[review(promise_state="kept")]), "reviews:r1", "no promise"),
        (arithmetic.Numbered, claim(kind="quantity", quantity=None), "quantity", "without its number"),
        (arithmetic.Arithmetic, claim(**fits.derived("a * 2")), "derivations:d1", "100 × 2 = 200: that is not the num"),
        (reviews.Reasoned, review(evidence=[]), "reviews:r1", "lacks evidence."),
        (reviews.Reasoned, review(summary=" "), "reviews:r1", "lacks a summary or analysis."),
        (reviews.Reasoned, review(summary="", evidence=[], address="https://a.example/"), "reviews:r1", "evidence and"),
        (reviews.RatingOnScale, review(publisher={"id": "p2"}), "reviews:r1", "not on its publisher's scale"),
        (reviews.RatingOnScale, review(rating={"position": 6, "best": 5}), "reviews:r1", "not on its publisher's"),
        (
            reviews.RatingOnScale,
            review(rating_as_published={"value": "6", "best": "5", "worst": "1"}),
            "reviews:r1",
            "lies outside",
        ),
        (reviews.ReplyAsked, review(reply_asked_on=None), "reviews:r1", "nobody was asked"),
        (origins.SeveralSources, claim(attributions=[utterance(1)], rebuttals=[]), "attributions", "single source"),
        (
            origins.SourcesCaptured,
            claim(rebuttals=[utterance(3, passages=[fits.passage(source(3, captured=False))])]),
            "attributions",
            "“Source 3”",
        ),
        (
            origins.SourcesStanding,
            claim(rebuttals=[utterance(3, passages=[fits.passage(source(3, retracted={"note": "Invented."}))] * 2)]),
            "rebuttals:u3",
            "“Source 3” was retracted",
        ),
        (
            origins.SourcesStanding,
            claim(reviews=[review(evidence=[{"passage": fits.passage(source(4, retracted={"note": "Invented."}))}])]),
            "reviews:r1",
            "“Source 4” was retracted",
        ),
        (
            origins.SourcesStanding,
            claim(rebuttals=[utterance(3, passages=[fits.passage(source(3, draws_on_retracted=[source(7)]))])]),
            "rebuttals:u3",
            "“Source 7”, which “Source 3” draws on, was retracted",
        ),
        (
            DrawsOnStanding,
            {"draws_on": [source(5, draws_on_retracted=[source(7)])]},
            "draws",
            "“Source 7”, which “Source 5” draws on",
        ),
        (DrawsOnStanding, {"draws_on": [source(5), source(6, retracted={"note": "Invented."})]}, "draws", "“Source 6”"),
        (SourceCaptured, {"captures": []}, "captures", "No capture"),
        (wording.NeutralWording, claim(context="The Regime admitted it."), "context", "“regime”, “admitted”"),
        (wording.ShortText, claim(text="a" * 301), "text", "301 characters"),
    ],
)
def test_rule_on_what_falls_short_names_it_at_its_place(
    rule: type[Rule], document: Any, place: str, words: str
) -> None:
    [(message, where)] = found(rule, document)

    assert (where, words in message) == (place, True), message


def test_several_origins_where_all_sources_draw_on_one_is_found() -> None:
    agency = [{"id": "agency", "steps": 1}]
    said = [utterance(n, passages=[fits.passage(source(n, origins=agency))]) for n in (1, 2)]

    [(message, place)] = found(origins.SeveralOrigins, claim(attributions=said, rebuttals=[]))

    assert (message.startswith("Its 2 sources all draw on one origin"), place) == (True, "attributions")


def test_several_origins_of_documents_without_origins_counts_sources() -> None:
    said = [utterance(n, passages=[fits.passage({"id": f"s{n}"})]) for n in (1, 2)]

    assert found(origins.SeveralOrigins, claim(attributions=said, rebuttals=[])) == []


def test_attributed_claim_that_stands_on_a_rebuttal_alone_meets_the_standard() -> None:
    alone = claim(attributions=[], rebuttals=[utterance(3)])

    assert [found(rule, alone) for rule in (attributions.Attributed, attributions.PassageEach)] == [[], []]


@pytest.mark.parametrize("given_reasons", [{"summary": ""}, {"evidence": []}])
def test_reasoned_review_of_another_publisher_needs_one_of_the_two(given_reasons: Any) -> None:
    assert found(reviews.Reasoned, review(address="https://a.example/", **given_reasons)) == []


@each_of(
    "members",
    [
        {"replies": [{"asked": {"name": "Ada"}}]},
        {"rating": None},
        {"address": "https://a.example/"},
        {"rating": {"bucket": "true"}},
    ],
)
def test_reply_asked_of_a_review_that_faults_nobody_or_is_anothers_is_not_needed(members: Any) -> None:
    assert found(reviews.ReplyAsked, review(reply_asked_on=None, **members)) == []


def test_anchored_quote_that_the_source_translates_is_found_in_translation() -> None:
    said = utterance(1, mode="direct_quote", quote="Die Brücke war zu", translation={"text": "bridge was closed"})

    kept = claim(attributions=[said])
    translated = claim(attributions=[said | {"quoted_in_translation": True}])

    assert [len(found(wording.QuotesAnchored, document)) for document in (kept, translated)] == [1, 0]


@each_of(
    ("quote", "exact", "start", "words"),
    [
        ("bridge was closed", "The “bridge  was\nclosed”, she said.", 3, None),
        ("Bridge was closed.", "the bridge was closed", 3, None),
        ("bridge was shut", "The bridge was closed.", 3, "word for word"),
        ("bridge was closed", "The bridge was closed.", None, "was not found"),
    ],
)
def test_anchored_quotes_compares_words_not_marks(quote: str, exact: str, start: Any, words: str | None) -> None:
    passage = fits.passage(source(1), exact) | {"start": start}
    document = claim(attributions=[utterance(1, mode="direct_quote", quote=quote, passages=[passage])])

    messages = [message for message, _ in found(wording.QuotesAnchored, document)]

    assert [words is not None and words in message for message in messages] == [True] * bool(words)


@each_of(
    ("text", "language", "taken"),
    [
        ("The regime fell.", "en-GB", ["regime"]),
        ("Of course, it was a SO-CALLED vote.", "en", ["of course", "so-called"]),
        ("She called it “a regime” and «terrorist».", "en", []),
        ("They say «this “puppet” «regime» of thugs».", "en", []),
        ("“ A regime «", "en", ["regime"]),
        ("The regimen of the unclaimed bags.", "en", []),
        ("Le regime.", "fr", []),
        ("regime", "", []),
    ],
)
def test_sides_taken_finds_whole_words_outside_quotes(text: str, language: str, taken: list[str]) -> None:
    assert sides_taken(text, language) == taken


@pytest.mark.django_db
def test_unique_names_each_similar_claim_but_not_the_claim_itself() -> None:
    itself = ClaimFactory.create(text="The bridge was closed.")
    ClaimFactory.create(text="The bridge was closed at night.")

    [(message, place)] = found(Unique, claim(id=itself.public_id))

    assert ("“The bridge was closed at night.”" in message, place) == (True, "text")


def test_rules_have_names_of_their_own_and_say_what_they_mean() -> None:
    rules = (*EVERY, *DESK_RULES)

    assert len({rule.name for rule in rules}) == len(rules)
    assert all(rule.title and rule.meaning and rule.level and not inspect.isabstract(rule) for rule in rules)


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in items:
        yield from _places(item, (*path, name))


ODD: list[Any] = [None, "", [], {}, 0, "x", [None], [[]], {"id": None}, True, 1e300]
SPOILT = st.tuples(
    st.sampled_from(sorted(MEETING)), st.lists(st.tuples(st.integers(0, 500), st.sampled_from(ODD)), min_size=1)
)


@given(SPOILT)
def test_rules_on_documents_with_odd_members_never_fail(spoilt: Any) -> None:
    kind, changes = spoilt
    document = copy.deepcopy(MEETING[kind])
    for number, odd in changes:
        places = list(_places(document))
        *path, last = places[number % len(places)] or ("text",)
        target: Any = document
        for step in path:
            target = target[step]
        target[last] = copy.deepcopy(odd)

    findings = [finding for rule in EVERY if rule.kind == kind for finding in rule().check(document)]

    assert json.dumps([(finding.message, finding.place) for finding in findings])


def test_day_of_speaking_is_flagged_only_after_all_reports_that_are_dated() -> None:
    may, year = {"date": "2024-05", "precision": "month"}, {"date": "2024", "precision": "year"}
    june = {"date": "2024-06-02", "precision": "day"}
    cases: list[tuple[list[dict[str, str] | None], bool]] = [
        ([may], True),
        ([year], False),
        ([may, year], False),
        ([may, None], False),
        ([june], False),
        ([], False),
    ]
    wrong = []
    for dates, flagged in cases:
        passages = [fits.passage(source(number, published_on=day)) for number, day in enumerate(dates)]
        said = claim(attributions=[utterance(1, said_on=june, passages=passages)], rebuttals=[])
        if bool(found(attributions.SaidBeforeReported, said)) != flagged:
            wrong.append(dates)

    assert wrong == []
