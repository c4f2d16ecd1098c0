"""All addresses of the site."""

from django.contrib import admin
from django.urls import include, path

from factcheck.styleguide.views import styleguide

urlpatterns = [
    # Before the admin's own pattern for whatever it doesn't know.
    path("admin/", include("claims.intake.urls")),
    path("admin/", include("factcheck.accounts.desk_urls")),
    path("admin/", include("factcheck.following.desk_urls")),
    path("admin/", include("factcheck.images.desk_urls")),
    path("admin/", include("factcheck.workflow.desk_urls")),
    path("admin/", admin.site.urls),
    path("accounts/", include("factcheck.accounts.urls")),
    path("api/v1/", include("factcheck.api.urls")),
    path("styleguide/", styleguide, name="styleguide"),
    path("", include("claims.google.urls")),
    path("", include("factcheck.reconciliation.urls")),
    path("", include("factcheck.images.public.urls")),
    path("", include("factcheck.following.public.urls")),
    path("", include("factcheck.inbox.public.urls")),
    path("", include("factcheck.policies.public.urls")),
    path("", include("factcheck.public.log.urls")),
    # Before the addresses that every record has, of which the last takes any word for a slug.
    path("", include("claims.urls")),
    path("", include("factcheck.public.urls")),
]

handler400 = "factcheck.public.error_pages.bad_request"
handler403 = "factcheck.public.error_pages.forbidden"
handler404 = "factcheck.public.error_pages.not_found"
handler429 = "factcheck.public.error_pages.too_many_requests"  # allauth's name; Django has none
handler500 = "factcheck.public.error_pages.server_error"
