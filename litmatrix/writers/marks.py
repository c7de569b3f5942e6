"""How a level looks, the same in every format: a symbol and a shade of one blue, beside its word.

Never colour alone, never red and green. The shades go from light to strong; the text on them keeps a
contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3).
"""

from functools import lru_cache
from typing import NamedTuple

from litmatrix.document import Cell, GapMark, LevelMark

_QUARTERS = "○◔◑◕●"

MUTED = "5A6872"
"""The colour of a gap's word."""
RULE = "7A8894"
"""The colour of thin lines."""
TO_BE_FILLED = frozenset({"missing", "todo"})
"""Gaps that the author will close; they get a dashed edge. The others are answers, and only muted."""

Colour = tuple[int, int, int]


class Shade(NamedTuple):
    """A background and the text on it, as RRGGBB."""

    background: str
    ink: str


class _Palette(NamedTuple):
    shades: tuple[Colour, Colour, Colour]
    """Of the lowest, the middle and the highest level."""
    inks: tuple[str, ...]
    """The first that stands out enough is taken."""
    contrasts: tuple[float, ...]
    """What is wished for, then what is required."""


_LIGHT = _Palette(
    ((0xEA, 0xF1, 0xF8), (0xA9, 0xC8, 0xE4), (0x2B, 0x6C, 0xA8)), ("14202B", "FFFFFF", "000000"), (4.5,)
)
_DARK = _Palette(
    ((0x1D, 0x2C, 0x3B), (0x2F, 0x55, 0x78), (0x8C, 0xC0, 0xEE)), ("E6EDF3", "FFFFFF", "0B1218"), (7, 4.5)
)


def symbol(rank: int, of: int) -> str:
    """The sign of a level: a circle that fills up. Three levels are ○ ◐ ●; more show the nearest quarter."""
    if of == 3:
        return "○◐●"[rank]
    return _QUARTERS[round(4 * share(rank, of))]


def share(rank: int, of: int) -> float:
    """How full the circle of a level is: 0 for the lowest, 1 for the highest."""
    return rank / (of - 1)


def sweep(rank: int, of: int) -> int:
    """How many degrees of a level's circle are filled, from the top and clockwise; negative the other way.

    Half a circle of three lies on its left side, as ◐ does.
    """
    return -180 if (rank, of) == (1, 3) else round(360 * share(rank, of))


@lru_cache(maxsize=256)
def shade(rank: int, of: int, *, dark: bool = False) -> Shade:
    """The shade of a level: from faint for the lowest to strong for the highest, evenly between.

    `dark` is for a dark page.
    """
    palette = _DARK if dark else _LIGHT
    position = 2 * share(rank, of)
    low = min(int(position), 1)
    colour = tuple(
        round(start + (end - start) * (position - low))
        for start, end in zip(palette.shades[low], palette.shades[low + 1], strict=True)
    )
    background = "".join(f"{part:02X}" for part in colour)
    readable = (ink for least in palette.contrasts for ink in palette.inks if contrast(background, ink) >= least)
    return Shade(background, next(readable))


def only_mark(cell: Cell) -> LevelMark | GapMark | None:
    """The level or gap that a cell is all about: the cell begins with it, and holds no other."""
    first = cell.lines[0][0] if cell.lines and cell.lines[0] else None
    if not isinstance(first, LevelMark | GapMark):
        return None
    others = sum(isinstance(inline, LevelMark | GapMark) for line in cell.lines for inline in line)
    return first if others == 1 else None


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, RRGGBB (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour (WCAG 2.2, "relative luminance")."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
