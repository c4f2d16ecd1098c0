"""The WSGI application before Django's: it answers what it is certain of, and hands on all else (decision 68).

An answer from here is what Django would say, to the byte: documents are read from the read model and put under the
headers that Django gave other documents of their kind, and what Django answered to the same question is kept until
something that it depends on is published anew.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings

from factcheck.database.replicas import asked
from factcheck.http.direct.databases import Connections, Document, Head, Unavailable
from factcheck.http.direct.held import Documents
from factcheck.http.direct.keeping import Answer, Answers, Headers
from factcheck.http.direct.moulds import Moulds
from factcheck.http.direct.requests import Asked, Request, read
from factcheck.http.direct.touched import touched_since
from factcheck.http.proxies import Application, Environ
from factcheck.publishing.dependencies import Dependencies, recorded
from factcheck.publishing.identity import PATTERN
from factcheck.publishing.reading import public_kinds

_MEGABYTE: Final = 1_000_000
# Of what a process keeps, this part is documents.
_OF_DOCUMENTS: Final = 4
_KEPT: Final = frozenset({"200", "301", "304", "410", "451"})
_OK: Final = "200"
_NOT_MODIFIED: Final = "304"


class Direct:
    """Answers before the application what is certain."""

    def __init__(self, application: Application, *, megabytes: int, connections: Connections | None = None) -> None:
        self._application = application
        self._connections = connections or Connections()
        kept = megabytes * _MEGABYTE
        self._documents = Documents(self._connections, kept // _OF_DOCUMENTS)
        self._moulds = Moulds()
        # By the server that they were read from: one is behind another, and what is kept follows one log.
        most = (kept - kept // _OF_DOCUMENTS) // (len(settings.DATABASE_REPLICAS) + 1)
        self._answers: defaultdict[str, Answers] = defaultdict(lambda: Answers(most))
        plurals = {kind.plural: kind.name for kind in public_kinds.registered()}
        self._kinds = plurals
        self._document = re.compile(f"/api/v1/({'|'.join(plurals)})/({PATTERN})/")

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """The answer."""
        request = read(environ)
        # The API refuses who takes no JSON, whatever it answered to others.
        if request is None or (not request.takes_json and request.asked.path.startswith("/api/")):
            return self._application(environ, start_response)
        try:
            if found := self._document.fullmatch(request.asked.path):
                kind, record_id = self._kinds[found[1]], found[2]
                document = self._documents.get(kind, record_id, request.etag)
                if document is not None:
                    return self._with_document(environ, start_response, request, record_id, document)
            return self._with_answer(environ, start_response, request)
        except Unavailable:
            return self._application(environ, start_response)

    def _with_document(
        self, environ: Environ, start_response: Any, request: Request, record_id: str, document: Document
    ) -> Iterable[bytes]:
        is_unchanged = request.etag == document.sha256
        question = request.asked._replace(unchanged=True) if is_unchanged else request.asked
        if said := self._moulds.said(question, record_id, document):
            start_response(said.status, list(said.headers))
            return (b"",) if document.data is None or request.asked.method == "HEAD" else (document.data,)
        told = _Told(start_response)
        response = self._application(environ, told)
        expected = _NOT_MODIFIED if is_unchanged else _OK
        # It may have been published anew in between.
        if told.code == expected and f'"{document.sha256}"' in (value for _, value in told.headers):
            self._moulds.learn(question, told.status, told.headers, record_id, document)
        return response

    def _with_answer(self, environ: Environ, start_response: Any, request: Request) -> Iterable[bytes]:
        head = self._connections.read(lambda reading: reading.head())
        answers = self._answers[asked.name()]
        if answers.follow(head, lambda last: self._connections.read(lambda reading: touched_since(last, reading))):
            self._documents.forget()
        answer = _kept(answers, request)
        if answer is not None:
            start_response(answer.status, list(answer.headers))
            return (answer.body,)
        return self._asked_of_django(environ, start_response, answers, request.asked, head)

    def _asked_of_django(
        self, environ: Environ, start_response: Any, answers: Answers, question: Asked, head: Head
    ) -> Iterable[bytes]:
        told = _Told(start_response)
        with recorded() as depends:
            response: Any = self._application(environ, told)
            if not _may_be_kept(told, response, depends):
                return response  # type: ignore[no-any-return]
            body = b"".join(response)
        is_unchanged = told.code == _NOT_MODIFIED
        answer = Answer(told.status, told.headers, body, frozenset(depends.names))
        answers.put(question._replace(unchanged=is_unchanged), answer, head)
        return response  # type: ignore[no-any-return]


def _kept(answers: Answers, request: Request) -> Answer | None:
    if not request.etag:
        return answers.get(request.asked)
    unchanged = answers.get(request.asked._replace(unchanged=True))
    if unchanged is not None and unchanged.etag == request.etag:
        return unchanged
    whole = answers.get(request.asked)
    # Where it is what the client has, Django says what to answer instead.
    return whole if whole is not None and whole.etag != request.etag else None


def before(application: Application) -> Application:
    """The application with this layer before it, where the settings let processes keep answers."""
    megabytes = settings.KEPT_ANSWERS_MEGABYTES
    return Direct(application, megabytes=megabytes) if megabytes and not settings.DEBUG else application


class _Told:
    """Hears what an application says before its body, and passes it on."""

    def __init__(self, start_response: Any) -> None:
        self._start_response = start_response
        self.status, self.headers = "", Headers()

    def __call__(self, status: str, headers: Headers, *more: Any) -> Any:
        self.status, self.headers = status, list(headers)
        return self._start_response(status, headers, *more)

    @property
    def code(self) -> str:
        return self.status[:3]


def _may_be_kept(told: _Told, response: Any, depends: Dependencies) -> bool:
    if not depends.is_keepable or depends.is_foreign or getattr(response, "streaming", True):
        return False
    headers = {name.lower(): value for name, value in told.headers}
    is_for_one = "set-cookie" in headers or "no-store" in headers.get("cache-control", "no-store")
    return told.code in _KEPT and not is_for_one
