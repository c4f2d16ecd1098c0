"""What is never dialled, and what is."""

import threading

import pytest

from sources.fetching.errors import FetchError
from sources.fetching.fetcher import Fetcher
from sources.fetching.guard import Guard, is_public
from tests.sources.fetching.spy import spying
from tests.sources.fetching.vectors import PRIVATE_IPS, PUBLIC_IPS, REFUSED
from tests.together import each_of


def test_there_are_more_than_150_different_vectors() -> None:
    assert len(set(REFUSED)) == len(REFUSED) > 150


@each_of("url", REFUSED)
def test_fetch_of_a_hostile_address_dials_nobody(url: str) -> None:
    # A resolver that would lead each of them to a public address: the spelling alone is refused.
    with spying() as spy:
        spy.answers = _Everything()
        with pytest.raises(FetchError) as refusal:
            Fetcher().fetch(url)

    assert spy.dialled == []
    assert spy.looked_up == []
    assert str(refusal.value).endswith((".", "/news."))


class _Everything(dict[str, list[str]]):
    """Every name leads to one public address."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> list[str]:
        return ["93.184.215.14"]


@each_of("ip", PRIVATE_IPS)
def test_fetch_of_a_name_that_leads_to_a_private_address_dials_nobody(ip: str) -> None:
    with spying({"news.example.org": [ip]}) as spy, pytest.raises(FetchError, match="not on the public internet"):
        Fetcher().fetch("https://news.example.org/")

    assert spy.dialled == []
    assert spy.looked_up == ["news.example.org"]


@each_of("ip", PRIVATE_IPS)
def test_fetch_of_a_name_with_one_private_address_among_public_ones_dials_nobody(ip: str) -> None:
    answers = {"news.example.org": ["93.184.215.14", ip, "1.1.1.1"]}
    with spying(answers) as spy, pytest.raises(FetchError, match="not on the public internet"):
        Fetcher().fetch("https://news.example.org/")

    assert spy.dialled == []


@each_of("ip", PUBLIC_IPS)
def test_public_address_is_public(ip: str) -> None:
    assert is_public(ip)


def test_fetch_dials_only_the_checked_addresses_and_looks_up_once() -> None:
    with spying({"news.example.org": ["93.184.215.14", "1.1.1.1"]}) as spy, pytest.raises(FetchError, match="reached"):
        Fetcher().fetch("https://news.example.org/")

    assert spy.dialled == [("93.184.215.14", 443), ("1.1.1.1", 443)]
    assert spy.looked_up == ["news.example.org"]


def test_fetch_of_a_name_that_changes_its_answer_dials_what_was_checked() -> None:
    answers = iter([["93.184.215.14"], ["127.0.0.1"], ["127.0.0.1"]])
    guard = Guard(resolve=lambda host, port: next(answers))
    with spying() as spy, pytest.raises(FetchError, match="can't be reached"):
        Fetcher(guard).fetch("http://news.example.org/")

    assert spy.dialled == [("93.184.215.14", 80)]
    assert next(answers) == ["127.0.0.1"]


def test_fetch_of_an_unknown_name_says_so() -> None:
    with spying() as spy, pytest.raises(FetchError, match=r"no site by the name “news\.example\.org”"):
        Fetcher().fetch("https://news.example.org/")

    assert spy.dialled == []


def test_fetch_with_a_resolver_that_never_answers_does_not_wait_for_it() -> None:
    ended, answered = threading.Event(), threading.Event()

    def hang(host: str, port: int) -> list[str]:
        ended.wait(20)
        answered.set()
        return []

    with pytest.raises(FetchError, match="can't be looked up"):
        Fetcher(Guard(resolve=hang), seconds=0.1).fetch("https://news.example.org/")

    assert not answered.is_set()
    ended.set()
    assert answered.wait(20)


def test_place_keeps_the_parameters_of_the_address_and_drops_its_fragment() -> None:
    place = Guard(resolve=lambda host, port: ["1.1.1.1"]).place(
        "HTTPS://News.Example.org:443/a?utm_source=b#c", seconds=1
    )

    assert (place.url, place.target) == ("https://news.example.org/a?utm_source=b", "/a?utm_source=b")


def test_place_of_a_name_with_letters_beyond_ascii_is_its_ascii_form() -> None:
    place = Guard(resolve=lambda host, port: ["1.1.1.1"]).place("https://bücher.example.org/ü", seconds=1)

    assert (place.host, place.target) == ("xn--bcher-kva.example.org", "/%C3%BC")


def test_environment_names_no_proxy_that_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:3128")
    with spying({"news.example.org": ["93.184.215.14"]}) as spy, pytest.raises(FetchError):
        Fetcher().fetch("https://news.example.org/")

    assert spy.dialled == [("93.184.215.14", 443)]
