"""The address of what the desk is told of followers."""

from django.contrib import admin
from django.urls import path
from django.views.decorators.http import require_safe

from factcheck.following.admin import followers

urlpatterns = [path("followers/", admin.site.admin_view(require_safe(followers)), name="followers")]
