"""Readers of two web processes while a third publishes and withdraws: does anybody read what is over, or a draft?

`python -m tests.benchmarks.freshness --reads 200000`, with DATABASE_URL for PostgreSQL. Each claim says the number of
the action that published it; the writer notes in a shared file which action it has begun, and which is done. A reader
knows, then, between which two numbers an answer may lie. Every tenth action withdraws the claim, and the next one
publishes it again.
"""

import argparse
import json
import mmap
import re
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from tests.benchmarks.own_servers import own_server
from tests.benchmarks.scratch import ROOT, own_database

CLAIMS: Final = 6
SERVERS: Final = 2
_READERS: Final = 4
_NUMBER: Final = 4
_WITHDRAWS: Final = 10
_SHOWN: Final = re.compile(rb"Bridge (\d) was shut for the (\d+)th time")
_DRAFT: Final = b"No reader may see this"
_ENCODINGS: Final = ("identity", "gzip")


class Page(NamedTuple):
    """An address, and the number of the claim whose own it is; -1 for lists."""

    path: str
    claim: int


class Board:
    """Which action each claim is at, in memory that processes share: the last one begun, and the last one done."""

    def __init__(self, path: Path) -> None:
        size = 2 * CLAIMS * _NUMBER
        if not path.exists():
            path.write_bytes(bytes(size))
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), size)

    def begin(self, claim: int, action: int) -> None:
        self._put(claim, action)

    def finish(self, claim: int, action: int) -> None:
        self._put(CLAIMS + claim, action)

    def begun(self) -> list[int]:
        return [self._get(claim) for claim in range(CLAIMS)]

    def done(self) -> list[int]:
        return [self._get(CLAIMS + claim) for claim in range(CLAIMS)]

    def _put(self, place: int, number: int) -> None:
        self._memory[place * _NUMBER : (place + 1) * _NUMBER] = number.to_bytes(_NUMBER, "little")

    def _get(self, place: int) -> int:
        return int.from_bytes(self._memory[place * _NUMBER : (place + 1) * _NUMBER], "little")


def main() -> None:
    """Read as often as the command line says, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reads", type=int, default=20_000)
    parser.add_argument("--write", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        write(Path(options.write))
    else:
        print(json.dumps(run(options.reads), indent=2))


def run(reads: int) -> dict[str, Any]:
    """Let them all begin; what the readers met with, once they have asked so often."""
    with TemporaryDirectory() as folder, own_database() as variables, ExitStack() as servers:
        path = Path(folder) / "board"
        board = Board(path)
        ours = variables | {"FACTCHECK_ENV": "development", "FACTCHECK_FOUR_EYES": "false"}
        with _writing(path, variables) as pages:
            ports = [servers.enter_context(own_server(ours)) for _ in range(SERVERS)]
            readers = [_Reader(board, pages, ports, number) for number in range(_READERS)]
            threads = [threading.Thread(target=each.read, args=(reads // _READERS,)) for each in readers]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            for reader in readers:
                reader.close()
        found = sum((reader.found for reader in readers), Counter[str]())
        examples = [example for reader in readers for example in reader.examples]
        unchanged = found.pop("unchanged", 0)
        return {
            "reads": found.total(),
            "304": unchanged,
            "publications": sum(board.done()),
            **found,
            "examples": examples[:5],
        }


@contextmanager
def _writing(board: Path, variables: dict[str, str]) -> Iterator[list[Page]]:
    """The pages that a writer in a process of its own keeps changing while the block runs."""
    command = [sys.executable, "-m", "tests.benchmarks.freshness", "--write", str(board)]
    writer = subprocess.Popen(
        command, env=variables, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert writer.stdin is not None
    assert writer.stdout is not None
    try:
        yield [Page(*each) for each in json.loads(writer.stdout.readline())]
        assert writer.poll() is None, "The writer failed."
    finally:
        # It goes on until this ends.
        writer.stdin.close()
        writer.wait(timeout=60)
        writer.stdout.close()


class _Reader:
    """Asks both servers in turn, and judges what they answer."""

    def __init__(self, board: Board, pages: Sequence[Page], ports: Sequence[int], seed: int) -> None:
        self._board, self._pages, self._random = board, pages, Random(seed)
        self._connections = [HTTPConnection("127.0.0.1", port, timeout=30) for port in ports]
        self.found, self.examples = Counter[str](), list[str]()

    def close(self) -> None:
        for connection in self._connections:
            connection.close()

    def read(self, times: int) -> None:
        kept: dict[str, tuple[str, bytes]] = {}
        for number in range(times):
            page = self._random.choice(self._pages)
            headers = {"Accept-Encoding": self._random.choice(_ENCODINGS)}
            etag, before = kept.get(page.path, ("", b""))
            if etag and number % 3 == 0:
                headers["If-None-Match"] = etag
            done = self._board.done()
            connection = self._connections[number % len(self._connections)]
            answer = _asked(connection, page.path, headers)
            body = _decoded(answer.read(), answer.headers.get("Content-Encoding", ""))
            if answer.status == HTTPStatus.NOT_MODIFIED:
                self.found["unchanged"] += 1
                body = before
            verdict = _judged(page, answer.status, body, done, self._board.begun())
            self.found[verdict] += 1
            if verdict != "fresh":
                self.examples.append(f"{verdict}: {page} {answer.status} {done} {_SHOWN.findall(body)}")
            if answer.status == HTTPStatus.OK:
                kept[page.path] = answer.headers["ETag"], body


def _asked(connection: HTTPConnection, path: str, headers: dict[str, str]) -> HTTPResponse:
    try:
        connection.request("GET", path, headers=headers)
        return connection.getresponse()
    except (ConnectionResetError, BrokenPipeError):
        # The server closes what is idle for two seconds, at times while we ask.
        connection.close()
        connection.request("GET", path, headers=headers)
        return connection.getresponse()


def _decoded(body: bytes, encoding: str) -> bytes:
    import gzip

    return gzip.decompress(body) if encoding == "gzip" else body


def _judged(page: Page, status: int, body: bytes, done: Sequence[int], begun: Sequence[int]) -> str:
    if _DRAFT in body:
        return "draft"
    if status == HTTPStatus.GONE and page.claim >= 0:
        may_be = range(done[page.claim], begun[page.claim] + 1)
        return "fresh" if any(_is_withdrawal(action) for action in may_be) else "stale"
    if status not in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
        return f"status {status}"
    for claim, action in ((int(claim), int(action)) for claim, action in _SHOWN.findall(body)):
        if not done[claim] <= action <= begun[claim]:
            return "stale" if action < done[claim] else "draft"
    return "fresh"


def _is_withdrawal(action: int) -> bool:
    return action % _WITHDRAWS == 0


def write(path: Path) -> None:
    """Publish claims, say where they are read, and go on publishing them until standard input ends."""
    import django

    django.setup()
    from django.contrib.auth.models import User

    from factcheck.publishing.writing.actions import publish, withdraw
    from tests import factories

    board, editor = Board(path), User.objects.create_user("editor")
    said = factories.AttributionFactory.create_batch(CLAIMS, claimant__name="Ministry of Roads")
    topic = factories.TopicFactory.create(name="Bridges")
    for each in said:
        each.passages.add(factories.PassageFactory.create())
    claims = [each.claim for each in said]

    def act(number: int, action: int) -> None:
        claim = claims[number]
        board.begin(number, action)
        if _is_withdrawal(action):
            withdraw(claim, by=editor, note="It was not shut.")
        else:
            claim.text = f"Bridge {number} was shut for the {action}th time."
            claim.context = ""
            claim.save()
            publish(claim, by=editor)
        board.finish(number, action)
        claim.context = _DRAFT.decode()
        claim.save()

    for number, claim in enumerate(claims):
        claim.topics.add(topic)
        claim.slug = f"bridge-{number}"
        act(number, 1)
    print(json.dumps(_pages(claims, topic)), flush=True)
    ended = threading.Event()

    def wait_for_the_end() -> None:
        sys.stdin.read()
        ended.set()

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    random = Random(1)
    actions = [1] * CLAIMS
    while not ended.wait(0.02):
        number = random.randrange(CLAIMS)
        actions[number] += 1
        act(number, actions[number])


def _pages(claims: Sequence[Any], topic: Any) -> list[Page]:
    own = [
        Page(f"{start}/claims/{claim.public_id}/{end}", number)
        for number, claim in enumerate(claims)
        for start, end in (("/api/v1", ""), ("", f"{claim.slug}/"), ("/hy", f"{claim.slug}/"))
    ]
    lists = ["/", "/fr/", "/claims/", "/api/v1/claims/", f"/topics/{topic.public_id}/{topic.slug}/"]
    return own + [Page(path, -1) for path in lists]


if __name__ == "__main__":
    main()
