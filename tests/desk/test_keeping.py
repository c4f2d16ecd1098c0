"""Which answers say that a form was taken, so that the browser forgets what it kept of it."""

from typing import Any

from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.test import RequestFactory

from factcheck.desk.pages.keeping import COOKIE, FIELD, tell_taken


def told(answer: Any, *, token: str = "abc-1", level: int = messages.SUCCESS, earlier: str = "") -> str:
    request = RequestFactory().post("/admin/", {FIELD: token})
    request.COOKIES[COOKIE] = earlier
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    messages.add_message(request, level, "Said")
    return str(getattr(tell_taken(request, answer).cookies.get(COOKIE), "value", ""))


def test_answer_tells_of_what_it_took_and_of_nothing_else() -> None:
    on = HttpResponseRedirect("/admin/claims/claim/")
    popup = TemplateResponse(RequestFactory().get("/"), "x.html", {"popup_response_data": "{}"})
    expected = [
        ("taken", told(on), "abc-1"),
        ("taken in a popup", told(popup), "abc-1"),
        ("second window", told(HttpResponseRedirect("/admin/"), token="b", earlier="a.<script>"), "a.b"),
        ("shown again", told(HttpResponse()), ""),
        ("to sign in", told(HttpResponseRedirect("/admin/login/?next=/admin/")), ""),
        ("refused", told(HttpResponseRedirect("/admin/"), level=messages.ERROR), ""),
        ("no number of ours", told(HttpResponseRedirect("/admin/"), token="a;b\r\n"), ""),
    ]

    assert [(what, found) for what, found, right in expected if found != right] == []
