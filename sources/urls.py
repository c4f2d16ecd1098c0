"""Addresses of sources and publishers."""

from django.urls import path

from factcheck.public.routes import record_paths
from sources.views.history import history
from sources.views.lists import publishers, sources
from sources.views.publisher import publisher
from sources.views.source import source

urlpatterns = [
    path("sources/", sources, name="sources"),
    *record_paths("source", source, history),
    path("publishers/", publishers, name="publishers"),
    *record_paths("publisher", publisher, history),
]
