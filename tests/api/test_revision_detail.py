from django.contrib.auth.models import User

from factcheck.publishing.models import RevisionBody
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.api.common import EndpointTests, get, problem_of, queries_of
from tests.write_once import without_triggers


class TestRevisionDetail(EndpointTests):
    path = "revisions"

    def address(self, editor: User) -> str:
        return f"revisions/{publish(factories.ClaimFactory.create(), by=editor).sequence}/"

    def test_revision_holds_its_row_and_the_exact_bytes_of_its_document(self, editor: User) -> None:
        revision = publish(factories.ClaimFactory.create(text="Ստեփանակերտ — closed"), by=editor)
        body = RevisionBody.objects.get(revision=revision)

        answer = get(f"revisions/{revision.sequence}/")

        (row,) = get("revisions/").json()["results"]
        assert answer.json().items() >= row.items()
        assert b'"document":%b,' % bytes(body.document) in answer.content
        assert answer.json()["salt"] == bytes(body.salt).hex()
        assert answer.json()["sha256"] == bytes(body.sha256).hex()

    def test_revision_of_a_withdrawn_record_gives_nothing_of_its_document(self, editor: User) -> None:
        claim = factories.ClaimFactory.create(text="The secret words.")
        first = publish(claim, by=editor)
        last = withdraw(claim, by=editor, note="Entered twice.")

        answer = get(f"revisions/{first.sequence}/")

        body = answer.json()
        assert (body["readable"], body["document"], body["salt"], body["sha256"]) == (False, None, None, None)
        assert b"secret" not in answer.content
        assert get(f"revisions/{last.sequence}/").json()["document"]["revision"]["note"] == "Entered twice."

    def test_revision_whose_body_was_erased_gives_nulls(self, editor: User) -> None:
        revision = publish(factories.ClaimFactory.create(), by=editor)
        with without_triggers():
            RevisionBody.objects.filter(revision=revision)._raw_delete("default")

        body = get(f"revisions/{revision.sequence}/").json()

        assert (body["document"], body["salt"], body["sha256"]) == (None, None, None)

    def test_revision_that_the_log_has_not_is_404(self, editor: User) -> None:
        assert problem_of(get("revisions/7/"), 404)["detail"] == "The log has no revision 7."

    def test_revision_takes_one_query(self, editor: User) -> None:
        assert queries_of(self.address(editor)) == 1
