"""Addresses of claims, claimants, topics and reviews."""

from django.urls import path

from claims.views.card import card
from claims.views.claim import claim
from claims.views.claimant import claimant
from claims.views.feed import claims_feed
from claims.views.history import history
from claims.views.lists import claimants, claims, topics
from claims.views.oembed import oembed
from claims.views.picture import claim_picture
from claims.views.review import review
from claims.views.topic import topic
from factcheck.public.routes import ID, record_paths

urlpatterns = [
    path("claims/", claims, name="claims"),
    path("feeds/claims/", claims_feed, name="claims-feed"),
    path("oembed", oembed, name="oembed"),
    path(f"claims/{ID}/card/", card, name="claim-card"),
    path(f"claims/{ID}/image.png", claim_picture, name="claim-picture"),
    *record_paths("claim", claim, history),
    path("claimants/", claimants, name="claimants"),
    *record_paths("claimant", claimant, history),
    path("topics/", topics, name="topics"),
    *record_paths("topic", topic, history),
    path("reviews/<public_id:record_id>/", review),
]
