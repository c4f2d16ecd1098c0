import pytest

from sources.models import LabelName, PublisherName, SourceName
from tests.factories import LabelNameFactory, PublisherNameFactory, SourceNameFactory
from tests.refusals import NON_FIELD_ERRORS, assert_refused, assert_unknown_refused, messages_of

pytestmark = pytest.mark.django_db


def test_publisher_has_one_name_in_a_language() -> None:
    name = PublisherNameFactory.create()

    again = PublisherName(publisher=name.publisher, language="ru", name="Other", origin="editor")
    assert_refused(again, "sources_publishername_once", at=NON_FIELD_ERRORS)
    other = PublisherNameFactory.build(publisher=name.publisher, language="ar")
    assert_unknown_refused(other, "origin", "sources_publishername_origin_known")


def test_label_of_a_publisher_has_one_name_in_a_language() -> None:
    label = LabelNameFactory.create(label="False")

    assert messages_of(LabelNameFactory.build(publisher=label.publisher, label="True")) == {}
    again = LabelName(publisher=label.publisher, label="False", language="ru", name="Other", origin="editor")
    assert_refused(again, "sources_labelname_once", at=NON_FIELD_ERRORS)
    other = LabelNameFactory.build(publisher=label.publisher, language="ar")
    assert_unknown_refused(other, "origin", "sources_labelname_origin_known")
    assert str(label) == "False, ru: Ложь"


def test_source_has_one_title_in_a_language() -> None:
    title = SourceNameFactory.create()

    again = SourceName(source=title.source, language="ru", name="Other", origin="editor")
    assert_refused(again, "sources_sourcename_once", at=NON_FIELD_ERRORS)
    other = SourceNameFactory.build(source=title.source, language="ar")
    assert_unknown_refused(other, "origin", "sources_sourcename_origin_known")
