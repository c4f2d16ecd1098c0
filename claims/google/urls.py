"""Addresses as Google's clients know them; they have no language and no slash at their end."""

from django.urls import path

from claims.google.views import describe, not_here, search

urlpatterns = [
    path("v1alpha1/claims:search", search, name="google-search"),
    path("v1alpha1/claims:imageSearch", not_here),
    path("v1alpha1/pages", not_here),
    path("v1alpha1/pages/<path:name>", not_here),
    path("$discovery/rest", describe, name="google-discovery"),
]
