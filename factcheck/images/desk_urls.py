"""Addresses of images at the desk, be they public or not."""

from django.contrib import admin
from django.urls import path
from django.views.decorators.http import require_safe

from factcheck.images.addresses import FILE
from factcheck.images.desk_views import desk_image

urlpatterns = [path(FILE, admin.site.admin_view(require_safe(desk_image)), name="desk_image")]
