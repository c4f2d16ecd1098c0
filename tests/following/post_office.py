"""A server of mail, as far as sending needs one."""

import socketserver
from typing import Any


class PostOffice(socketserver.ThreadingTCPServer):
    """Takes letters; refuses addresses that begin with "refused", and hangs up after each so many letters."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, *, hangs_up_after: int = 1000) -> None:
        self.hangs_up_after = hangs_up_after
        self.connections = 0
        self.taken: list[str] = []
        super().__init__(("127.0.0.1", 0), _Conversation)


class _Conversation(socketserver.StreamRequestHandler):
    server: PostOffice

    def handle(self) -> None:
        self.server.connections += 1
        self._say("220 ready")
        taken = 0
        while line := self.rfile.readline().decode():
            is_letter = line[:4].upper() == "DATA"
            if is_letter and taken == self.server.hangs_up_after:
                return self._say("421 too many letters")
            taken += is_letter
            self._answer(line[:4].upper(), line)
        return None

    def _answer(self, command: str, line: str) -> None:
        if command == "RCPT":
            self.address = line.partition("<")[2].partition(">")[0]
            self._say("550 not here" if self.address.startswith("refused") else "250 yes")
        elif command == "DATA":
            self._take()
        else:
            self._say("221 bye" if command == "QUIT" else "250 yes")

    def _take(self) -> None:
        self._say("354 go on")
        while self.rfile.readline() not in (b".\r\n", b""):
            continue
        self.server.taken.append(self.address)
        self._say("250 taken")

    def _say(self, line: Any) -> None:
        self.wfile.write(f"{line}\r\n".encode())
