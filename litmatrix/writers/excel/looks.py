"""How cells look in Excel: the same blues, thin rules and muted words as everywhere."""

from typing import Any

from litmatrix.document import GapMark, LevelMark
from litmatrix.writers.marks import MUTED, RULE, TO_BE_FILLED, shade

_INK, _THIN = "#14202B", "#D5DCE2"
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
