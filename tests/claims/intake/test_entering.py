"""What else an editor enters while reading: aims, silences, translations, promises, several numbers, belonging."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from claims.intake.forms import SECTIONS
from claims.models import Affiliation, Attribution, Claim, Evidence, Figure, NoComment, Quantity, Rebuttal
from claims.vocabulary import ClaimKind
from factcheck.publishing.writing.actions import publish
from factcheck.workflow.roles import CONTRIBUTOR
from sources.models import Passage, Source
from tests.claims.intake.test_reading_desk import TEXT, WHOLE, desk_of, errors_of, nothing_is_stored
from tests.desk.pages import queries_of
from tests.factories import (
    AttributionFactory,
    ClaimantFactory,
    ClaimFactory,
    MediaObjectFactory,
    NoCommentFactory,
    PassageFactory,
    PublisherFactory,
    RebuttalFactory,
    ReviewFactory,
    SourceFactory,
    TopicFactory,
)
from tests.markup import tree
from tests.workflow.people import person

pytestmark = pytest.mark.django_db
TRANSLATED = {
    "mode": "direct_quote",
    "quote": "le pont",
    "language": "fr",
    "quote_translation": "the bridge",
    "translation_language": "en",
    "translated_by": "outlet",
    "translator": "The Daily",
    "quoted_in_translation": "on",
}
SILENT = {"part": "no_comment", "way": "no_answer", "asked_by": "Reuters", "role": "mayor", "said_on": "March 2024"}
PROMISED = {"new_claim_kind": "promise", "due_on": "by March 2025"}
UNDATED = {"new_claim": "It opens.", "new_claimant": "Ben", "new_claim_kind": "promise", "open_ended": "on"}
TO = {"new_claim_kind": "quantity", "number": "150", "unit": "people", "counted": "who left", "relation": "from_to"}
FROM = {"figure1-role": "from", "figure1-number": "100"}


@pytest.fixture
def source() -> Source:
    return SourceFactory.create(text=TEXT)


def rebuttal_of(said: Attribution, **more: Any) -> dict[str, Any]:
    return WHOLE | {"part": "rebuttal", "claim": said.claim_id, "new_claim": "", "answers": said.pk} | more


def test_rebuttal_is_aimed_at_an_attribution_or_relays_another(desk: Client, source: Source) -> None:
    said = AttributionFactory.create()

    desk.post(desk_of(source), rebuttal_of(said, aim="attribution"))
    through = Rebuttal.objects.get()
    desk.post(desk_of(source), rebuttal_of(said, exact="Ben", new_claimant="Ben", rebuttal_via=through.pk))

    assert (through.aim, through.answers) == ("attribution", said)
    assert Rebuttal.objects.exclude(pk=through.pk).get().via == through


def test_attribution_is_known_through_another(desk: Client, source: Source) -> None:
    said = AttributionFactory.create()

    desk.post(desk_of(source), WHOLE | {"claim": said.claim_id, "new_claim": "", "via": said.pk})

    assert Attribution.objects.exclude(pk=said.pk).get().via == said


def test_silence_is_recorded_with_who_to_whom_and_when(desk: Client, source: Source) -> None:
    response = desk.post(desk_of(source), WHOLE | SILENT, follow=True)

    silent = NoComment.objects.get()
    assert (silent.claim.text, silent.claimant.name, silent.role) == ("The bridge was closed.", "Anna", "mayor")
    assert (silent.way, silent.asked_by, str(silent.said_on)) == ("no_answer", "Reuters", "2024-03-01")
    assert [passage.exact for passage in silent.passages.all()] == ["said the bridge"]
    assert not Attribution.objects.exists()
    assert '<mark class="silent" title="1. Anna did not answer: The bridge was closed.">' in response.content.decode()


def test_silence_sent_twice_is_recorded_once_and_takes_further_words(desk: Client, source: Source) -> None:
    silent = NoCommentFactory.create()
    data = WHOLE | SILENT | {"claim": silent.claim_id, "new_claim": "", "claimant": silent.claimant_id}
    data["new_claimant"] = ""

    desk.post(desk_of(source), {"more": f"nocomment-{silent.pk}", "exact": WHOLE["exact"]})

    assert [passage.exact for passage in silent.passages.all()] == [WHOLE["exact"]]
    assert "recorded already" in errors_of(desk.post(desk_of(source), data))["exact"][0]
    assert NoComment.objects.count() == 1


def test_quote_is_recorded_with_its_translation(desk: Client, source: Source) -> None:
    desk.post(desk_of(source), WHOLE | TRANSLATED)

    said = Attribution.objects.get()
    assert (said.quote, said.language, said.quoted_in_translation) == ("le pont", "fr", True)
    assert (said.quote_translation, said.translation_language) == ("the bridge", "en")
    assert (said.translated_by, said.translator) == ("outlet", "The Daily")


def test_promise_is_recorded_with_its_day_or_that_it_has_none(desk: Client, source: Source) -> None:
    desk.post(desk_of(source), WHOLE | PROMISED)
    desk.post(desk_of(source), WHOLE | UNDATED)

    due, open_ended = Claim.objects.order_by("pk")
    assert (str(due.due_by), due.open_ended) == ("2025-03-31", False)
    assert (open_ended.due_on, open_ended.open_ended) == (None, True)


def test_promise_on_record_gets_its_day_once(desk: Client, source: Source) -> None:
    claim = ClaimFactory.create(kind=ClaimKind.PROMISE)
    data = WHOLE | {"claim": claim.pk, "new_claim": "", "due_on": "2025"}

    desk.post(desk_of(source), data)
    refused = desk.post(desk_of(source), data | {"exact": "Ben", "new_claimant": "Ben", "due_on": "2026"})

    claim.refresh_from_db()
    assert str(claim.due_by) == "2025-12-31"
    assert "says so already" in errors_of(refused)["due_on"][0]


def test_topics_and_images_are_added_to_a_claim(desk: Client, source: Source) -> None:
    claim, topic, seen = ClaimFactory.create(), TopicFactory.create(), MediaObjectFactory.create()
    claim.topics.add(TopicFactory.create())

    desk.post(
        desk_of(source), WHOLE | {"claim": claim.pk, "new_claim": "", "topics": [topic.pk], "media_objects": seen.pk}
    )

    assert (claim.topics.count(), list(claim.media_objects.all())) == (2, [seen])


def test_new_review_is_of_a_promise_with_its_day(desk: Client, source: Source) -> None:
    data = {"part": "evidence", "review_publisher": PublisherFactory.create().pk, "bearing": "context"}

    desk.post(desk_of(source), WHOLE | PROMISED | data)

    assert str(Claim.objects.get().due_by) == "2025-03-31"


def test_several_numbers_are_recorded_with_their_relation(desk: Client, source: Source) -> None:
    more = {"figure3-role": "period", "figure3-number": "5", "figure3-unit": "years", "figure3-bound": "about"}

    desk.post(desk_of(source), WHOLE | TO | FROM | more | {"as_of": "2024", "figure1-as_of": "June 2019"})

    number = Quantity.objects.get()
    assert (str(number), number.relation, str(number.as_of)) == ("150 people", "from_to", "2024-01-01")
    first, period = Figure.objects.order_by("pk")
    assert (first.role, str(first), str(first.as_of), first.as_of_precision) == (
        "from",
        "100 people",
        "2019-06-01",
        "month",
    )
    assert (period.role, str(period), period.approximate) == ("period", "5 years", True)


def test_speaker_belongs_to_a_body_once(desk: Client, source: Source) -> None:
    body = ClaimantFactory.create()
    belongs = {"organisation": body.pk, "belonging_role": "spokesperson", "start_on": "2020"}

    desk.post(desk_of(source), WHOLE | belongs)
    who = Attribution.objects.get().claimant_id
    again = {"exact": "Ben", "claimant": who, "new_claimant": "", "again_new_claim": WHOLE["new_claim"]}
    desk.post(desk_of(source), WHOLE | belongs | again)

    row = Affiliation.objects.get()
    assert (row.claimant_id, row.organisation, row.role, str(row.start_on)) == (who, body, "spokesperson", "2020-01-01")
    assert Attribution.objects.count() == 2


BAD: list[tuple[dict[str, Any], str]] = [
    ({"part": "rebuttal", "aim": "attribution"}, "answers"),
    ({"part": "rebuttal", "aim": "nobody"}, "aim"),
    ({"part": "rebuttal", "rebuttal_via": "999999"}, "rebuttal_via"),
    ({"via": "x"}, "via"),
    (SILENT | {"way": "sulks"}, "way"),
    (SILENT | {"asked_by": "x" * 301}, "asked_by"),
    (SILENT | {"said_on": "03/04/2024"}, "said_on"),
    (SILENT | {"new_claimant": ""}, "claimant"),
    (TRANSLATED | {"quote": "", "mode": "paraphrase"}, "quote_translation"),
    (TRANSLATED | {"translated_by": ""}, "quote_translation"),
    (TRANSLATED | {"translation_language": "fr"}, "translation_language"),
    (TRANSLATED | {"translated_by": "parrot"}, "translated_by"),
    (PROMISED | {"new_claim_kind": "factual"}, "due_on"),
    (PROMISED | {"due_on": "soon"}, "due_on"),
    ({"open_ended": "on"}, "open_ended"),
    ({"topics": ["999999"]}, "topics"),
    ({"media_objects": ["9" * 30]}, "media_objects"),
    (TO | {"relation": "cousin"}, "relation"),
    (TO | {"as_of": "yesterday"}, "as_of"),
    (TO | FROM | {"figure1-role": ""}, "__all__"),
    (TO | FROM | {"figure1-number": "many"}, "__all__"),
    (TO | FROM | {"figure1-to": "5"}, "__all__"),
    ({"belonging_role": "minister"}, "organisation"),
    ({"organisation": "999999"}, "organisation"),
]


def typed_fields(page: str) -> dict[str, list[str]]:
    """What stands in the fields of the form, by name."""
    found: dict[str, list[str]] = {}
    for field in tree(page).iter():
        name = field.get("name")
        if not name:
            continue
        if field.tag == "select":
            values = [each.get("value", "") for each in field.iter("option") if each.get("selected") is not None]
        elif field.get("type") in {"radio", "checkbox"}:
            values = [field.get("value") or "on"] if field.get("checked") is not None else []
        else:
            values = [(field.text or "").removeprefix("\n") if field.tag == "textarea" else field.get("value", "")]
        found.setdefault(name, []).extend(values)
    return found


def test_bad_input_is_refused_at_its_field_and_all_that_was_typed_stays(desk: Client, source: Source) -> None:
    for fields, field in BAD:
        data = WHOLE | fields
        response = desk.post(desk_of(source), data)

        assert field in errors_of(response), fields
        assert nothing_is_stored(), fields
        assert not NoComment.objects.exists(), fields
        kept = typed_fields(response.content.decode())
        # A key that no record has, and a choice that there is not, can't be shown as chosen.
        choices = {"way", "aim", "translated_by", "relation"}
        lost = {
            name
            for name, value in data.items()
            if name not in {"save", field} | choices and str(value) not in kept.get(name, [])
        }
        assert not lost, (fields, lost)


def test_wrong_further_number_is_told_at_its_field(desk: Client, source: Source) -> None:
    page = desk.post(desk_of(source), WHOLE | TO | FROM | {"figure1-role": ""}).content.decode()

    form = desk.post(desk_of(source), WHOLE | TO | FROM | {"figure1-role": ""}).context["form"]
    assert list(form.figures[0].errors) == ["role"]
    assert page.count("This field cannot be blank") == 1


def test_via_of_another_claim_is_refused_at_its_field(desk: Client, source: Source) -> None:
    contest = RebuttalFactory.create()

    response = desk.post(desk_of(source), WHOLE | {"part": "rebuttal", "rebuttal_via": contest.pk})

    assert "another claim" in errors_of(response)["rebuttal_via"][0]
    assert Rebuttal.objects.count() == 1


def test_parts_of_a_claim_are_refused_beside_a_review_on_record(desk: Client, source: Source) -> None:
    review = ReviewFactory.create()
    data = {"part": "evidence", "exact": "Ben", "review": review.pk, "bearing": "context", "due_on": "2025"}

    assert "due_on" in errors_of(desk.post(desk_of(source), data))


def test_sections_are_closed_until_wanted(desk: Client, source: Source) -> None:
    assert not any(desk.get(desk_of(source)).context["form"].opened().values())

    wanted = {
        "translation": TRANSLATED,
        "claim": PROMISED,
        "belonging": {"belonging_role": "minister"},
        "figures": TO | FROM,
        "via": {"via": "1"},
        "answered": {"part": "rebuttal", "aim": "relay"},
    }
    for section, data in wanted.items():
        form = desk.post(desk_of(source), {"part": "attribution", **data}).context["form"]
        assert form.opened()[section], section


def test_form_offers_only_the_sections_that_the_account_may_fill(client: Client, source: Source) -> None:
    user = User.objects.create_user("someone", is_staff=True)
    may = ("view_source", "add_passage", "add_attribution", "add_claim", "add_claimant", "view_claim")
    user.user_permissions.set(Permission.objects.filter(codename__in=may))
    client.force_login(user)

    form = client.get(desk_of(source)).context["form"]
    assert "no_comment" not in dict(form.fields["part"].choices)
    assert not {"topics", "due_on", "organisation"} & set(form.fields)
    assert "part" in errors_of(client.post(desk_of(source), WHOLE | SILENT))
    assert nothing_is_stored()
    body = ClaimantFactory.create()

    client.post(desk_of(source), WHOLE | PROMISED | {"organisation": body.pk, "topics": [TopicFactory.create().pk]})

    claim = Claim.objects.get()
    assert (claim.due_on, claim.topics.count(), Affiliation.objects.count()) == (None, 0, 0)


def test_contributor_gives_nothing_to_what_is_public(client: Client, editor: User, source: Source) -> None:
    said = AttributionFactory.create(claim__kind=ClaimKind.PROMISE)
    publish(said.claim, by=editor)
    client.force_login(person(CONTRIBUTOR))
    on_claim = WHOLE | SILENT | {"claim": said.claim_id, "new_claim": "", "due_on": "2025"}
    belonging = WHOLE | {"new_claimant": "", "claimant": said.claimant_id, "organisation": ClaimantFactory.create().pk}

    assert "was public" in str(errors_of(client.post(desk_of(source), on_claim))["claim"])
    assert "was public" in str(errors_of(client.post(desk_of(source), belonging))["organisation"])
    assert not any(model.objects.exists() for model in (NoComment, Affiliation, Passage))
    said.claim.refresh_from_db()
    assert said.claim.due_on is None


def test_declined_comment_is_proposed_as_a_silence(desk: Client) -> None:
    cases = {
        "Mayor Anna Lee declined to comment": ("declined", "Anna Lee"),
        "Anna Lee did not respond to a request for comment": ("no_answer", "Anna Lee"),
        "Anna Lee could not be reached for comment": ("not_reached", "Anna Lee"),
    }
    for words, (way, name) in cases.items():
        source = SourceFactory.create(text=f"The bridge is closed. {words}.")
        found = desk.post(desk_of(source) + "proposal/", {"exact": words}).json()
        assert (found["part"], found["way"], found["new_claimant"]) == ("no_comment", way, name), words


def test_page_with_many_silences_makes_as_many_queries_as_with_few(desk: Client) -> None:
    few, many = SourceFactory.create(text=TEXT), SourceFactory.create(text=TEXT)
    for source, count in ((few, 1), (many, 20)):
        for number in range(count):
            passage = PassageFactory.create(source=source, exact="x", start=number, end=number + 3, state="anchored")
            NoCommentFactory.create().passages.add(passage)
    desk.get(desk_of(few))

    assert queries_of(desk, desk_of(many)) == queries_of(desk, desk_of(few))


EVIDENCE = {"part": "evidence", "new_claimant": "", "new_claimant_kind": "", "cue": "", "bearing": "context"}
IN_VAIN: list[tuple[dict[str, Any], set[str]]] = [
    (EVIDENCE | {"start_on": "since 2020"}, {"start_on"}),
    (EVIDENCE | {"start_on": "2020", "belonging_role": "mayor"}, {"start_on", "belonging_role"}),
    (EVIDENCE | {"number": "0", "unit": "people"}, {"number", "unit"}),
    (EVIDENCE | {"new_claimant": "Somebody else"}, {"new_claimant"}),
    (EVIDENCE | {"exact": "", "start_on": "2020", "quote": "le pont"}, {"exact", "start_on"}),
    (EVIDENCE | FROM, {"__all__"}),
    (EVIDENCE | FROM | {"figure1-number": "many"}, {"__all__"}),
    (EVIDENCE | TRANSLATED, set(TRANSLATED) - {"mode", "language"}),
    (EVIDENCE | {"via": ""} | {"venue": "the town hall", "said_on": "2024"}, {"venue", "said_on"}),
    (SILENT | {"quote": "le pont", "quote_translation": "the bridge"}, {"quote", "quote_translation"}),
    (SILENT | {"note": "Seen there."}, {"note"}),
    ({"asked_by": "Reuters"}, {"asked_by"}),
    ({"grounds": "It was open."}, {"grounds"}),
    ({"part": "rebuttal", "note": "Seen there."}, {"note"}),
]


def test_what_the_part_does_not_record_is_refused_where_it_is_typed(desk: Client, source: Source) -> None:
    publisher = PublisherFactory.create()
    for fields, wrong in IN_VAIN:
        of_review = {"review_publisher": publisher.pk} if fields.get("part") == "evidence" else {}
        response = desk.post(desk_of(source), WHOLE | of_review | fields)

        form = response.context["form"]
        assert set(form.errors) == wrong, fields
        assert nothing_is_stored(), fields
        assert all(form.opened()[section] for section, names in SECTIONS.items() if wrong & set(names)), fields


def test_what_is_proposed_is_no_obstacle_to_another_part(desk: Client) -> None:
    source = SourceFactory.create(text="Mayor Anna Lee said: “The bridge is closed.”")
    words = {"exact": "Mayor Anna Lee said: “The bridge is closed.”"}
    proposed = desk.post(desk_of(source) + "proposal/", words).json()
    data = WHOLE | words | {name: proposed[name] for name in ("cue", "quote", "new_claimant", "role", "mode")}

    of_review = {"part": "evidence", "review_publisher": PublisherFactory.create().pk, "bearing": "context"}
    desk.post(desk_of(source), data | of_review)

    assert (proposed["quote"], proposed["role"]) == ("The bridge is closed.", "Mayor")
    assert Evidence.objects.count() == 1
