from datetime import date

from django.contrib.auth.models import User

from factcheck.publishing.writing.actions import publish
from sources.actions import retract
from sources.models import Source
from tests import factories
from tests.api.common import DetailTests, get


class TestSourceDetail(DetailTests):
    path = "sources"
    kind = "source"

    def make(self) -> Source:
        return factories.SourceFactory.create()

    def test_document_says_that_its_publisher_took_it_back(self, editor: User) -> None:
        source = factories.SourceFactory.create()
        publish(source, by=editor)
        retract(source, by=editor, on=date(2024, 5, 17), precision="year", note="The figures were invented.")

        retracted = {"on": {"date": "2024", "precision": "year"}, "note": "The figures were invented.", "address": ""}
        assert get(f"sources/{source.public_id}/").json()["retracted"] == retracted
        assert [entry["retracted"] for entry in get("sources/").json()["results"]] == [retracted]

    def test_document_never_holds_the_text_of_others(self, editor: User) -> None:
        source = factories.SourceFactory.create(text="The whole article, word by word.")
        publish(source, by=editor)

        assert b"word by word" not in get(f"sources/{source.public_id}/").content
