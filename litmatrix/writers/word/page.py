"""Pages: size, margins, and the section properties of portrait and landscape pages."""

from copy import deepcopy
from typing import NamedTuple

from litmatrix.writers.word.xml import Element, fragment, get, tag, w

A4 = fragment(
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709"'
    ' w:gutter="0"/>'
    '<w:cols w:space="708"/></w:sectPr>'
)
_REFERENCES = (tag("headerReference"), tag("footerReference"))
_BEFORE_SIZE = (tag("footnotePr"), tag("endnotePr"), tag("type"))
_BESIDE = (("left", 1418), ("right", 1418), ("gutter", 0))
_NARROWEST = 1440


class Pages(NamedTuple):
    """Section properties of the pages that a text is written on."""

    first: Element
    """Upright pages until the first wide table; they name the headers and footers."""
    later: Element
    """Upright pages after it."""
    turned: Element
    """The pages of wide tables."""


class Page(NamedTuple):
    """A page, in twentieths of a point."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int

    @property
    def text_width(self) -> int:
        """How wide a line of text can be."""
        return max(self.width - self.left - self.right, _NARROWEST)

    @property
    def text_height(self) -> int:
        """How high a page of text can be."""
        return max(self.height - self.top - self.bottom, _NARROWEST)

    @property
    def is_landscape(self) -> bool:
        """Whether the page lies on its side."""
        return self.width > self.height


def page(section: Element) -> Page:
    """The page of a section; A4 where it says nothing."""
    size, margins = section.find(tag("pgSz")), section.find(tag("pgMar"))

    def number(element: Element | None, name: str, default: int) -> int:
        text = get(element, name, str(default)).removesuffix("pt")
        try:
            return abs(int(float(text)))
        except ValueError:
            return default

    width, height = number(size, "w", 11906), number(size, "h", 16838)
    left, right, gutter = (number(margins, name, default) for name, default in _BESIDE)
    top, bottom = number(margins, "top", 1418), number(margins, "bottom", 1418)
    return Page(width, height, left + gutter, right, top, bottom)


def continued(section: Element) -> Element:
    """The section going on after another one: same page, and nothing that belongs to a beginning.

    Headers and footers that a section does not name are those of the section before it, and a section that
    does not start its page numbers anew counts on.
    """
    copy = deepcopy(section)
    go_on(copy)
    return copy


def go_on(section: Element) -> None:
    """Take from a section what belongs to a beginning: it comes after another one now."""
    for name in ("titlePg", "type", "printerSettings", "sectPrChange"):
        for element in section.findall(tag(name)):
            if get(element, "val") != "nextPage":  # a section begins on a new page as it is
                section.remove(element)
    numbers = section.find(tag("pgNumType"))
    if numbers is not None:
        numbers.attrib.pop(tag("start"), None)


def unnamed(section: Element) -> Element:
    """The section with the headers and footers of the one before it."""
    for element in [child for child in section if child.tag in _REFERENCES]:
        section.remove(element)
    return section


def pages(section: Element, turned_margin: int | None = None) -> Pages:
    """The pages of a text that begins with `section`; the later ones have the headers and footers before them."""
    turned = landscape(section)
    if turned_margin is not None:
        for side in ("top", "right", "bottom", "left"):
            turned.find(tag("pgMar")).set(tag(side), str(turned_margin))
    return Pages(section, unnamed(continued(section)), turned)


def landscape(section: Element) -> Element:
    """The section turned on its side, as Word turns it: the top margin becomes the right one."""
    turned = unnamed(continued(section))
    old = page(turned)
    size = turned.find(tag("pgSz"))
    if size is None:
        size = w("pgSz")
        turned.insert(sum(child.tag in _BEFORE_SIZE for child in turned), size)
    for name, value in (
        ("w", max(old.width, old.height)),
        ("h", min(old.width, old.height)),
        ("orient", "landscape"),
    ):
        size.set(tag(name), str(value))
    size.attrib.pop(tag("code"), None)
    margins = turned.find(tag("pgMar"))
    if margins is not None:
        sides = {"top": old.left, "right": old.top, "bottom": old.right, "left": old.bottom}
        for name, value in sides.items():
            margins.set(tag(name), str(value))
        margins.set(tag("gutter"), "0")
    columns = turned.find(tag("cols"))
    if columns is not None:
        columns.attrib.pop(tag("num"), None)
        columns.attrib.pop(tag("equalWidth"), None)
        for column in list(columns):
            columns.remove(column)
    return turned
