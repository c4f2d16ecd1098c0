"""Counting every way in which a process reaches out."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

WAYS = ("connect", "connect_ex", "sendto", "sendmsg")


class SocketSpy:
    """What was dialled and what was looked up; nothing of either happens."""

    def __init__(self, answers: dict[str, list[str]] | None = None) -> None:
        self.dialled: list[Any] = []
        self.looked_up: list[str] = []
        self.answers = answers or {}

    def dial(self, *args: Any, **kwargs: Any) -> Any:
        self.dialled.append(args[-1] if args else kwargs)
        raise OSError("a test dials nobody")

    def getaddrinfo(self, host: str, port: int, *args: Any, **kwargs: Any) -> list[Any]:
        self.looked_up.append(host)
        if host not in self.answers:
            raise socket.gaierror(f"no answer for {host}")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in self.answers[host]]


@contextmanager
def spying(answers: dict[str, list[str]] | None = None) -> Iterator[SocketSpy]:
    spy = SocketSpy(answers)
    with pytest.MonkeyPatch.context() as patch:
        for way in WAYS:
            patch.setattr(socket.socket, way, lambda self, *args, **kwargs: spy.dial(*args, **kwargs))
        patch.setattr(socket, "create_connection", spy.dial)
        patch.setattr(socket, "getaddrinfo", spy.getaddrinfo)
        for name in ("gethostbyname", "gethostbyname_ex"):
            patch.setattr(socket, name, spy.dial)
        yield spy
