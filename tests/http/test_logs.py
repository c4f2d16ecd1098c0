"""What the log says of answers: a traceback for what is ours to mend, one line for all else."""

import json
import logging
import sys
from datetime import datetime

from django.test import RequestFactory

from factcheck.http.logs import JsonFormatter, LineFormatter


def logged(status: int | None) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, "Answered: /admin/", (), None)
    try:
        raise PermissionError("Not yours\nand a second line")
    except PermissionError:
        record.exc_info = sys.exc_info()
    if status is not None:
        record.status_code = status
    return LineFormatter().format(record)


def test_log_of_an_answer_has_a_traceback_only_where_it_is_a_fault_of_ours() -> None:
    line = "Answered: /admin/ (PermissionError: Not yours)"
    expected = {400: False, 403: False, 404: False, 503: False, 500: True, 502: True, None: True}

    found = {status: "Traceback" in logged(status) for status in expected}

    assert found == expected
    assert [logged(status) for status in (403, 503)] == [line, line]


def test_log_formatted_once_keeps_its_traceback_for_other_handlers() -> None:
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Away", (), (OSError, OSError("x"), None))
    record.status_code = 503

    LineFormatter().format(record)

    assert record.exc_info is not None


def test_log_as_json_is_a_line_that_tells_of_an_answer_without_the_words_of_its_query() -> None:
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Answered: %s", ("/search/",), None)
    record.request = RequestFactory().get("/search/?q=bridge")
    found = {}
    for status in (503, 500):
        record.status_code = status
        try:
            raise PermissionError("Not yours (nor theirs)\nand a second line")
        except PermissionError:
            record.exc_info = sys.exc_info()
        line = JsonFormatter().format(record)
        assert "\n" not in line
        assert "bridge" not in line
        found[status] = json.loads(line)

    said = {"level": "ERROR", "message": "Answered: /search/", "method": "GET", "path": "/search/", "status": 503}
    assert said.items() <= found[503].items()
    assert found[503]["error"] == "PermissionError: Not yours (nor theirs)"
    assert ("traceback" in found[503], "traceback" in found[500]) == (False, True)
    assert datetime.fromisoformat(found[500]["time"]).tzinfo is not None
