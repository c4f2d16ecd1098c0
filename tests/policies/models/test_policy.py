import pytest

from tests.factories import PolicyFactory
from tests.refusals import NON_FIELD_ERRORS, assert_refused, assert_unknown_refused, messages_of
from tests.together import each_of

pytestmark = pytest.mark.django_db


def test_policies_on_one_subject_in_two_languages_are_stored() -> None:
    PolicyFactory.create(language="en", title="Methodology")
    policy = PolicyFactory.build(language="fr", title="Méthode")

    policy.full_clean()
    policy.save()

    assert (str(policy), policy.slug) == ("Méthode", "méthode")


def test_second_policy_on_a_subject_in_a_language_is_refused() -> None:
    PolicyFactory.create(language="en")

    assert_refused(PolicyFactory.build(language="en"), "policies_policy_language_unique", at=NON_FIELD_ERRORS)


def test_unknown_subject_is_refused() -> None:
    assert_unknown_refused(PolicyFactory.build(), "subject", "policies_policy_subject_known")


@each_of("body", ["", " \n ", "a\0b", "a\u202eb", "a" * 50_001], rolled_back=True)
def test_body_that_says_nothing_or_can_not_be_shown_is_refused(body: str) -> None:
    assert set(messages_of(PolicyFactory.build(body=body))) == {"body"}
