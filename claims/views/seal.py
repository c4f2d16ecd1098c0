"""The seal of a claimant without a portrait: a rosette drawn from the id, of the same weight for everyone."""

from hashlib import sha256
from typing import Final

from django.http import HttpRequest, HttpResponse

from factcheck.http.requests.methods import read_only

_FOR_GOOD: Final = "public, max-age=31536000, immutable"
# Read on paper and on black.
_COLOUR: Final = "#7c8785"


@read_only
def seal(request: HttpRequest, record_id: str) -> HttpResponse:
    """Two rings of turned ellipses: the same for good, whether or not there is such a record."""
    return HttpResponse(_drawn(record_id), content_type="image/svg+xml", headers={"Cache-Control": _FOR_GOOD})


def _drawn(record_id: str) -> str:
    numbers = sha256(record_id.encode()).digest()
    rings = "".join(
        _ring(4 + numbers[place] % 4, 33 + numbers[place + 1] % 7, numbers[place + 2] % 20) for place in (0, 3)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<g fill="none" stroke="{_COLOUR}" stroke-width=".8">'
        f'<circle cx="50" cy="50" r="48.5" stroke-width="2"/>{rings}</g></svg>'
    )


def _ring(number: int, width: int, turn: int) -> str:
    """Ellipses as high as the seal and so wide that its middle stays free for letters."""
    return "".join(
        f'<ellipse cx="50" cy="50" rx="{width}" ry="46" transform="rotate({turn + 180 * place / number:.4g} 50 50)"/>'
        for place in range(number)
    )
