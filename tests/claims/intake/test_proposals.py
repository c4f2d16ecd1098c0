"""What is proposed for words of a text."""

from typing import Any

import pytest

from claims.intake.proposals import propose
from sources.anchoring import Span, spans_of
from tests.factories import AliasFactory, ClaimantFactory, ClaimantNameFactory
from tests.together import each_of

pytestmark = pytest.mark.django_db
TEXT = (
    "Only a few stayed. "
    "Armenian Prime Minister Nikol Pashinyan has labeled the exodus as “ethnic cleansing” and worse. "
    "However, Azerbaijan’s Ministry of Foreign Affairs vehemently rejects this, claiming that the migration is a "
    "personal choice. "
    "Luis Moreno Ocampo, a former chief prosecutor for the International Criminal Court, asserts that it is genocide. "
    "The Armenian government has reported that 100,417 individuals have arrived. "
    "The separatist ethnic Armenian government announced its plans to dissolve itself. "
    "According to Bernard Smith, the streets were empty in 2023."
)


def proposed(words: str, text: str = TEXT) -> dict[str, Any]:
    [span, *_] = spans_of(text, words)
    return propose(text, span).values()


@each_of(
    ("words", "values"),
    [
        (
            "has labeled … worse",
            {
                "part": "attribution",
                "cue": "labeled",
                "mode": "direct_quote",
                "quote": "ethnic cleansing",
                "new_claimant": "Nikol Pashinyan",
                "new_claimant_kind": "person",
                "role": "Armenian Prime Minister",
                "new_claim_kind": "legal_characterisation",
            },
        ),
        (
            "rejects … choice",
            {
                "part": "rebuttal",
                "cue": "rejects",
                "mode": "paraphrase",
                "grounds": "the migration is a personal choice",
                "new_claimant": "Ministry of Foreign Affairs of Azerbaijan",
                "new_claimant_kind": "ministry",
            },
        ),
        (
            "it is genocide",
            {
                "part": "attribution",
                "cue": "asserts",
                "new_claimant": "Luis Moreno Ocampo",
                "role": "a former chief prosecutor for the International Criminal Court",
            },
        ),
        (
            "has reported that 100,417 individuals",
            {
                "cue": "reported",
                "mode": "figure",
                "new_claim_kind": "quantity",
                "new_claimant": "Armenian government",
                "new_claimant_kind": "government",
            },
        ),
        (
            "announced its plans to dissolve",
            {"new_claimant": "separatist ethnic Armenian government", "new_claim_kind": "prediction"},
        ),
        ("streets were empty in 2023", {"cue": "According to", "new_claimant": "Bernard Smith", "mode": "paraphrase"}),
        ("Only a few stayed", {"cue": "", "new_claimant": "", "claimant": "", "mode": "paraphrase"}),
        ("ethnic cleansing", {"mode": "direct_quote", "quote": "ethnic cleansing", "cue": "labeled"}),
    ],
    rolled_back=True,
)
def test_words_are_read_with_their_sentence(words: str, values: dict[str, str]) -> None:
    found = proposed(words)

    assert {name: str(found[name]) for name in values} == values


def test_claimant_on_record_is_named_by_its_key() -> None:
    claimant = ClaimantFactory.create(name="Nikol Pashinyan")

    found = proposed("has labeled … worse")

    assert (found["claimant"], found["new_claimant"], found["role"]) == (claimant.pk, "", "Armenian Prime Minister")


def test_claimant_is_known_by_its_other_name_too() -> None:
    alias = AliasFactory.create(name="Armenian government")

    assert proposed("has reported")["claimant"] == alias.claimant.pk
    assert proposed("announced its plans")["claimant"] == ""


def test_claimant_is_known_by_its_name_in_the_language_of_the_source() -> None:
    claimant = ClaimantNameFactory.create(name="Никол Пашинян").claimant
    text = "«Это этническая чистка», — заявил Никол Пашинян в четверг."

    assert proposed("Это этническая чистка", text)["claimant"] == claimant.pk


def test_claimant_named_in_a_sentence_without_a_verb_is_proposed() -> None:
    claimant = ClaimantFactory.create(name="Luis Moreno Ocampo")
    text = "No one listened. The view of Luis Moreno Ocampo on this: genocide. Anna left."

    assert proposed("genocide", text)["claimant"] == claimant.pk
    assert proposed("Anna left", text)["claimant"] == ""


def test_country_that_owns_the_ministry_is_not_the_speaker() -> None:
    ClaimantFactory.create(name="Azerbaijan")

    assert proposed("rejects … choice")["claimant"] == ""


@each_of(
    "text",
    [
        "He said “no”.",
        "Il a dit : « no ».",
        "Er sagte: „no“.",
        "Er sagte: »no«.",
        'He said "no".',
        "He said ‘no’.",
        "彼は「no」と。",
        "Նա ասաց՝ «no»։",
    ],
    rolled_back=True,
)
def test_marks_of_quotation_make_a_direct_quote(text: str) -> None:
    found = propose(text, Span(0, len(text)))

    assert (found.mode, found.quote) == ("direct_quote", "no")


@pytest.mark.parametrize("text", ["The people’s homes and the residents’ cars are gone.", "It’s 5’ tall, isn’t it?"])
def test_apostrophes_are_no_quotation(text: str) -> None:
    assert propose(text, Span(0, len(text))).quote == ""


@each_of(
    ("verb", "part", "stance"),
    [
        ("denies", "rebuttal", "asserts"),
        ("refuted", "rebuttal", "asserts"),
        ("confirms", "attribution", "endorses"),
        ("quoted", "attribution", "relays"),
        ("retracted", "attribution", "retracts"),
        ("заявила", "attribution", "asserts"),
        ("отрицает", "rebuttal", "asserts"),
        ("dementiert", "rebuttal", "asserts"),
    ],
    rolled_back=True,
)
def test_verb_tells_part_and_stance(verb: str, part: str, stance: str) -> None:
    text = f"Anna {verb} it."
    found = propose(text, Span(0, len(text)))

    assert (found.part, found.stance, found.cue) == (part, stance, verb)


@each_of(
    "text",
    ["", "x", "said", "said said said", "According to", "“", "”“", "’s said", ", said", "X, , said", "🌍 said 🌍"],
    rolled_back=True,
)
def test_any_text_is_read_without_fail(text: str) -> None:
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            propose(text, Span(start, end))


def test_long_text_is_read_around_the_words_only(django_assert_max_num_queries: Any) -> None:
    text = "A " * 500_000 + "Anna said no. " + "B " * 500_000
    start = text.index("said no")

    with django_assert_max_num_queries(4):
        assert propose(text, Span(start, start + 7)).cue == "said"


@each_of(
    ("text", "way"),
    [
        ("He refused to answer questions.", "declined"),
        ("He declined to respond.", "declined"),
        ("The minister declined to comment and returned to Baku.", "declined"),
        ("He declined to comment on the report, available online.", "declined"),
        ("Tickets were available. The mayor declined to comment.", "declined"),
        ("The mayor declined to comment. Tickets were available, and he returned.", "declined"),
        ("The ministry did not respond to a request.", "no_answer"),
        ("The ministry refused the offer. The mayor did not respond.", "no_answer"),
        ("The ministry did not return calls.", "no_answer"),
        ("The mayor could not be reached.", "not_reached"),
        ("The mayor was unavailable for comment.", "not_reached"),
        ("Le maire a refusé de répondre.", "declined"),
        ("Le maire n’a pas répondu.", "no_answer"),
        ("Le maire n’était pas joignable.", "not_reached"),
        ("Министерство отказалось комментировать ответ посла.", "declined"),
        ("Министерство не ответило на запрос.", "no_answer"),
        ("Նախարարությունը հրաժարվեց պատասխանել։", "declined"),
        ("Նախարարությունը չպատասխանեց։", "no_answer"),
        ("Nazirlik suallara cavab verməyib.", "no_answer"),
        ("Nazirlik cavab verməkdən imtina edib.", "declined"),
        ("رفض الوزير الرد على الأسئلة.", "declined"),
        ("لم يرد الوزير على الأسئلة.", "no_answer"),
    ],
    rolled_back=True,
)
def test_way_of_silence_is_told_by_the_words_of_declining_alone(text: str, way: str) -> None:
    found = propose(text, Span(0, len(text)))

    assert (found.part, found.way) == ("no_comment", way)
