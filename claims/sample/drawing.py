"""The pictures of the sample, drawn by this code: nobody and nothing in them is real."""

from collections.abc import Callable
from typing import Any, Final

import resvg_py

from factcheck.editing.rows import save_valid
from factcheck.images.actions import store
from factcheck.images.reading import read_image


def show(model: type[Any], row: dict[str, str] | None, **owner: Any) -> None:
    """Give a record of the sample the picture that its row tells of, if it does."""
    if row is not None:
        words = {name: value for name, value in row.items() if name != "drawn"}
        save_valid(model(image=store(read_image(_DRAWN[row["drawn"]]())), **words, **owner))


def _png(width: int, height: int, shapes: str) -> bytes:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    return bytes(resvg_py.svg_to_bytes(svg_string=f"{svg}{shapes}</svg>", skip_system_fonts=True))


def _portrait() -> bytes:
    return _png(
        480,
        600,
        '<rect width="480" height="600" fill="#cfd8d3"/>'
        '<path d="M40 600c10-150 90-190 200-190s190 40 200 190z" fill="#2f4b57"/>'
        '<path d="M190 400h100l-50 110z" fill="#f3efe6"/><path d="M228 420h24l14 90-26 40-26-40z" fill="#8a3b3b"/>'
        '<rect x="200" y="330" width="80" height="95" rx="36" fill="#d6a988"/>'
        '<ellipse cx="240" cy="250" rx="98" ry="122" fill="#e2b896"/>'
        '<path d="M138 240c-8-120 60-160 110-156 70 4 106 60 94 150-20-50-50-70-84-76-50 24-98 20-120 82z" '
        'fill="#5b5148"/>'
        '<circle cx="204" cy="250" r="9" fill="#2b2b2b"/><circle cx="276" cy="250" r="9" fill="#2b2b2b"/>'
        '<path d="M240 256v42h-14" stroke="#b78a68" stroke-width="6" fill="none"/>'
        '<path d="M204 326q36 20 72 0" stroke="#8d4f45" stroke-width="7" fill="none"/>',
    )


def _lighthouse() -> bytes:
    return _png(
        1200,
        800,
        '<rect width="1200" height="800" fill="#b9d2dc"/><rect y="520" width="1200" height="280" fill="#4d7d8c"/>'
        '<path d="M0 800V610q180-90 420-60t520 40q150-30 260 0v210z" fill="#6f7a5c"/>'
        '<path d="M560 600l30-400h100l30 400z" fill="#f4f1ea"/>'
        '<path d="M580 330h120l8 90H573zM566 510h148l6 90H560z" fill="#b5483f"/>'
        '<rect x="586" y="140" width="108" height="64" fill="#2d3a40"/><rect x="610" y="150" width="60" height="46" '
        'fill="#f6d77a"/><path d="M580 142l60-56 60 56z" fill="#b5483f"/>'
        '<rect x="826" y="560" width="12" height="120" fill="#5c4a3a"/>'
        '<rect x="750" y="480" width="164" height="90" fill="#f3e6b8" stroke="#5c4a3a" stroke-width="6"/>'
        '<path d="M776 508h112M776 528h112M776 548h70" stroke="#5c4a3a" stroke-width="8"/>',
    )


_DRAWN: Final[dict[str, Callable[[], bytes]]] = {"portrait": _portrait, "lighthouse": _lighthouse}
