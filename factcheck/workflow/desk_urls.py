"""Addresses below the desk's of what people do."""

from django.contrib import admin
from django.urls import path
from django.views.decorators.http import require_safe

from factcheck.workflow.statistics import statistics

urlpatterns = [path("statistics/", admin.site.admin_view(require_safe(statistics)), name="statistics")]
