"""A wire between two processes on this machine, which a test can cut, and on which it can change what is said."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress


class Wire:
    """Hands on what comes to its port to another port, and what is answered back."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.change: Callable[[bytes], bytes] = lambda data: data
        self.is_cut = False
        self.dialled = 0
        self._ends: list[socket.socket] = []
        self._all: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def cut(self) -> None:
        """End every connection now, wherever it is, and let none through until `mend`."""
        self.is_cut = True
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._ends.clear()

    def mend(self) -> None:
        self.is_cut = False

    def close(self) -> None:
        self.cut()
        for end in (*self._all, self._listener):
            end.close()

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            self.dialled += 1
            if self.is_cut:
                near.close()
                continue
            try:
                far = socket.create_connection(("127.0.0.1", self._to))
            except OSError:
                near.close()
                continue
            self._ends += [near, far]
            self._all += [near, far]
            threading.Thread(target=self._hand_on, args=[near, far, False], daemon=True).start()
            threading.Thread(target=self._hand_on, args=[far, near, True], daemon=True).start()

    def _hand_on(self, source: socket.socket, target: socket.socket, is_answer: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                target.sendall(self.change(data) if is_answer else data)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
