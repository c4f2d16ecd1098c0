"""Addresses of the service."""

from django.urls import path

from factcheck.reconciliation import views

urlpatterns = [
    path("reconcile", views.reconcile, name="reconcile"),
    # As it is often written; a redirect would lose what is sent.
    path("reconcile/", views.reconcile),
    path("reconcile/suggest/entity", views.suggest_entity),
    path("reconcile/suggest/property", views.suggest_property),
    path("reconcile/suggest/type", views.suggest_type),
    path("reconcile/properties", views.propose_properties),
    path("reconcile/flyout/entity", views.flyout_entity),
    path("reconcile/flyout/property", views.flyout_property),
    path("reconcile/flyout/type", views.flyout_type),
    path("reconcile/preview", views.preview),
    path("reconcile/view", views.view),
]
