"""Cuts our typefaces out of npm packages, and writes the style sheet that names them.

To renew them, in a folder of its own with an environment of its own (nothing of it is needed at run time):

    npm install --ignore-scripts @fontsource-variable/literata@5.3.0 @fontsource-variable/commissioner@5.3.0 \
        @fontsource-variable/noto-serif-armenian@5.3.0 @fontsource/roboto@5.3.0 @fontsource/noto-serif@5.3.0
    pip install "fonttools>=4.60" brotli
    python CHECKOUT/.ci/fonts.py node_modules

Roboto and Noto Serif are measured only, as are the machine's Liberation Sans and Serif, whose widths are those of
Arial and Times: while ours is on its way, browsers show one of these at the size that takes the room of ours.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS: Final = Path(__file__).parent.parent / "factcheck/static/factcheck/fonts"
LIBERATION: Final = Path("/usr/share/fonts/truetype/liberation")
LATIN: Final = (
    "0020-007E,00A0,00A7,00AB,00AD,00B0,00B7,00BB,00C0,00C7,00C9,00D6-00D7,00DC,00E0-00E2,00E4,00E7-00EB,00ED-00EF,"
    "00F1,00F3-00F4,00F6-00F7,00F9-00FC,0131,0152-0153,2010-2014,2018-201A,201C-201E,2022,2026,2039-203A,20AC,2212"
)
"""What English and French are written with, and the dotless i: every page needs it."""
SCRIPTS: Final = (
    ("latin", "latin", LATIN),
    (
        "latin-1",
        "latin",
        (
            "00A1-00A6,00A8-00AA,00AC,00AE-00AF,00B1-00B6,00B8-00BA,00BC-00BF,00C1-00C6,00C8,00CA-00D5,00D8-00DB,"
            "00DD-00DF,00E3,00E5-00E6,00EC,00F0,00F2,00F5,00F8,00FD-00FF"
        ),
    ),
    ("turkic", "latin-ext", "011E-011F,0130,015E-015F,018F,0259"),
    (
        "latin-ext",
        "latin-ext",
        "0100-011D,0120-012F,0132-0151,0154-015D,0160-017F,01CD-01DC,0218-021B,1E80-1E85,1E9E,1EF2-1EF3",
    ),
    ("cyrillic", "cyrillic", "0401,0410-044F,0451,2116"),
    ("cyrillic-ext", "cyrillic", "0400,0402-040F,0450,0452-045F,0490-0491,04B0-04B1"),
)
"""Our files' names, those of the packages that have the characters, and which."""
ITALIC: Final = (
    "0020-007E,00A0,00AB,00B7,00BB,00C9,00E0,00E2,00E7-00EB,00EE-00EF,00F4,00FB,0153,2013-2014,2018-2019,201C-201D,2026"
)
"""Titles and verbs alone are set in it: no kerning, and few letters, for it is the dearest by its use."""
ARMENIAN: Final = "0531-0556,0559-055F,0561-0587,0589-058A,FB13-FB17"


@dataclass(frozen=True)
class Cut:
    """One file: where it is cut from, at what place on its axes, for which characters."""

    name: str
    family: str
    origin: str
    characters: str
    place: dict[str, float | tuple[float, float]]
    style: str = "normal"
    weight: str = "400"
    features: tuple[str, ...] = ("kern", "mark", "ccmp")


def cuts() -> Iterator[Cut]:
    """Every file that we serve, those of the first screen first."""
    text, display = {"opsz": 16.0, "wght": 400.0}, {"opsz": 40.0, "wght": 400.0}
    for script, part, characters in SCRIPTS:
        package = f"literata/files/literata-{part}-opsz"
        yield Cut(f"literata-{script}", "Literata", f"{package}-normal", characters, {**text})
        yield Cut(f"literata-display-{script}", "Literata Display", f"{package}-normal", characters, {**display})
        sans = f"commissioner/files/commissioner-{part}-wght-normal"
        yield Cut(f"commissioner-{script}", "Commissioner", sans, characters, {"wght": (400, 700)}, weight="400 700")
    italic = "literata/files/literata-latin-opsz-italic"
    yield Cut("literata-italic", "Literata", italic, ITALIC, {**text}, "italic", features=("ccmp",))
    armenian = "noto-serif-armenian/files/noto-serif-armenian-armenian-wght-normal"
    yield Cut("noto-serif-armenian", "Noto Serif Armenian", armenian, ARMENIAN, {"wght": 400.0})


def cut_out(packages: Path, cut: Cut) -> None:
    """Writes one file, with no more than the characters, the place on its axes and the marks that it needs."""
    font = TTFont(packages / "@fontsource-variable" / f"{cut.origin}.woff2")
    font = instantiateVariableFont(font, cut.place)
    options = Options(flavor="woff2", hinting=False, desubroutinize=True, name_IDs=[0, 1, 2, 13, 14])
    options.layout_features = list(cut.features)
    options.drop_tables += ["vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(cut.characters))
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(FONTS / f"{cut.name}.woff2")


SAMPLE: Final = (
    "The exodus from the region is ethnic cleansing, says the prime minister; a former prosecutor agrees. The foreign "
    "ministry rejects this characterization, claiming that the migration is a personal choice and not forced "
    "relocation. No one has yet reviewed whether it is so. Reported by 1 source on 11 November 2023."
)
"""English as pages have it: how wide it runs is how wide a typeface is."""


@dataclass(frozen=True)
class Metrics:
    """How much room a typeface takes, each in shares of its size."""

    width: float
    ascent: float
    descent: float


@cache
def metrics(path: Path, wght: float | None = None) -> Metrics:
    """The room that a file's words and lines take."""
    font = TTFont(path)
    if wght is not None and "fvar" in font:
        font = instantiateVariableFont(font, {"wght": wght})
    em, names, hhea = font["head"].unitsPerEm, font.getBestCmap(), font["hhea"]
    widths = [font["hmtx"][names.get(ord(letter), ".notdef")][0] for letter in SAMPLE]
    return Metrics(sum(widths) / len(widths) / em, hhea.ascent / em, -hhea.descent / em)


def face(**descriptors: str) -> str:
    """One rule of the style sheet."""
    lines = "".join(f"  {name.replace('_', '-')}: {value};\n" for name, value in descriptors.items())
    return f"@font-face {{\n{lines}}}\n"


def ranges(characters: str) -> str:
    """Characters as style sheets list them."""
    return ", ".join(f"U+{part}" for part in characters.split(","))


def named(cut: Cut) -> str:
    """The rule that names one file of ours."""
    return face(
        font_family=f'"{cut.family}"',
        font_style=cut.style,
        font_weight=cut.weight,
        font_display="swap",
        src=f'url("{cut.name}.woff2") format("woff2")',
        unicode_range=ranges(cut.characters),
    )


def stand_in(name: str, ours: Metrics, theirs: Metrics, local: str) -> str:
    """The rule by which a face of the reader's machine takes the room of ours."""
    size = ours.width / theirs.width
    return face(
        font_family=f'"{name}"',
        src=", ".join(f'local("{each}")' for each in local.split(",")),
        size_adjust=f"{size:.2%}",
        ascent_override=f"{ours.ascent / size:.2%}",
        descent_override=f"{ours.descent / size:.2%}",
        line_gap_override="0%",
    )


def stand_ins(packages: Path) -> Iterator[str]:
    """Stand-ins of each family, one for computers and one for phones."""
    roboto = metrics(packages / "@fontsource/roboto/files/roboto-latin-400-normal.woff2")
    noto = metrics(packages / "@fontsource/noto-serif/files/noto-serif-latin-400-normal.woff2")
    times = metrics(LIBERATION / "LiberationSerif-Regular.ttf")
    arial = metrics(LIBERATION / "LiberationSans-Regular.ttf")
    for family, name in (("Literata", "literata"), ("Literata Display", "literata-display")):
        ours = metrics(FONTS / f"{name}-latin.woff2")
        yield stand_in(f"{family} of Times", ours, times, "Times New Roman,Liberation Serif,Times")
        yield stand_in(f"{family} of Noto", ours, noto, "Noto Serif")
    ours = metrics(FONTS / "commissioner-latin.woff2", 400)
    yield stand_in("Commissioner of Arial", ours, arial, "Arial,Liberation Sans,Helvetica")
    yield stand_in("Commissioner of Roboto", ours, roboto, "Roboto")


def slanted() -> Iterator[str]:
    """Letters without an italic of ours stand upright; of two rules for a letter the later wins, the italic's."""
    for script, _, characters in SCRIPTS:
        upright = Cut(f"literata-{script}", "Literata", "", characters, {}, "italic")
        yield named(upright)


def main(packages: Path) -> None:
    """Writes the files, their licences and `fonts.css`."""
    FONTS.mkdir(exist_ok=True)
    for cut in cuts():
        cut_out(packages, cut)
    rules = [*slanted(), *map(named, cuts()), *stand_ins(packages)]
    head = "/* Written by .ci/fonts.py, which says how to renew it. */\n"
    (FONTS / "fonts.css").write_text(head + "\n".join(rules))
    for package in ("literata", "commissioner", "noto-serif-armenian"):
        licence = (packages / "@fontsource-variable" / package / "LICENSE").read_text()
        (FONTS / f"LICENSE-{package}.txt").write_text(licence.rstrip() + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
