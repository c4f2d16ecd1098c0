"""Addresses of subjects; a policy also has those that every record has."""

from django.urls import URLPattern, path

from factcheck.policies.public.views import how_we_work, policy_on
from factcheck.policies.vocabulary import Subject


def _subject(name: str, subject: Subject) -> URLPattern:
    return path(f"{name}/", policy_on, {"subject": subject}, name=name)


urlpatterns = [
    _subject("methodology", Subject.METHODOLOGY),
    _subject("corrections-policy", Subject.CORRECTIONS),
    _subject("funding", Subject.FUNDING),
    _subject("contact", Subject.CONTACT),
    path("how-we-work/", how_we_work),
]
