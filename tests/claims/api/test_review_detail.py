from django.contrib.auth.models import User

from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.api.common import NEVER, EndpointTests, get, problem_of, queries_of


class TestReviewDetail(EndpointTests):
    path = "reviews"

    def address(self, editor: User) -> str:
        review = factories.ReviewFactory.create()
        publish(review.claim, by=editor)
        return f"reviews/{review.public_id}/"

    def test_document_is_its_part_of_the_claims_document(self, editor: User) -> None:
        answer = get(self.address(editor))

        row = PublicRecord.objects.get(kind="review")
        claim = get(f"claims/{row.part_of}/").json()
        assert answer.content == bytes(row.document)
        assert answer["ETag"] == f'"{row.sha256}"'
        assert claim["reviews"][0].items() <= answer.json().items()
        assert answer.json()["claim"]["id"] == claim["id"]

    def test_document_of_no_review_is_404(self, editor: User) -> None:
        assert problem_of(get(f"reviews/{NEVER}/"), 404)["detail"] == f"There is no review {NEVER}."

    def test_document_of_a_draft_is_404(self, editor: User) -> None:
        problem_of(get(f"reviews/{factories.ReviewFactory.create().public_id}/"), 404)

    def test_document_of_a_withdrawn_claims_review_is_410(self, editor: User) -> None:
        review = factories.ReviewFactory.create()
        publish(review.claim, by=editor)
        withdraw(review.claim, by=editor, note="Entered twice.")

        problem_of(get(f"reviews/{review.public_id}/"), 410)

    def test_document_takes_one_query(self, editor: User) -> None:
        assert queries_of(self.address(editor)) == 1
