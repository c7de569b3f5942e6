"""A copy of a Word file with a comment at each finding; everything else is left as it was.

Comments are those of Office Open XML, ECMA-376 part 1, §17.13.4. They carry no date, so that the same file and
the same findings give the same bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from litmatrix.word_text import paragraphs, runs, shown
from litmatrix.writers.word.package import Package, read_package
from litmatrix.writers.word.xml import Element, tag, text_node, w

AUTHOR, INITIALS = "litmatrix", "lm"
_NOTES = ("footnotes", "endnotes")


class Remark(NamedTuple):
    """What a comment says, and the stretch of text that it stands at."""

    paragraph: int
    """Counted through the file from 1, as `word_text` counts: body first, then footnotes and endnotes."""
    start: int
    end: int
    lines: tuple[str, ...]


def annotated(data: bytes, remarks: Iterable[Remark]) -> bytes:
    """The file with the remarks as comments. Raises `NotWord` for what is no Word file."""
    package = read_package(data)
    package.edit(package.main)
    counted = list(_counted(package))
    comments = _Comments(package)
    for remark in remarks:
        if 1 <= remark.paragraph <= len(counted):
            comments.add(counted[remark.paragraph - 1], remark)
    comments.store()
    return package.to_bytes()


def _counted(package: Package) -> Iterator[Element | None]:
    """The paragraphs in the order in which they are counted; for those of a note the run that refers to it.

    Word allows no comment inside a note.
    """
    body = package.xml(package.main)
    yield from paragraphs(body)
    for kind in _NOTES:
        part = package.related(kind)
        if part is None:
            continue
        references = {one.get(tag("id")): one.getparent() for one in body.iter(tag(f"{kind[:-1]}Reference"))}
        for paragraph in paragraphs(package.xml(part)):
            note = next((one for one in paragraph.iterancestors() if one.tag == tag(kind[:-1])), None)
            yield references.get(note.get(tag("id"))) if note is not None else None


class _Comments:
    """The comments of one file, old and new."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._part = package.related("comments")
        self._root = package.edit(self._part) if self._part else w("comments")
        taken = [int(one.get(tag("id"), "0")) for one in self._root if one.get(tag("id"), "0").isdecimal()]
        self._next = max(taken, default=-1) + 1

    def add(self, where: Element | None, remark: Remark) -> None:
        """Put the remark at its words; in a paragraph without them, and at a note, at the whole of it."""
        if where is None:
            return
        covered = [where] if where.tag == tag("r") else _covered(where, remark.start, remark.end)
        if not covered:
            return
        number, self._next = self._next, self._next + 1
        first, last = covered[0], covered[-1]
        first.addprevious(w("commentRangeStart", id=number))
        reference = w("r", w("rPr", w("rStyle", val="CommentReference")), w("commentReference", id=number))
        last.addnext(w("commentRangeEnd", id=number))
        last.getnext().addnext(reference)
        self._root.append(_comment(number, remark.lines))

    def store(self) -> None:
        """Add the part, where the file had none."""
        if self._part is None and len(self._root):
            self._package.add("comments", "comments.xml", self._root)


def _comment(number: int, lines: Sequence[str]) -> Element:
    written = [w("p", w("r", text_node(line))) for line in lines]
    return w("comment", *written, id=number, author=AUTHOR, initials=INITIALS)


def _covered(paragraph: Element, start: int, end: int) -> list[Element]:
    """The runs that show exactly `text[start:end]`; runs are cut where it begins and ends inside them."""
    for edge in (start, end):
        _cut(paragraph, edge)
    found: list[Element] = []
    at = 0
    for run, text in runs(paragraph):
        if text and at < max(end, start + 1) and at + len(text) > start:
            found.append(run)
        at += len(text)
    # A range may not begin in one hyperlink and end outside it: then its first run has to do.
    return found if not found or found[0].getparent() is found[-1].getparent() else found[:1]


def _cut(paragraph: Element, edge: int) -> None:
    """Cut the run that `edge` lies inside of in two."""
    at = 0
    for run, text in runs(paragraph):
        if at < edge < at + len(text):
            run.addnext(_right_part(run, edge - at))
            return
        at += len(text)


def _right_part(run: Element, edge: int) -> Element:
    """What the run shows from `edge` on, as a run of its own with the same looks; it is taken from the run."""
    right = deepcopy(run)
    at = 0
    for mine, theirs in zip(list(run), list(right), strict=True):
        text = shown(mine)
        if mine.tag == tag("rPr"):
            continue
        if at >= edge:
            run.remove(mine)
        elif at + len(text) <= edge:
            right.remove(theirs)
        else:
            run.replace(mine, text_node(text[: edge - at]))
            right.replace(theirs, text_node(text[edge - at :]))
        at += len(text)
    return right
