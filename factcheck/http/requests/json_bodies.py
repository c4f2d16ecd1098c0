"""Bodies of requests in JSON: small enough, well-formed, and read without recursion that a client could exhaust."""

from collections.abc import Mapping
from typing import IO, Any, Final

import orjson
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser

MAX_BODY: Final = 1_000_000
"""Bytes of a body in JSON."""


class TooLargeError(APIException):
    """413: the body is larger than is taken."""

    status_code = 413
    default_detail = f"The body has more than {MAX_BODY:,} bytes: send less, or in several parts."


class JSONParser(BaseParser):
    """Reads JSON. The framework's own would answer 500 to what is nested a thousand deep."""

    media_type = "application/json"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """What the body spells.

        Raises:
            TooLargeError: it is too large.
            ParseError: it is no JSON, or nested too deep.
        """
        body = stream.read(MAX_BODY + 1)
        if len(body) > MAX_BODY:
            raise TooLargeError
        try:
            return orjson.loads(body)
        except orjson.JSONDecodeError as error:
            raise ParseError("The body is no JSON in UTF-8.") from error
