"""A small web site on this machine, whose answers are bytes or a function that talks as it likes."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sources.fetching.fetcher import Fetcher
from sources.fetching.guard import Guard

Talk = Callable[[socket.socket], None]
HOST = "news.example.org"


def answer(body: bytes = b"", *headers: str, status: str = "200 OK", media_type: str = "text/html") -> bytes:
    """A whole answer of HTTP."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media_type}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return answer(b"elsewhere", f"Location: {to}", status=status)


class Site:
    """Answers by path, and remembers what it was asked."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, bytes | Talk] = {}
        self.asked: list[str] = []
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]

    def url(self, path: str = "/", *, host: str = HOST) -> str:
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    def fetcher(self, *, seconds: float = 5, trust: ssl.SSLContext | None = None) -> Fetcher:
        """One that may dial this machine by any name but those that begin with "inside"."""
        guard = Guard(
            resolve=lambda host, port: ["10.0.0.1" if host.startswith("inside") else "127.0.0.1"],
            is_allowed=lambda ip: ip == "127.0.0.1",
            ports={"http": self.port, "https": self.port},
        )
        return Fetcher(guard, seconds=seconds, trust=trust)

    def serve(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=[sock], daemon=True).start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _talk(self, sock: socket.socket) -> None:
        try:
            with self._tls.wrap_socket(sock, server_side=True) if self._tls else sock as talk:
                self._answer(talk)
        except OSError:
            sock.close()

    def _answer(self, sock: socket.socket) -> None:
        asked = b""
        while b"\r\n\r\n" not in asked:
            asked += sock.recv(4096)
        self.asked.append(asked.decode())
        reply = self.answers.get(asked.decode().split()[1], answer(b"no", status="404 Not Found"))
        if callable(reply):
            reply(sock)
        else:
            sock.sendall(reply)


@contextmanager
def running(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    site = Site(tls)
    thread = threading.Thread(target=site.serve, daemon=True)
    thread.start()
    yield site
    site.close()
    thread.join(2)
