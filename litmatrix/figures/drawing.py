"""Drawing in SVG: texts, boxes, circles and lines, and the figure that they make together.

Each function gives one element as text. Looks stand in attributes, never in styles: the pages that a figure is
part of allow no styles but their own. Lengths are in CSS pixels, 96 to the inch, from the upper left corner.
"""

import html
import re
from collections.abc import Iterable
from functools import cache
from math import cos, radians, sin

from litmatrix.document import Figure, Inlines
from litmatrix.writers.marks import RULE, sweep

INK, PAPER, FAINT, ACCENT = "14202B", "FFFFFF", "DCE2E7", "2B6CA8"
SIZE = 12.0
"""Of ordinary text."""
LINE_HEIGHT = 1.3
"""Of a text in several lines, as a multiple of its size."""
_FACES = "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, 'Noto Serif', 'Libertinus Serif', Georgia, serif"
_BLANKS = re.compile("[ \t\n\r]+")
_DASHES = "2.5 2"


def figure(
    id_: str,
    caption: str,
    width: float,
    height: float,
    elements: Iterable[str],
    *,
    alt: str,
    description: str,
    notes: tuple[Inlines, ...] = (),
) -> Figure:
    """The figure that `elements` draw on white paper, `width` by `height`.

    `id_` is of a-z, 0-9 and hyphens, unlike that of every other figure of the review: it names files. `alt` says
    in a few words what is shown, `description` in sentences what is to be seen; both are read aloud, and neither
    repeats the caption.
    """
    inside = "".join(elements)
    role = "group" if "<a " in inside else "img"  # what is in an image cannot be followed
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" width="{_n(width)}" '
        f'height="{_n(height)}" role="{role}" aria-labelledby="{id_}-alt" aria-describedby="{id_}-description" '
        f'font-family="{_FACES}" font-size="{_n(SIZE)}" fill="#{INK}">'
        f'<title id="{id_}-alt">{escape(alt)}</title>'
        f'<desc id="{id_}-description">{escape(description)}</desc>'
        f"{box(0, 0, width, height, PAPER)}{inside}</svg>\n"
    )
    return Figure(id_, caption, svg, alt, description, width, height, notes)


def line_of_text(
    x: float, y: float, text: str, *, size: float = SIZE, at: str = "start", bold: bool = False, ink: str = INK
) -> str:
    """A line of text. (x, y) is on its base line, at its start, its middle or its end as `at` says."""
    looks = f' font-size="{_n(size)}"' if size != SIZE else ""
    looks += f' text-anchor="{at}"' if at != "start" else ""
    looks += ' font-weight="bold"' if bold else ""
    looks += f' fill="#{ink}"' if ink != INK else ""
    return f'<text x="{_n(x)}" y="{_n(y)}"{looks}>{escape(text)}</text>'


def lines_of_text(
    x: float,
    y: float,
    lines: Iterable[str],
    *,
    size: float = SIZE,
    at: str = "start",
    bold: bool = False,
    ink: str = INK,
) -> str:
    """Lines of text below each other; `y` is the base line of the first (see `measure.broken`)."""
    step = LINE_HEIGHT * size
    return "".join(
        line_of_text(x, y + number * step, line, size=size, at=at, bold=bold, ink=ink)
        for number, line in enumerate(lines)
    )


def box(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str | None,
    *,
    edge: str | None = None,
    dashed: bool = False,
    radius: float = 0,
) -> str:
    """A rectangle, filled or with an edge or both; its corners are round with `radius`."""
    round_ = f' rx="{_n(radius)}"' if radius else ""
    size = f'width="{_n(width)}" height="{_n(height)}"'
    return f'<rect x="{_n(x)}" y="{_n(y)}" {size}{round_}{_looks(fill, edge, dashed)}/>'


def disc(
    x: float, y: float, radius: float, fill: str | None, *, edge: str | None = None, dashed: bool = False
) -> str:
    """A circle, filled or with an edge or both."""
    return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"{_looks(fill, edge, dashed)}/>'


def rule(x1: float, y1: float, x2: float, y2: float, *, colour: str = RULE, thickness: float = 0.6) -> str:
    """A straight line."""
    ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
    return f'<line {ends} stroke="#{colour}" stroke-width="{_n(thickness)}"/>'


def level_sign(x: float, y: float, radius: float, rank: int, of: int, ink: str) -> str:
    """The sign of a level around (x, y), as everywhere: a circle filled as far as the level is high."""
    degrees = sweep(rank, of)
    rim = f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="none" stroke="#{ink}" stroke-width="1.2"/>'
    if abs(degrees) >= 360:
        return disc(x, y, radius + 0.6, ink)
    if not degrees:
        return rim
    end = radians(degrees)
    large, clockwise = int(abs(degrees) > 180), int(degrees > 0)
    to = f"{_n(x + radius * sin(end))} {_n(y - radius * cos(end))}"
    r = _n(radius)
    return f'{rim}<path d="M{_n(x)} {_n(y)}v-{r}A{r} {r} 0 {large} {clockwise} {to}z" fill="#{ink}"/>'


def link(url: str, *elements: str) -> str:
    """What leads to `url`, an address in the same page (`#…`) or on the web. Where nothing can be followed, as on
    paper, the elements alone are shown. Raises `ValueError` for any other address (a bug)."""
    if not url.startswith(("#", "https://", "http://")):
        raise ValueError(f"not an address for a figure: {url}")
    return f'<a href="{escape(url)}">{"".join(elements)}</a>'


def named(label: str, *elements: str) -> str:
    """Elements with a name that shows when somebody points at them."""
    return f"<g><title>{escape(label)}</title>{''.join(elements)}</g>"


def escape(text: str) -> str:
    """`text` as it may stand in an element or an attribute. What XML cannot hold shows as U+FFFD."""
    if not text.isprintable():
        text = _no_character().sub("\ufffd", text)
    return html.escape(_BLANKS.sub(" ", text), quote=False).replace('"', "&quot;")


@cache
def _no_character() -> re.Pattern[str]:
    """What XML cannot hold or should not (XML 1.0, 2.2)."""
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def _looks(fill: str | None, edge: str | None, dashed: bool) -> str:
    looks = f' fill="#{fill}"' if fill else ' fill="none"'
    if edge:
        looks += f' stroke="#{edge}" stroke-width="0.8"'
    if edge and dashed:
        looks += f' stroke-dasharray="{_DASHES}"'
    return looks


def _n(number: float) -> str:
    """A number with at most two decimals."""
    return f"{number:.2f}".rstrip("0").rstrip(".") if number % 1 else str(int(number))
