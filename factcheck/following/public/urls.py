"""Addresses of following by e-mail. What letters lead to bears its token in the query, which no log holds."""

from django.urls import path

from factcheck.following.public.views import asked, confirm, follow, overview, stop, yours

urlpatterns = [
    path("follow/", follow, name="follow"),
    path("follow/asked/", asked, name="follow-asked"),
    path("follow/overview/", overview, name="follow-overview"),
    path("follow/confirm/", confirm, name="follow-confirm"),
    path("follow/stop/", stop, name="follow-stop"),
    path("follow/yours/", yours, name="follow-yours"),
]
