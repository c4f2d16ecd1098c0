"""Addresses of the front page, and of what claims have besides the pages that every record has."""

from django.urls import path

from claims.views.card import card
from claims.views.feed import claims_feed
from claims.views.home import home
from claims.views.oembed import oembed
from claims.views.picture import claim_picture
from claims.views.seal import seal
from factcheck.public.following.feeds import Form
from factcheck.public.routes import ID

urlpatterns = [
    path("", home, name="home"),
    path("feeds/claims/", claims_feed, name="claims-feed"),
    path("feeds/claims.json", claims_feed, {"form": Form.JSON}, name="claims-json-feed"),
    path("oembed", oembed, name="oembed"),
    path(f"claims/{ID}/card/", card, name="claim-card"),
    path(f"claims/{ID}/image.png", claim_picture, name="claim-picture"),
    path(f"claimants/{ID}/seal.svg", seal, name="seal"),
]
