"""How cells look in Excel: the same blues, thin rules and muted words as everywhere."""

from typing import Any

from litmatrix.document import GapMark, LevelMark
from litmatrix.writers.marks import MUTED, RULE, TO_BE_FILLED, shade

_INK, _THIN, _PAPER = "#14202B", "#D5DCE2", "#F5F7F9"
_EDGE = "#B9C4CD"
_DASHED, _HAIR, _LINE = 3, 1, 2
"""XlsxWriter's numbers for kinds of borders."""


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}
        self._texts: dict[tuple[LevelMark | GapMark | None, bool], Any] = {}

    def head(self) -> Any:
        """Of a column's head."""
        return self._format(bold=True, valign="bottom", num_format="@", bottom=_LINE, bottom_color=_INK)

    def text(self, mark: LevelMark | GapMark | None = None, *, bold: bool = False) -> Any:
        """Of text; with `mark` of a cell that holds this level or gap."""
        if (mark, bold) not in self._texts:
            self._texts[mark, bold] = self._format(**self._marked(mark), bold=bold)
        return self._texts[mark, bold]

    def number(self, number_format: str) -> Any:
        """Of a number."""
        return self._format(num_format=number_format, align="left", bottom=_HAIR, bottom_color=_THIN)

    def writable(self) -> Any:
        """Of a cell that is there to be written in."""
        return self._format(num_format="@", border=_HAIR, border_color=_EDGE, locked=False)

    def borrowed(self) -> Any:
        """Of a cell that is there to be written in and shows what stands elsewhere: a pale word to write over."""
        colour = {"font_color": f"#{MUTED}", "italic": True}
        return self._format(num_format="@", border=_HAIR, border_color=_EDGE, locked=False, **colour)

    def locked(self, *, muted: bool) -> Any:
        """Of a cell that is there to be read: an id is muted."""
        colour = f"#{MUTED}" if muted else _INK
        properties = {"num_format": "@", "bottom": _HAIR, "bottom_color": _THIN, "font_color": colour}
        return self._format(**properties, bg_color=_PAPER)

    def shaded(self, mark: LevelMark) -> Any:
        """What a conditional format makes of a cell that holds this level."""
        colours = shade(mark.rank, mark.of)
        key = (("shade", (mark.rank, mark.of)),)
        if key not in self._made:
            look = {"bg_color": f"#{colours.background}", "font_color": f"#{colours.ink}"}
            self._made[key] = self._workbook.add_format(look)
        return self._made[key]

    def title(self) -> Any:
        """Of a heading on the sheet that explains."""
        return self._format(bold=True, font_size=13, valign="bottom", text_wrap=False)

    def note(self, mark: LevelMark | None = None, *, bold: bool = False) -> Any:
        """Of a line on the sheet that explains."""
        return self._format(**self._marked(mark) | {"bottom": 0}, bold=bold)

    def _marked(self, mark: LevelMark | GapMark | None) -> dict[str, object]:
        properties: dict[str, object] = {"num_format": "@", "bottom": _HAIR, "bottom_color": _THIN}
        if isinstance(mark, LevelMark):
            colours = shade(mark.rank, mark.of)
            properties |= {"bg_color": f"#{colours.background}", "font_color": f"#{colours.ink}"}
        elif mark is not None:
            properties["font_color"] = f"#{MUTED}"
            if mark.gap in TO_BE_FILLED:
                properties |= {"border": _DASHED, "border_color": f"#{RULE}"}
        return properties

    def _format(self, **properties: object) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            base = {"text_wrap": True, "valign": "top", "font_color": _INK, "border": 0}
            if "border" in properties:  # XlsxWriter takes properties in order, and `border` is all four sides
                properties = {name: value for name, value in properties.items() if not name.startswith("bottom")}
            self._made[key] = self._workbook.add_format(base | properties)
        return self._made[key]
