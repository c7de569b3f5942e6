"""The places in a student's own document that are to be filled: bookmarks and content controls by name.

Word lets a bookmark's name hold letters, digits and underscores only, so `litmatrix_matrix` is the same name
as `litmatrix:matrix`; the title and the tag of a content control may be either.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from litmatrix.diagnostic import Fault, nearest
from litmatrix.location import Location
from litmatrix.writers.word.faults import (
    BROKEN_BOOKMARK,
    NESTED_BOOKMARK,
    NO_BOOKMARK,
    REPEATED_BOOKMARK,
    UNKNOWN_BOOKMARK,
)
from litmatrix.writers.word.xml import Element, child_value, get, tag

START, END, CONTROL = tag("bookmarkStart"), tag("bookmarkEnd"), tag("sdt")
_BODY, _CONTENT, _PARAGRAPH = tag("body"), tag("sdtContent"), tag("p")
_PREFIX = "litmatrix:"
QUIET = frozenset(map(tag, ("pPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd")))
"""What stands in a paragraph and shows nothing."""


class Region(NamedTuple):
    """A place to fill. A bookmark has two ends, a content control is one element."""

    name: str
    start: Element
    end: Element

    @property
    def is_control(self) -> bool:
        """Whether it is a content control."""
        return bool(self.start.tag == CONTROL)


def find_regions(body: Element, names: Iterable[str], path: str) -> tuple[list[Region], list[Fault]]:
    """The regions called by these names, in the order of the text, and what is wrong with their marks."""
    wanted, where = tuple(names), Location(path)
    order = {element: number for number, element in enumerate(body.iter(START, END, CONTROL))}
    ends = {get(end, "id"): end for end in body.iter(END)}
    regions: list[Region] = []
    faults: list[Fault] = []
    seen: set[str] = set()
    for name, start in _marks(order):
        if name not in wanted:
            near = nearest(name, wanted)
            parameters = {"name": _in_word(name), "near": near and _in_word(near)}
            faults.append(Fault(UNKNOWN_BOOKMARK, where, parameters))
            continue
        if name in seen:
            faults.append(Fault(REPEATED_BOOKMARK, where, {"name": _in_word(name)}))
            continue
        seen.add(name)
        region = _region(name, start, ends)
        if region is None:
            faults.append(Fault(BROKEN_BOOKMARK, where, {"name": _in_word(name)}))
        else:
            regions.append(region)
    if not seen and not faults:
        faults.append(Fault(NO_BOOKMARK, where, {"names": tuple(map(_in_word, wanted))}))
    for one, other in _overlapping(regions, order):
        faults.append(Fault(NESTED_BOOKMARK, where, {"name": _in_word(one.name), "other": _in_word(other.name)}))
    return regions, faults


def block_of(element: Element) -> Element | None:
    """The paragraph or other block of the running text that holds `element`; None inside a table, box or note."""
    while True:
        parent = element.getparent()
        if parent is None:
            return None
        if parent.tag == _BODY or (parent.tag == _CONTENT and _is_block(parent.getparent())):
            return element
        if parent.tag == tag("tbl") or parent.tag == tag("txbxContent"):
            return None
        element = parent


def _is_block(control: Element) -> bool:
    """Whether a content control stands among the paragraphs of the text, not inside one."""
    return block_of(control) is control


def _marks(elements: Iterable[Element]) -> Iterator[tuple[str, Element]]:
    for element in elements:
        if element.tag == START:
            names = [get(element, "name")]
        elif element.tag == CONTROL:
            properties = element.find(tag("sdtPr"))
            names = [child_value(properties, "tag"), child_value(properties, "alias")]
        else:
            continue
        for name in names:
            if _normal(name).startswith(_PREFIX):
                yield _normal(name), element
                break


def _normal(name: str) -> str:
    return re.sub(r"^(litmatrix)[\s:_.-]+", r"\1:", name.strip().casefold())


def _in_word(name: str) -> str:
    """The name as Word lets it be typed."""
    return name.replace(":", "_")


def _region(name: str, start: Element, ends: dict[str, Element]) -> Region | None:
    if start.tag == CONTROL:
        return Region(name, start, start) if _can_hold_blocks(start) else None
    end = ends.get(get(start, "id"))
    if end is None:
        return None
    first, last = block_of(start), block_of(end)
    if first is None or last is None or first.getparent() is not last.getparent():
        return None
    if not (_is_direct(start, first) and _is_direct(end, last)):
        return None
    blocks = list(first.getparent())
    if (blocks.index(first), _place(start, first)) > (blocks.index(last), _place(end, last)):
        return None
    return Region(name, start, end)


def _is_direct(mark: Element, block: Element) -> bool:
    """Whether a mark stands between blocks, or between the runs of a paragraph."""
    return mark is block or (block.tag == _PARAGRAPH and mark.getparent() is block)


def _place(mark: Element, block: Element) -> int:
    return -1 if mark is block else int(block.index(mark))


def _can_hold_blocks(control: Element) -> bool:
    """Whether it stands among paragraphs, or is all there is in one (then it can be moved out of it)."""
    block = block_of(control)
    if block is None:
        return False
    if block is control:
        return True
    others = [child for child in block if child is not control and child.tag not in QUIET]
    return bool(block.tag == _PARAGRAPH and control.getparent() is block and not others)


def _overlapping(regions: list[Region], order: dict[Element, int]) -> Iterator[tuple[Region, Region]]:
    for number, one in enumerate(regions):
        for other in regions[number + 1 :]:
            inside = one.start in set(other.start.iterancestors()) if one.is_control else False
            if inside or order[other.start] < order[one.end]:
                yield one, other
