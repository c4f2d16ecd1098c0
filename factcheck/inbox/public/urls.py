"""Addresses of the forms."""

from django.urls import path

from factcheck.inbox.public.views import report, suggest, thanks
from factcheck.inbox.vocabulary import MessageKind

urlpatterns = [
    path("report/", report, name="report"),
    path("report/thanks/", thanks, {"kind": MessageKind.REPORT}, name="report-thanks"),
    path("suggest/", suggest, name="suggest"),
    path("suggest/thanks/", thanks, {"kind": MessageKind.SUGGESTION}, name="suggest-thanks"),
]
