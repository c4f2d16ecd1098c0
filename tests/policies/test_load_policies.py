"""The policies of the sample."""

import pytest
from django.contrib.auth.models import User

from factcheck.policies.models import Policy
from factcheck.policies.sample import load_policies
from factcheck.policies.vocabulary import Subject
from factcheck.publishing.writing.actions import withdraw
from tests.reader import read

pytestmark = pytest.mark.django_db


def test_sample_has_a_policy_on_every_subject_and_one_in_french(editor: User) -> None:
    assert load_policies(by=editor) == 5

    assert set(Policy.objects.filter(language="en").values_list("subject", flat=True)) == set(Subject.values)
    assert read("/methodology/").one("h2", id="corrections").text == "Corrections"
    assert "Disputed is not false" in read("/methodology/").text
    assert read("/fr/corrections-policy/").one("h1").text == "Politique de rectification"


def test_sample_is_loaded_once_and_leaves_what_editors_did(editor: User) -> None:
    load_policies(by=editor)
    policy = Policy.objects.get(subject="contact")
    withdraw(policy, by=editor, note="We moved.")

    assert load_policies(by=editor) == 0
    assert "not been written" in read("/contact/").text
