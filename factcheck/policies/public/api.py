"""Policies in the API."""

from typing import ClassVar

from factcheck.api.views import DetailView, ListView
from factcheck.policies.public.filters import PolicyFilterSet
from factcheck.policies.public.serializers import PolicyDocumentSerializer, PolicyEntrySerializer


class PolicyList(ListView):
    """Policies: what the site says of its methodology, its corrections, its funding and how to reach it."""

    filterset_class = PolicyFilterSet
    entry = PolicyEntrySerializer


class PolicyDetail(DetailView):
    """A policy, on one subject and in one language."""

    kind: ClassVar[str] = "policy"
    document = PolicyDocumentSerializer
