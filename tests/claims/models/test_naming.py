import pytest

from claims.models import ClaimantName, RoleName, TopicName
from tests.factories import ClaimantNameFactory, RoleNameFactory, TopicNameFactory
from tests.refusals import NON_FIELD_ERRORS, assert_refused, assert_unknown_refused, messages_of

pytestmark = pytest.mark.django_db


def test_claimant_has_one_name_in_a_language_and_another_in_another_script() -> None:
    name = ClaimantNameFactory.create(language="az-Latn")

    assert messages_of(ClaimantNameFactory.build(claimant=name.claimant, language="az-Cyrl")) == {}
    again = ClaimantName(claimant=name.claimant, language="az-Latn", name="Other", origin="editor")
    assert_refused(again, "claims_claimantname_once", at=NON_FIELD_ERRORS)
    assert_unknown_refused(
        ClaimantNameFactory.build(claimant=name.claimant), "origin", "claims_claimantname_origin_known"
    )


def test_role_of_a_claimant_has_one_name_in_a_language() -> None:
    role = RoleNameFactory.create(role="mayor")

    assert messages_of(RoleNameFactory.build(claimant=role.claimant, role="councillor")) == {}
    again = RoleName(claimant=role.claimant, role="mayor", language="ru", name="Other", origin="editor")
    assert_refused(again, "claims_rolename_once", at=NON_FIELD_ERRORS)
    assert_unknown_refused(
        RoleNameFactory.build(claimant=role.claimant, role="x"), "origin", "claims_rolename_origin_known"
    )
    assert str(role) == "mayor, ru: мэр"


def test_topic_has_one_name_in_a_language() -> None:
    name = TopicNameFactory.create()

    again = TopicName(topic=name.topic, language="ru", name="Other", origin="editor")
    assert_refused(again, "claims_topicname_once", at=NON_FIELD_ERRORS)
    assert_unknown_refused(
        TopicNameFactory.build(topic=name.topic, language="ar"), "origin", "claims_topicname_origin_known"
    )


@pytest.mark.parametrize(("field", "value"), [("language", ""), ("language", "no tag"), ("name", ""), ("name", "a\nb")])
def test_name_without_its_language_or_of_two_lines_is_refused_at_its_field(field: str, value: str) -> None:
    name = ClaimantNameFactory.create()

    assert list(messages_of(ClaimantNameFactory.build(claimant=name.claimant, **{"language": "ar", field: value}))) == [
        field
    ]
