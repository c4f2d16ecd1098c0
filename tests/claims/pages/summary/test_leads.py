"""The sentence that names both sides of a claim."""

from typing import Any

from django.conf import settings
from django.utils.translation import override

from claims.pages.summary.leads import lead_of
from claims.pages.summary.voices import sides_of
from tests.claims.pages.summary.records import claim, contests, review, says
from tests.together import each_of

NOBODY = "nobody is recorded as contesting it"


def lead(document: dict[str, Any]) -> str:
    return str(lead_of(sides_of(document)))


@each_of(
    ("document", "sentence"),
    [
        (
            claim(
                says("Ocampo", "endorses", role="prosecutor"),
                says("Pashinyan", role="minister"),
                contests("Ministry", "People left by choice."),
            ),
            "Pashinyan (minister) says so; Ocampo (prosecutor) agrees; Ministry denies it: People left by choice.",
        ),
        (claim(), f"Nobody is recorded as putting it forward; {NOBODY}."),
        (
            claim(contests("Ministry")),
            "Nobody is recorded as putting it forward; Ministry denies it and gives no grounds.",
        ),
        (claim(says("Clerk", "relays"), says("Mayor")), f"Mayor says so; Clerk relays it; {NOBODY}."),
        (claim(says("Mayor"), says("Mayor", "retracts")), f"Mayor took it back; {NOBODY}."),
        (claim(says("Mayor", "relays"), says("Mayor", "endorses")), f"Mayor agrees; {NOBODY}."),
        (
            claim(*(says(name) for name in "ABCDEFGHIJKLMNO")),
            f"A, B, C and 12 others say so; {NOBODY}.",
        ),
        (
            claim(
                *(says(name) for name in "ABC"),
                *(says(name, "endorses") for name in "DEF"),
                *(says(name, "relays") for name in "GH"),
                contests("I"),
            ),
            "A and 2 others say so; D and 2 others agree; G and H relay it; I denies it and gives no grounds.",
        ),
        (claim(*(says(name) for name in "ABCD")), f"A, B, C and D say so; {NOBODY}."),
        (
            claim(
                says("A"),
                *(contests(name) for name in "BC"),
                contests("D", "The\n count  is old", kind="method"),
            ),
            "A says so; D challenges the method: The count is old; B and C deny it.",
        ),
        (
            claim(says("A"), contests("B"), contests("C", kind="missing_context")),
            "A says so; B and C contest it.",
        ),
        (
            claim(says("A"), contests("B", kind="counter_claim", counter_claim={"name": "Who is left?"})),
            "A says so; B says otherwise: Who is left?",
        ),
        (
            claim(
                says("A"),
                rebuttals_of_attributions=[contests("A", answers="A-asserts"), contests("B", answers="A-asserts")],
                relayed_rebuttals=[contests("Agency")],
            ),
            "A says so; A denies having said so; B denies that it was ever said; Agency reports that it is contested.",
        ),
    ],
)
def test_lead_names_who_does_what(document: dict[str, Any], sentence: str) -> None:
    assert lead(document) == sentence


def test_lead_of_words_found_unsaid_does_not_say_that_they_were_said() -> None:
    reviews = (review("Mostly false", "mostly_false", "Mayor-asserts"),)
    document = claim(says("Clerk", "relays"), says("Mayor"), reviews=reviews)

    assert lead(document) == (f"Mayor is reported to say so, but a review found otherwise; Clerk relays it; {NOBODY}.")


def test_lead_of_words_found_said_is_as_without_a_review() -> None:
    document = claim(says("Mayor"), reviews=(review("True", "true", "Mayor-asserts"), review("False", "false")))

    assert lead(document) == f"Mayor says so; {NOBODY}."


def test_lead_cuts_long_names_and_grounds_in_plain_text_alone() -> None:
    name, grounds = "Ministry of " + "Everything " * 10, "They left. " * 40

    found = lead_of(sides_of(claim(contests(name.strip(), grounds))))

    assert name.strip() in [part.text for part in found.parts]
    assert max(map(len, str(found).split("; "))) < 300
    assert str(found).endswith("They left. They…")


def test_lead_parts_lead_to_the_words_of_each_claimant() -> None:
    found = lead_of(sides_of(claim(says("A"), contests("B", "No."))))

    voices = [part.voice for part in found.parts if part.kind == "name" and part.voice]
    named = [(voice.name, voice.anchor, voice.sign) for voice in voices]
    assert named == [("A", "#a-A-asserts", "asserts"), ("B", "#r-B-contests", "contests")]


@each_of("language", [code for code, _ in settings.LANGUAGES])
def test_lead_in_every_language_names_both_sides_and_joins_names_its_own_way(language: str) -> None:
    document = claim(says("Ocampo"), says("Pashinyan"), contests("Ministry", "By choice"))

    with override(language):
        sentence = lead(document)

    assert all(name in sentence for name in ("Ocampo", "Pashinyan", "Ministry", "By choice"))
    assert ("Ocampo and Pashinyan" in sentence) == (language == "en")
    assert "%" not in sentence


def test_lead_isolates_what_runs_against_the_page() -> None:
    document = claim(says("وزارة الخارجية"), contests("Ministry", "by choice"))

    english = lead(document)
    with override("ar"):
        arabic = lead(document)

    assert "\u2068وزارة الخارجية\u2069" in english
    assert "\u2068" not in english.partition("\u2069")[2]
    assert "\u2068Ministry\u2069" in arabic
    assert "\u2068by choice\u2069" in arabic


def test_lead_shows_placeholders_in_names_as_they_are() -> None:
    assert lead(claim(says("%(names)s {0}"))) == f"%(names)s {{0}} says so; {NOBODY}."
