"""A place in a student's document, emptied and ready to be filled."""

from collections.abc import Iterable
from copy import deepcopy
from typing import NamedTuple

from litmatrix.writers.word.body import ends_section
from litmatrix.writers.word.regions import CONTROL, END, QUIET, START, Region, block_of
from litmatrix.writers.word.styles import SECTION_END, Styles
from litmatrix.writers.word.xml import Element, child_value, tag, w

_PROPERTIES, _SECTION = tag("pPr"), tag("sectPr")
_BLOCKS = (tag("p"), tag("tbl"), CONTROL)
_EMPTY = frozenset(map(tag, ("rPr", "lastRenderedPageBreak")))


class Hole(NamedTuple):
    """Where a region was."""

    name: str
    marker: Element
    """Stands where the text goes."""
    sections: list[Element]
    """Properties of the sections that ended in it."""
    control: Element | None = None

    def fill(
        self, elements: Iterable[Element], before: Element | None = None, after: Element | None = None
    ) -> None:
        """Put the paragraphs and tables in. `before` and `after` go around a content control."""
        for element in elements:
            self.marker.addprevious(element)
        self.marker.getparent().remove(self.marker)
        if self.control is not None and before is not None:
            self.control.addprevious(before)
        if self.control is not None and after is not None:
            self.control.addnext(after)


def dig(region: Region, styles: Styles) -> Hole:
    """Take out what a region holds. Text beside it in its first and last paragraph stays."""
    return _dig_control(region, styles) if region.is_control else _dig_bookmark(region)


def _dig_bookmark(region: Region) -> Hole:
    _lift_start(region.start)
    _lift_end(region.start, region.end)
    inside: list[Element] = []
    for element in region.start.itersiblings():
        if element is region.end:
            break
        inside.append(element)
    sections = [deepcopy(one) for block in inside for one in _sections(block)]
    _keep_crossing(inside, region)
    marker = w("p")
    region.end.addprevious(marker)
    for element in inside:
        element.getparent().remove(element)
    return Hole(region.name, marker, sections)


def _dig_control(region: Region, styles: Styles) -> Hole:
    """Sections cannot end inside a control, so those of an earlier filling stand around it."""
    control = region.start
    _lift_control(control)
    _make_rich(control)
    content = control.find(tag("sdtContent"))
    sections: list[Element] = []
    for neighbour in (_neighbour(control, styles, -1), _neighbour(control, styles, +1)):
        if neighbour is not None:
            sections += [deepcopy(one) for one in _sections(neighbour)]
            neighbour.getparent().remove(neighbour)
    for element in list(content):
        content.remove(element)
    marker = w("p")
    content.append(marker)
    return Hole(region.name, marker, sections, control)


def _lift_start(start: Element) -> None:
    """Move the mark out of its paragraph; text before it stays in a paragraph of its own."""
    block: Element = block_of(start)
    if block is start:
        return
    if any(map(_has_content, start.itersiblings(preceding=True))):
        _split_behind(start, block)
        block.addnext(start)
    else:
        block.addprevious(start)


def _lift_end(start: Element, end: Element) -> None:
    """Move the mark out of its paragraph; text behind it stays in a paragraph of its own.

    A paragraph at whose very beginning the region ends is not part of it, unless it is an empty one that the
    bookmark was set in.
    """
    block: Element = block_of(end)
    if block is end:
        return
    text_before = any(map(_has_content, end.itersiblings(preceding=True)))
    text_behind = any(map(_has_content, end.itersiblings()))
    first = next((one for one in start.itersiblings() if one.tag in _BLOCKS), None)
    if text_before and text_behind:
        _split_behind(end, block)
    if text_before or (first is block and not text_behind):
        block.addnext(end)
    else:
        block.addprevious(end)


def _split_behind(mark: Element, paragraph: Element) -> None:
    """Move what follows `mark` into a new paragraph of the same look; the end of a section goes with it."""
    rest = w("p")
    properties = paragraph.find(_PROPERTIES)
    if properties is not None:
        rest.append(deepcopy(properties))
        for section in properties.findall(_SECTION):
            properties.remove(section)
    rest.extend(list(mark.itersiblings()))
    paragraph.addnext(rest)


def _sections(block: Element) -> list[Element]:
    return [one for one in block.iter(_SECTION) if one.getparent().tag == _PROPERTIES]


def _has_content(element: Element) -> bool:
    """Whether a piece of a paragraph shows anything."""
    if element.tag in QUIET or not isinstance(element.tag, str):
        return False
    return element.tag != tag("r") or any(child.tag not in _EMPTY for child in element)


def _keep_crossing(inside: list[Element], region: Region) -> None:
    """Bookmarks of the student's own that only begin or only end in the region lose neither end."""
    starts = {one.get(tag("id")): one for block in inside for one in block.iter(START)}
    ends = {one.get(tag("id")): one for block in inside for one in block.iter(END)}
    for id_ in starts.keys() - ends.keys():
        region.end.addnext(starts[id_])
    for id_ in ends.keys() - starts.keys():
        region.start.addprevious(ends[id_])


def _lift_control(control: Element) -> None:
    """A control that is all there is in a paragraph takes the paragraph's place."""
    paragraph: Element = block_of(control)
    if paragraph is control:
        return
    paragraph.addprevious(control)
    if not ends_section(paragraph):
        paragraph.getparent().remove(paragraph)


def _make_rich(control: Element) -> None:
    """A control for plain text, or one that still shows its hint, cannot hold paragraphs and tables."""
    properties = control.find(tag("sdtPr"))
    for name in ("showingPlcHdr", "text"):
        for element in properties.findall(tag(name)):
            properties.remove(element)


def _neighbour(control: Element, styles: Styles, direction: int) -> Element | None:
    """The paragraph beside a control that ends a section and that an earlier filling has put there."""
    element = control.getprevious() if direction < 0 else control.getnext()
    if element is None or element.tag != tag("p") or not ends_section(element):
        return None
    style = child_value(element.find(_PROPERTIES), "pStyle")
    return element if styles.has(SECTION_END, style) else None
