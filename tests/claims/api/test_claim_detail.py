from django.contrib.auth.models import User

from claims.models import Claim
from factcheck.publishing.writing.actions import correct, publish
from tests import factories
from tests.api.common import DetailTests, get
from tests.records import whole_claim


class TestClaimDetail(DetailTests):
    path = "claims"
    kind = "claim"

    def make(self) -> Claim:
        return factories.ClaimFactory.create()

    def test_document_of_a_whole_claim_has_every_part(self, editor: User) -> None:
        claim = whole_claim()
        publish(claim, by=editor)

        document = get(f"claims/{claim.public_id}/").json()

        assert set(document) == {
            *("type", "id", "url", "slug", "text", "language", "kind", "context", "topics", "quantity"),
            *("attributions", "rebuttals", "rebuttals_of_attributions", "relayed_rebuttals", "no_comments"),
            *("figures", "derivations", "links", "reviews", "translations", "media_objects", "image"),
            *("first_published_at", "updated_at", "revision", "corrections"),
        }
        said = next(said for said in document["attributions"] if said["quote"])
        assert said["said_on"] == {"date": "2023-11-11", "precision": "day"}
        assert said["passages"][0]["source"]["address"].startswith("https://outlet.example/")
        assert document["rebuttals"][0]["answers"] == said["id"]

    def test_document_corrected_says_so_and_has_another_etag(self, editor: User) -> None:
        claim = factories.ClaimFactory.create()
        publish(claim, by=editor)
        before = get(f"claims/{claim.public_id}/")["ETag"]
        claim.text = "Bridge 1 was never closed."
        claim.save()
        correct(claim, by=editor, note="It was never closed.")

        answer = get(f"claims/{claim.public_id}/", If_None_Match=before)

        assert answer.status_code == 200
        assert [correction["note"] for correction in answer.json()["corrections"]] == ["It was never closed."]
