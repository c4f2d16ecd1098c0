"""What crawlers are told."""

from urllib.robotparser import RobotFileParser

from django.test import Client


def test_robots_names_the_sitemap_and_keeps_crawlers_from_the_desk() -> None:
    response = Client().get("/robots.txt")

    rules = RobotFileParser()
    rules.parse(response.content.decode().splitlines())
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert rules.site_maps() == ["http://127.0.0.1:8000/sitemap.xml"]
    for path in ("/admin/", "/accounts/login/"):
        assert not rules.can_fetch("*", path)
    for path in ("/", "/claims/3k9xw2m7q0rt/some/", "/fr/claims/", "/api/v1/claims/", "/image.png", "/feeds/claims/"):
        assert rules.can_fetch("*", path)


def test_robots_asks_crawlers_to_leave_filters_and_pages_of_lists_alone() -> None:
    assert "Disallow: /*?\n" in Client().get("/robots.txt").content.decode()


def test_robots_refuses_to_be_written_to() -> None:
    assert Client().post("/robots.txt").status_code == 405
