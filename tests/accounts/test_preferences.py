"""Each works at the desk in a language of their own; readers see no difference, nor does what is published."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation

from factcheck.accounts.models import Preference
from factcheck.publishing.canonical import canonical_bytes
from factcheck.publishing.planning.plans import plan
from tests.records import whole_publishable_claim

pytestmark = pytest.mark.django_db
PAGE = "/admin/preferences/"


def test_language_is_chosen_by_each_and_spoken_at_once(client: Client, editor: User) -> None:
    client.force_login(editor)
    other = Client()
    other.force_login(User.objects.create_user("other", is_staff=True))

    refused = client.post(PAGE, {"language": "xx"}).status_code
    saved = client.post(PAGE, {"language": "ar", "mail_mentions": "on"})
    pages = [each.get("/admin/").content.decode().replace("\n", " ") for each in (client, other)]
    public = client.get("/").headers["Content-Language"]

    chosen = Preference.objects.get()
    assert (refused, saved.status_code) == (200, 302)
    assert (chosen.user, chosen.language, chosen.mail_mentions, chosen.mail_answers) == (editor, "ar", True, False)
    assert [('lang="ar"' in page, 'dir="rtl"' in page) for page in pages] == [(True, True), (False, False)]
    assert public == "en"


def test_language_that_the_site_speaks_no_more_is_english(client: Client, editor: User) -> None:
    Preference.objects.create(user=editor, language="eo")
    client.force_login(editor)

    assert client.get("/admin/").headers["Content-Language"] == "en"


def test_template_of_a_draft_is_the_same_in_every_language() -> None:
    claim, made = whole_publishable_claim(), set()

    for language in ("en", "fr", "ru", "ar", "hy", "az"):
        with translation.override(language):
            made.add(canonical_bytes(plan(claim).template))

    assert len(made) == 1
