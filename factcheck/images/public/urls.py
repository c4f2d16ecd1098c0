"""Addresses of the files of images."""

from django.urls import path

from factcheck.images.addresses import FILE
from factcheck.images.public.views import image_file

urlpatterns = [path(FILE, image_file, name="image")]
