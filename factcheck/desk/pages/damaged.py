"""What the desk answers where an index of words is damaged: what is wrong, and what to run."""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from factcheck.database.soundness import MEND, is_damage


class DamagedIndexMiddleware:
    """Answers a page of the desk that failed because SQLite could not read or write an index of words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, unchanged."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """503 for such an error, whose transaction is undone by now; None for any other."""
        is_of_desk = request.path_info.startswith(reverse("admin:index"))
        if is_of_desk and isinstance(exception, DatabaseError) and is_damage(exception, connection):
            return render(request, "admin/damaged.html", {"mend": MEND}, status=503)
        return None
