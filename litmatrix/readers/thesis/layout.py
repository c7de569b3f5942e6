"""Lines of a plain text or a printed page put together to paragraphs, by what their layout shows.

A text file says nothing of headings, tables or reference lists, and often has an empty line after every line.
What is recognised here is what a reader's eye would take for it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from litmatrix.model.thesis import Paragraph, ParagraphKind
from litmatrix.readers.thesis.headings import (
    continues,
    goes_on,
    heading_level,
    heading_number,
    is_contents_line,
    is_labels,
    is_reference_list,
)
from litmatrix.readers.thesis.raw import Raw, in_sections, paragraph

_SENTENCE_END = (".", "?", "!", ":", "…", "»", "”", '"')
_NARROW_LINES = 12
"""So many narrow lines in a row are a table whose cells have been pulled apart."""
_NARROW = 0.55
"""Narrow is less than this share of the usual width of a line."""
_SHORT = 0.6
"""A line shorter than this share of the usual width ends its paragraph."""
_FEWEST = 4
"""Fewer lines that go on behind an empty one show no habit."""
_UNWRAPPED = 200
"""A text whose lines are usually longer than this has one paragraph a line."""
_BULLET = re.compile(r"\s*(?:[•▪◦‣–*-]|\d{1,2}[.)]|[a-z]\))\s")
_ENTRY = re.compile(r"\s*[^\W\d_][^()]{1,240}\((?:\d{4}|u\.å\.|n\.d\.)")


def paragraphs_of(lines: Sequence[Raw], path: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text that is broken into lines. Lines without text must not be among them."""
    if not lines:
        return ()
    return in_sections(paragraph(path, block, kind, level) for block, kind, level in _blocks(lines))


def looks_broken_into_lines(lines: Sequence[Raw]) -> bool:
    """Whether the "paragraphs" of a document are the lines of a text: most go on in the next one."""
    follow = [(one, two) for one, two in pairwise(lines) if not one.level and not two.level]
    going_on = sum(_goes_on(one, two) for one, two in follow)
    return len(follow) >= 20 and going_on > 0.4 * len(follow)


_Block = tuple[list[Raw], ParagraphKind, int]


def _blocks(lines: Sequence[Raw]) -> Iterator[_Block]:
    """The lines block by block: what belongs together, its kind, and a heading's level."""
    kinds = _kinds(lines)
    breaks = _break_test(lines)
    block, in_list = [lines[0]], False
    for position in range(1, len(lines)):
        before, raw, kind = lines[position - 1], lines[position], kinds[position]
        if _same_block(block, kinds[position - 1], raw, kind) and not (
            kind == "text" and breaks(before, raw, in_list)
        ):
            block.append(raw)
            kinds[position] = kinds[position - 1]
            continue
        in_list = _list_begins(block, kinds[position - 1], in_list)
        yield _finished(block, kinds[position - 1], in_list)
        block = [raw]
    yield _finished(block, kinds[-1], in_list)


def _same_block(block: list[Raw], kind: ParagraphKind, raw: Raw, next_kind: ParagraphKind) -> bool:
    if kind == "heading":
        return next_kind == "text" and goes_on(block[-1].text, raw.text)
    return kind == next_kind and kind != "contents"


def _list_begins(block: list[Raw], kind: ParagraphKind, in_list: bool) -> bool:
    return is_reference_list(" ".join(raw.text for raw in block)) if kind == "heading" else in_list


def _finished(block: list[Raw], kind: ParagraphKind, in_list: bool) -> _Block:
    if kind == "heading":
        return block, kind, heading_level(" ".join(raw.text for raw in block)) or heading_level(block[0].text)
    return block, "references" if in_list and kind == "text" else kind, 0


def _kinds(lines: Sequence[Raw]) -> list[ParagraphKind]:
    kinds: list[ParagraphKind] = ["text"] * len(lines)
    short, spacing = _SHORT * _usual_width(lines), _spacing(lines)
    number: tuple[int, ...] = ()
    for position, raw in enumerate(lines):
        before = lines[position - 1] if position else None
        if is_contents_line(raw.text):
            kinds[position] = "contents"
        elif not raw.label and heading_level(raw.text) and (raw.gap > spacing or _may_be_heading(before, short)):
            own = heading_number(raw.text)
            if not own or not _by_labels(lines, position) or continues(own, number):
                kinds[position], number = "heading", own or number
    for start, end in _narrow_runs(lines, kinds):
        kinds[start:end] = ["table"] * (end - start)
    return kinds


def _by_labels(lines: Sequence[Raw], position: int) -> bool:
    """Whether a line may be the last label of a figure, so that only its number tells it from a heading."""
    return any(raw.label or is_labels(raw.text) for raw in lines[max(0, position - 1) : position + 2])


def _may_be_heading(before: Raw | None, short: float) -> bool:
    """A heading does not stand in the middle of a sentence."""
    if before is None or heading_level(before.text):
        return True
    return before.text.rstrip().endswith(_SENTENCE_END) or len(before.text.strip()) < short


def _narrow_runs(lines: Sequence[Raw], kinds: Sequence[ParagraphKind]) -> Iterator[tuple[int, int]]:
    """Where narrow lines follow each other: a table in a text that knows no tables."""
    limit = _NARROW * _usual_width(lines)
    start = 0
    for position in range(len(lines) + 1):
        inside = (
            position < len(lines)
            and len(lines[position].text.strip()) <= limit
            and _may_be_cell(lines[position], kinds[position])
        )
        if inside:
            continue
        if start + 1 < position and lines[start].gap < lines[start + 1].gap:
            start += 1  # the end of a line that was too long for the page
        if position - start >= _NARROW_LINES and not _is_list(lines[start:position]):
            yield start, position
        start = position + 1


def _may_be_cell(raw: Raw, kind: ParagraphKind) -> bool:
    """A table may well have a column called "Resultat"; a numbered heading ends it."""
    return kind == "text" or (kind == "heading" and not raw.text.lstrip()[:1].isdigit())


def _is_list(lines: Sequence[Raw]) -> bool:
    """Whether most of the lines are items, or sentences of their own, and so no cells."""
    items = sum(bool(_BULLET.match(raw.text)) or raw.text.rstrip().endswith((".", ";")) for raw in lines)
    return items > 0.5 * len(lines)


def _usual_width(lines: Sequence[Raw]) -> int:
    widths = sorted(len(raw.text.strip()) for raw in lines)
    return widths[len(widths) * 3 // 4]


def _break_test(lines: Sequence[Raw]) -> Callable[[Raw, Raw, bool], bool]:
    """The test whether a paragraph ends between two lines, fitted to how this text is set."""
    spacing, usual = _spacing(lines), _usual_width(lines)

    def breaks(before: Raw, raw: Raw, in_list: bool) -> bool:
        if raw.gap > spacing or _BULLET.match(raw.text):
            return True
        if in_list:
            return bool(_ENTRY.match(raw.text)) and not before.text.rstrip().endswith((",", "&"))
        if raw.gap or _goes_on(before, raw):
            return False
        return usual > _UNWRAPPED or (spacing == 0 and len(before.text.strip()) < 0.75 * usual)

    return breaks


def _spacing(lines: Sequence[Raw]) -> int:
    """How many empty lines stand between two lines of the same paragraph: 0, or 1 in a text set double."""
    double = going_on = 0
    for before, raw in pairwise(lines):
        if raw.gap == 1 and not heading_level(before.text) and not heading_level(raw.text):
            double += 1
            going_on += _goes_on(before, raw)
    return int(double > 0.15 * len(lines) and going_on > max(_FEWEST, 0.4 * double))


def _goes_on(before: Raw, raw: Raw) -> bool:
    """Whether a sentence runs from one line into the next."""
    return not before.text.rstrip().endswith(_SENTENCE_END) or raw.text.lstrip()[:1].islower()
