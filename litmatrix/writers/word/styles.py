"""The styles a document uses: the document's own where it has them, ours where it has none.

Word spells the names of its own styles in English inside the file whatever the language of the program, while
their ids differ ("Overskrift1"). So styles are looked up by name.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from litmatrix.writers.marks import MUTED, RULE
from litmatrix.writers.word.package import Package
from litmatrix.writers.word.xml import Element, child_value, fragment, get, tag, w

TEXT_FACE = "Times New Roman"
SYMBOL_FACE = "Segoe UI Symbol"
"""Has the circles on Windows; elsewhere the program takes them from a face that has. The word stands beside."""
CODE_FACE = "Courier New"
INK, ACCENT = "14202B", "2B6CA8"
TABLE_TEXT = 17
"""Size of the text in tables, in half points."""

SECTION_END = "Litmatrix Section End"
_PART = "styles.xml"
_TIGHT = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_CLOSE_TOGETHER = "<w:contextualSpacing/>"
"""No space between paragraphs of the same style."""
_LEFT = '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/>'


class Style(NamedTuple):
    """A style of ours, for documents that have none of this name. Properties are WordprocessingML."""

    name: str
    based_on: str | None = "Normal"
    kind: str = "paragraph"
    next: str | None = None
    paragraph: str = ""
    run: str = ""
    table: str = ""


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _face(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _spacing(before: int, after: int, line: int = 240) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _rule(side: str, eighths: int, colour: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{colour}"/>'


def _margins(name: str, above: int, beside: int) -> str:
    sides = (("top", above), ("left", beside), ("bottom", above), ("right", beside))
    inside = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in sides)
    return f"<w:{name}>{inside}</w:{name}>"


def _heading(level: int, size: int, before: int, after: int) -> Style:
    return Style(
        f"heading {level}",
        next="Normal",
        paragraph="<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
        + _spacing(before, after)
        + f'<w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>',
        run="<w:b/><w:bCs/>" + _size(size),
    )


STYLES = (
    Style("Normal", None, paragraph="<w:widowControl/><w:suppressAutoHyphens/>" + _spacing(0, 120, 288)),
    Style("Default Paragraph Font", None, "character"),
    Style(
        "Normal Table",
        None,
        "table",
        table='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>' + _margins("tblCellMar", 0, 108) + "</w:tblPr>",
    ),
    Style("No List", None, "numbering"),
    Style(
        "Title",
        next="Normal",
        paragraph="<w:keepNext/><w:suppressAutoHyphens/>" + _spacing(0, 360) + '<w:jc w:val="left"/>',
        run=_size(40),
    ),
    _heading(1, 30, 400, 120),
    _heading(2, 25, 320, 100),
    _heading(3, 22, 260, 80),
    Style(
        "caption",
        next="Normal",
        paragraph="<w:keepNext/><w:keepLines/>" + _spacing(240, 120) + '<w:jc w:val="left"/>',
        run=_size(20),
    ),
    Style("Quote", next="Normal", paragraph=_spacing(60, 160, 264) + '<w:ind w:left="720" w:right="360"/>'),
    Style("List Bullet", paragraph=_spacing(0, 120, 288) + _CLOSE_TOGETHER),
    Style("List Number", paragraph=_spacing(0, 120, 288) + _CLOSE_TOGETHER),
    Style("List Continue", paragraph=_spacing(0, 120, 288)),
    Style("Bibliography", paragraph='<w:ind w:left="720" w:hanging="720"/><w:jc w:val="left"/>'),
    Style("footer", paragraph=_TIGHT, run=_size(18)),
    Style(
        "Hyperlink",
        "Default Paragraph Font",
        "character",
        run=f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/>',
    ),
    Style(
        "Litmatrix Table",
        "Normal Table",
        "table",
        table=f"<w:tblPr><w:tblBorders>{_rule('top', 8, INK)}{_rule('bottom', 8, INK)}"
        + _rule("insideH", 2, RULE)
        + "</w:tblBorders>"
        + _margins("tblCellMar", 57, 57)
        + '</w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        + _rule("bottom", 6, INK)
        + "</w:tcBorders></w:tcPr></w:tblStylePr>",
    ),
    # Narrow columns are hyphenated even where running text is not.
    Style(
        "Litmatrix Table Text",
        paragraph='<w:suppressAutoHyphens w:val="0"/>' + _TIGHT + _LEFT,
        run=_size(TABLE_TEXT),
    ),
    # Items of a list that fills a cell: the second line of an item is set in.
    Style(
        "Litmatrix Table Item",
        "Litmatrix Table Text",
        paragraph='<w:ind w:left="113" w:right="0" w:hanging="113"/>',
    ),
    Style("Litmatrix Table Head", "Litmatrix Table Text", paragraph="<w:keepNext/>", run="<w:b/><w:bCs/>"),
    Style(
        "Litmatrix Table Note",
        paragraph="<w:keepLines/>" + _spacing(60, 240) + _LEFT,
        run=_size(TABLE_TEXT),
    ),
    Style(
        "Litmatrix Figure",
        paragraph="<w:suppressAutoHyphens/>" + _spacing(0, 60) + _LEFT,
    ),
    Style(
        SECTION_END,
        paragraph='<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>',
        run=_size(2),
    ),
    Style(
        "Litmatrix Code", paragraph="<w:suppressAutoHyphens/>" + _TIGHT + _LEFT, run=_face(CODE_FACE) + _size(18)
    ),
    Style("Litmatrix Code Text", "Default Paragraph Font", "character", run=_face(CODE_FACE)),
    Style("Litmatrix Symbol", "Default Paragraph Font", "character", run=_face(SYMBOL_FACE)),
    # Small, so that the taller face leaves the lines as they are.
    Style(
        "Litmatrix Proof",
        "Default Paragraph Font",
        "character",
        run=_face(SYMBOL_FACE) + f'<w:color w:val="{MUTED}"/>' + _size(18),
    ),
    Style("Litmatrix Gap", "Default Paragraph Font", "character", run=f'<w:color w:val="{MUTED}"/>'),
)
_OURS = {style.name: style for style in (*STYLES, *(_heading(level, 22, 220, 60) for level in range(4, 10)))}
_DEFAULTS = frozenset({"Normal", "Default Paragraph Font", "Normal Table", "No List"})


class Styles:
    """The styles of one document, by name."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._part = package.related("styles") or package.add("styles", _PART, empty_styles())
        self._ids = {child_value(style, "name").lower(): get(style, "styleId") for style in self._all()}
        self._levels: dict[str, int] = {}

    def id(self, name: str) -> str:
        """The id of the style called `name`; ours is added where the document has none."""
        known = self._ids.get(name.lower())
        return known if known is not None else self._add(_OURS[name])

    def has(self, name: str, id_: str) -> bool:
        """Whether the style called `name` is there and has this id."""
        return bool(id_) and self._ids.get(name.lower()) == id_

    def heading_level(self, id_: str) -> int:
        """1 for the style of a main heading, 2 for the next, and 0 for what is no heading."""
        if id_ not in self._levels:
            self._levels[id_] = 0  # a style that is based on itself ends here
            self._levels[id_] = self._own_level(id_)
        return self._levels[id_]

    def _own_level(self, id_: str) -> int:
        style = next((one for one in self._all() if get(one, "styleId") == id_), None)
        if style is None:
            return 0
        name = child_value(style, "name").lower()
        if re.fullmatch("heading [1-9]", name):
            return int(name[-1])
        outline = child_value(style.find(tag("pPr")), "outlineLvl")
        if outline.isdecimal():
            return int(outline) + 1 if int(outline) < 9 else 0
        return self.heading_level(child_value(style, "basedOn"))

    def _all(self) -> Iterator[Element]:
        yield from self._package.xml(self._part).iterfind(tag("style"))

    def set_language(self, locale: str) -> None:
        """Make `locale` the language of everything that no style says another of: Word checks spelling by it."""
        root = self._package.edit(self._part)
        properties = root
        for name in ("docDefaults", "rPrDefault", "rPr"):
            found = properties.find(tag(name))
            if found is None:
                found = w(name)
                properties.insert(0, found)
            properties = found
        for old in properties.findall(tag("lang")):
            properties.remove(old)
        later = properties.find(tag("eastAsianLayout"))
        lang = w("lang", val=locale, eastAsia=locale, bidi="ar-SA")
        properties.insert(len(properties) if later is None else properties.index(later), lang)

    def speaks_only(self, locale: str) -> bool:
        """Whether no style says another language than `locale`."""
        found = {get(lang, "val", locale) for lang in self._package.xml(self._part).iter(tag("lang"))}
        return found <= {locale} and bool(found)

    def _add(self, style: Style) -> str:
        id_ = _free(_id(style.name), set(self._ids.values()))
        based_on = self._base(style.based_on)
        following = f'<w:next w:val="{self.id(style.next)}"/>' if style.next else ""
        element = fragment(
            f'<w:style w:type="{style.kind}" w:styleId="{id_}"><w:name w:val="{style.name}"/>{based_on}{following}'
            "<w:qFormat/>"
            + (f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else "")
            + (f"<w:rPr>{style.run}</w:rPr>" if style.run else "")
            + f"{style.table}</w:style>"
        )
        if style.name in _DEFAULTS:
            element.set(tag("default"), "1")
        elif style.name.startswith("Litmatrix"):
            element.set(tag("customStyle"), "1")
        self._package.edit(self._part).append(element)
        self._ids[style.name.lower()] = id_
        return id_

    def _base(self, name: str | None) -> str:
        """Word's own base styles stay away where the document does without them."""
        if name is None or (name in _DEFAULTS and name.lower() not in self._ids):
            return ""
        return f'<w:basedOn w:val="{self.id(name)}"/>'


def empty_styles() -> Element:
    """A styles part that only says our typeface and size."""
    faces, size = _face(TEXT_FACE), _size(22)
    return fragment(
        f"<w:styles><w:docDefaults><w:rPrDefault><w:rPr>{faces}{size}</w:rPr></w:rPrDefault><w:pPrDefault/>"
        "</w:docDefaults></w:styles>"
    )


def _id(name: str) -> str:
    """The id that Word gives a style of this name in English: "heading 1" is Heading1."""
    if name == "Normal Table":
        return "TableNormal"
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def _free(id_: str, taken: set[str]) -> str:
    numbered = (f"{id_}{number}" for number in range(1, len(taken) + 2))
    return next(one for one in (id_, *numbered) if one not in taken)
