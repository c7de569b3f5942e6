"""How many studies got which answer to each item, as bars.

Every study counts as one; nothing is weighted, and nothing summed over items.
"""

from litmatrix.appraisal.appraised import Appraised, Mark
from litmatrix.appraisal.chips import chip_width, ground, ink_of, legend, sign
from litmatrix.appraisal.tables import source_note
from litmatrix.appraisal.told import counts, tallies
from litmatrix.document import Figure
from litmatrix.figures import LINE_HEIGHT, broken, figure, line_of_text, lines_of_text, named, rule, text_width
from litmatrix.matrix.wording import said
from litmatrix.writers.marks import MUTED

_WIDTH, _WIDEST_LABELS, _NARROWEST_LABELS = 600.0, 190.0, 60.0
_SIZE, _BAR, _SPACE = 11.5, 20.0, 8.0


def bars(of: Appraised) -> Figure:
    """A bar per item, as long as there are studies, divided by their answers; the most favourable first."""
    words, n = of.language, len(of.studies)
    longest = max(text_width(of.label(item), _SIZE) for item in of.tool.items)
    left = min(_WIDEST_LABELS, max(_NARROWEST_LABELS, longest)) + _SPACE
    top = 4.0
    drawn: list[str] = []
    found = tallies(of, of.studies)
    for item in of.tool.items:
        lines = broken(of.label(item), left - _SPACE, _SIZE)
        height = max(_BAR, len(lines) * _SIZE * LINE_HEIGHT)
        first = top + height / 2 + 4 - (len(lines) - 1) * _SIZE * LINE_HEIGHT / 2
        drawn.append(lines_of_text(0, first, lines, size=_SIZE))
        x = left
        for mark, count in found[item.id].items():
            width = (_WIDTH - left) * count / n
            drawn.append(_stretch(x, top + (height - _BAR) / 2, width, mark, count, words.number(count)))
            x += width
        top += height + _SPACE
    drawn += _axis(left, top, words.count(n, "study"))
    every = [mark for mark in of.marks.values() if any(mark in counted for counted in found.values())]
    bottom = top + 18
    for piece, end in legend(0, top + 26, _WIDTH, every):
        drawn.append(piece)
        bottom = end
    return figure(
        f"bars-{of.slug}",
        words.label("bars.caption", tool=of.name),
        max(_WIDTH, *map(chip_width, every)),
        bottom + 2,
        drawn,
        alt=words.label("bars.alt", tool=of.name, studies=words.count(n, "study")),
        description=counts(of, of.studies),
        notes=said((source_note(of),)),
    )


def _stretch(x: float, y: float, width: float, mark: Mark, count: int, shown: str) -> str:
    """A part of a bar, with sign and number as far as they fit; the legend and the description have all of it."""
    middle, ink = y + _BAR / 2, ink_of(mark)
    number = text_width(shown, _SIZE)
    drawn = [ground(x, y, width - 1, _BAR, mark)]
    if width >= number + 30:
        drawn.append(sign(x + width / 2 - number / 2 - 4, middle, mark, ink))
        drawn.append(line_of_text(x + width / 2 + 9, middle + 4, shown, size=_SIZE, at="middle", ink=ink))
    elif width >= number + 5:
        drawn.append(line_of_text(x + width / 2, middle + 4, shown, size=_SIZE, at="middle", ink=ink))
    return named(f"{mark.label}: {count}", *drawn)


def _axis(left: float, top: float, studies: str) -> list[str]:
    return [
        rule(left, top, _WIDTH, top),
        line_of_text(left, top + 14, "0", size=10.5, ink=MUTED),
        line_of_text(_WIDTH, top + 14, studies, size=10.5, at="end", ink=MUTED),
    ]
