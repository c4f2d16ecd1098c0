"""Addresses of policies."""

from django.urls import URLPattern, path

from factcheck.policies.public.views import history, how_we_work, policy, policy_on
from factcheck.policies.vocabulary import Subject
from factcheck.public.routes import record_paths


def _subject(name: str, subject: Subject) -> URLPattern:
    return path(f"{name}/", policy_on, {"subject": subject}, name=name)


urlpatterns = [
    _subject("methodology", Subject.METHODOLOGY),
    _subject("corrections-policy", Subject.CORRECTIONS),
    _subject("funding", Subject.FUNDING),
    _subject("contact", Subject.CONTACT),
    path("how-we-work/", how_we_work),
    *record_paths("policy", policy, history),
]
