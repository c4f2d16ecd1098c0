import pytest
from django.contrib.auth.models import User

from claims.models import Claim
from factcheck.publishing.models import Revision
from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories
from tests.api.common import EndpointTests, errors_of, get, problem_of, queries_of
from tests.together import each_of


@pytest.fixture
def claim(editor: User) -> Claim:
    """A claim that was published, corrected and withdrawn, after its topic, which was only published."""
    claim = factories.ClaimFactory.create()
    claim.topics.add(factories.TopicFactory.create())
    publish(claim, by=editor)
    claim.text = "Bridge 1 was never closed."
    claim.save()
    correct(claim, by=editor, note="It was open.")
    withdraw(claim, by=editor, note="Entered twice.")
    return claim


def sequences(query: str) -> list[int]:
    return [row["sequence"] for row in get(f"revisions/?{query}").json()["results"]]


class TestRevisionList(EndpointTests):
    path = "revisions"

    def address(self, editor: User) -> str:
        publish(factories.ClaimFactory.create(), by=editor)
        return "revisions/"

    def test_row_has_what_the_chain_needs_and_no_words(self, claim: Claim) -> None:
        row = get("revisions/?sequence_after=1&ordering=sequence").json()["results"][0]
        revision = Revision.objects.get(sequence=2)

        assert row == {
            "sequence": 2,
            "kind": "claim",
            "record": claim.public_id,
            "number": 2,
            "change": "correction",
            "time": revision.time.isoformat().replace("+00:00", "Z"),
            "previous_hash": bytes(revision.previous_hash).hex(),
            "commitment": bytes(revision.commitment).hex(),
            "hash": bytes(revision.hash).hex(),
            "readable": False,
            "redacted": None,
        }

    def test_list_takes_one_query_however_many_rows(self, editor: User, claim: Claim) -> None:
        few = queries_of("revisions/")
        for _ in range(5):
            publish(factories.ClaimFactory.create(), by=editor)

        assert few == queries_of("revisions/") == 1


@pytest.mark.django_db
@each_of(
    ("query", "found"),
    [
        ("", [3, 2, 1, 0]),
        ("ordering=sequence", [0, 1, 2, 3]),
        ("kind=topic", [0]),
        ("kind=topic&kind=claim", [3, 2, 1, 0]),
        ("kind=source", []),
        ("change=correction", [2]),
        ("change=correction&change=withdrawal", [3, 2]),
        ("sequence_after=1", [3, 2]),
        ("sequence_after=3", []),
        ("sequence_after=999999999999999999", []),
        ("after=2099-01-01", []),
        ("before=2099-01-01", [3, 2, 1, 0]),
        ("after=2001-01-01", [3, 2, 1, 0]),
        ("before=2001-01-01", []),
        ("record=zzzzzzzzzzzz", []),
        ("page_size=1", [3]),
    ],
)
def test_revisions_filtered(claim: Claim, query: str, found: list[int]) -> None:
    assert sequences(query) == found


@pytest.mark.django_db
def test_revisions_of_a_record_stay_listed_once_it_is_withdrawn(claim: Claim) -> None:
    rows = get(f"revisions/?record={claim.public_id}").json()["results"]

    assert [(row["change"], row["readable"]) for row in rows] == [
        ("withdrawal", True),
        ("correction", False),
        ("first", False),
    ]


@pytest.mark.django_db
def test_revisions_on_both_sides_of_a_moment_are_all_of_them(claim: Claim) -> None:
    moment = get("revisions/").json()["results"][1]["time"]

    assert (sequences(f"after={moment}"), sequences(f"before={moment}")) == ([3], [2, 1, 0])


@pytest.mark.django_db
@each_of(
    ("query", "name"),
    [
        ("kind=review", "kind"),
        ("change=erased", "change"),
        ("record=short", "record"),
        ("record=zzzzzzzzzzzi", "record"),
        ("sequence_after=-1", "sequence_after"),
        ("sequence_after=" + "9" * 19, "sequence_after"),
        ("after=soon", "after"),
        ("q=x", "q"),
        ("ordering=-updated_at", "ordering"),
    ],
    rolled_back=True,
)
def test_bad_value_is_400_with_a_message_at_its_parameter(query: str, name: str) -> None:
    assert list(errors_of(f"revisions/?{query}")) == [name]


@pytest.mark.django_db
def test_cursor_of_another_list_is_400(claim: Claim, editor: User) -> None:
    cursor = get("revisions/?page_size=1").json()["next"].partition("cursor=")[2]

    problem_of(get(f"claims/?cursor={cursor}"), 400)
