"""A document put into a copy of the student's own thesis, between two bookmarks, with nothing else touched."""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy

from litmatrix.citations.reference_list import REFERENCES
from litmatrix.diagnostic import Fault
from litmatrix.document import Block, Document, Section, Table
from litmatrix.languages import language
from litmatrix.location import Location
from litmatrix.model import Review
from litmatrix.writers.drawings import figures_in
from litmatrix.writers.word.anchors import Anchors
from litmatrix.writers.word.body import Body, needs_turning, section_end
from litmatrix.writers.word.faults import NOT_WORD
from litmatrix.writers.word.hole import Hole, dig
from litmatrix.writers.word.live import LiveCitations, LiveWriter
from litmatrix.writers.word.numbering import Numbering, lists_in_use
from litmatrix.writers.word.package import NotWord, Package, read_package
from litmatrix.writers.word.page import A4, Pages, continued, go_on, landscape, page, unnamed
from litmatrix.writers.word.picture import MEDIA
from litmatrix.writers.word.regions import find_regions
from litmatrix.writers.word.runs import Runs
from litmatrix.writers.word.styles import Styles
from litmatrix.writers.word.table import TableWriter
from litmatrix.writers.word.xml import NAMESPACES, Element, R, child_value, get, tag

_OF_MATRIX = ("matrix", "grid")
"""What is put in of the matrix; the appraisals stand in the chapter."""
_ID = f"{{{R}}}id"
PLACES = ("litmatrix:matrix", "litmatrix:findings", "litmatrix:references")
"""What bookmarks and content controls that are filled are called; Word itself only allows `litmatrix_matrix`."""


def into(
    thesis: bytes,
    contents: Mapping[str, Document],
    path: str,
    live: LiveCitations | None = None,
    review: Review | None = None,
) -> tuple[bytes | None, tuple[Fault, ...]]:
    """A copy of the thesis with its marked places filled, or None and what is wrong with it.

    `contents` says what goes where: a name of `PLACES` -> the document that is put there. Of a matrix its tables
    are, of the findings their sections, of the references the entries alone; the text around has the headings.
    Places that the thesis does not mark are left out. `path` is the name of the thesis, for messages; `live` makes
    fields of citations, and `review` is marked, as in `to_word`.
    """
    try:
        filling = _Filling(read_package(thesis), contents, live, review)
        faults = filling.fill(path)
    except NotWord:
        return None, (Fault(NOT_WORD, Location(path)),)
    return (None, faults) if faults else (filling.package.to_bytes(), ())


class _Filling:
    """One filling of one thesis."""

    def __init__(
        self,
        package: Package,
        contents: Mapping[str, Document],
        live: LiveCitations | None,
        review: Review | None,
    ) -> None:
        self.package, self.contents, self.live, self.review = package, contents, live, review
        self.anchors: Anchors | None = None
        package.edit(package.main)
        self.body = package.body()
        self.styles = Styles(package)

    def fill(self, path: str) -> tuple[Fault, ...]:
        """Fill every place, or say why none is."""
        regions, faults = find_regions(self.body, self.contents, path)
        if faults:
            return tuple(faults)
        holes = [dig(region, self.styles) for region in regions]
        # What an earlier filling brought along goes with it.
        self.package.forget_links({link.get(_ID, "") for link in self.body.iter(tag("hyperlink"))})
        self.package.forget_parts(MEDIA, set(self.body.xpath("//@r:embed", namespaces=NAMESPACES)))
        numbering = Numbering(self.package, lists_in_use(self.body))
        pieces = [_pieces(hole.name, self.contents[hole.name]) for hole in holes]
        self.anchors = Anchors(self.review, self.body) if self.review else None
        # From the last to the first: what governs the text before a place may stand in the place after it.
        for number in reversed(range(len(holes))):
            earlier = [piece for one in pieces[:number] for piece in one]
            before = sum(1 for _ in _tables(earlier)), sum(1 for _ in figures_in(earlier))
            self._write(holes[number], pieces[number], numbering, before)
        return ()

    def _write(
        self, hole: Hole, pieces: tuple[Block | Section, ...], numbering: Numbering, captions: tuple[int, int]
    ) -> None:
        """`captions` are the tables and figures that are put in before."""
        words = language(self.contents[hole.name].language)
        runs = Runs(self.package, self.styles, None if self.styles.speaks_only(words.locale) else words.locale)
        living = LiveWriter(self.live, runs, hole.name.rpartition(":")[2]) if self.live else None
        after = _section_after(self.body, hole.marker)
        before = hole.sections[0] if hole.sections else deepcopy(after)
        pages = Pages(before, unnamed(continued(after)), landscape(before))
        turns = _turns(pieces, pages)
        # No section ends inside a content control: all of it lies on its side, or nothing does.
        only_tables = all(isinstance(piece, Table) for piece in pieces)
        around = hole.control is not None and turns and only_tables
        writer = Body(
            runs,
            self.styles,
            numbering,
            TableWriter(runs, self.styles, words),
            Pages(pages.turned, pages.turned, pages.turned) if around else pages,
            tables_before=captions[0] + _captions_before(self.body, hole.marker, words.label("table")),
            figures_before=captions[1] + _captions_before(self.body, hole.marker, words.label("figure")),
            heading_level=_heading_before(hole.marker, self.styles) + 1,
            may_turn=hole.control is None,
            anchors=self.anchors,
        )
        if hole.sections and hole.control is None and not turns:  # the first turning would end those pages, too
            writer.begin_section()
        writer.pieces(pieces)
        writer.end()
        if living:
            living.bibliography(writer.references)
        ends_before = hole.control is not None and (around or bool(hole.sections))
        hole.fill(
            writer.elements,
            section_end(self.styles, before) if ends_before else None,
            section_end(self.styles, pages.turned) if around else None,
        )
        if not hole.sections and (around or writer.was_turned):
            go_on(after)


def _turns(pieces: Iterable[Block | Section], pages: Pages) -> bool:
    """Whether the text needs pages that lie on their side, and does not stand on such already."""
    if page(pages.first).is_landscape:
        return False
    return any(needs_turning(table, pages) for table in _tables(pieces))


def _pieces(name: str, document: Document) -> tuple[Block | Section, ...]:
    """What of a document goes into a text that has headings of its own."""
    if name == "litmatrix:matrix":
        return tuple(block for block in document.blocks if isinstance(block, Table) and block.id in _OF_MATRIX)
    if name == "litmatrix:references":
        lists = (section for section in document.sections if section.id == REFERENCES)
        return tuple(block for section in lists for block in section.blocks)
    return (*document.blocks, *(section for section in document.sections if section.id != REFERENCES))


def _tables(pieces: Iterable[Block | Section]) -> Iterable[Table]:
    for piece in pieces:
        if isinstance(piece, Table):
            yield piece
        elif isinstance(piece, Section):
            yield from _tables((*piece.blocks, *piece.sections))


def _section_after(body: Element, marker: Element) -> Element:
    """The properties of the section that the text behind `marker` belongs to; made where the file has none."""
    passed = False
    for element in body.iter(marker.tag, tag("sectPr")):
        passed = passed or element is marker
        if passed and element.tag == tag("sectPr") and element.getparent().tag != tag("sectPrChange"):
            return element
    section = deepcopy(A4)
    body.append(section)
    return section


def _captions_before(body: Element, marker: Element, name: str) -> int:
    """How many captions of this name stand before `marker`: fields `SEQ Tabell`."""
    field = re.compile(rf"\bSEQ\s+{re.escape(name)}\b", re.IGNORECASE)
    text: list[str] = []
    for element in body.iter():
        if element is marker:
            break
        if element.tag == tag("instrText"):
            text.append(element.text or "")
        elif element.tag == tag("fldSimple"):
            text.append(f" {get(element, 'instr')} ")
        elif element.tag == tag("fldChar"):
            text.append("\n")
    return len(field.findall("".join(text)))


def _heading_before(marker: Element, styles: Styles) -> int:
    """The level of the heading that the place stands under, 0 where there is none."""
    element = marker
    while element is not None:
        for sibling in element.itersiblings(tag("p"), preceding=True):
            level = styles.heading_level(child_value(sibling.find(tag("pPr")), "pStyle"))
            if level:
                return level
        element = element.getparent()
    return 0
